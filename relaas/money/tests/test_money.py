"""K3: what must hold for any lines at all."""

from decimal import Decimal, Inexact, InvalidOperation, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaas.money.lines import line_amount
from relaas.money.regimes import Regime, under_regime
from relaas.money.rounding import EXACT, to_cents, total
from relaas.money.vat import Category, Taxed, Totals, totals

pytestmark = pytest.mark.once

millionths = st.integers(-(10**15 - 1), 10**15 - 1).map(lambda whole: Decimal(whole).scaleb(-6))
quantities = millionths.map(abs)
discounts = st.integers(0, 10_000).map(lambda whole: Decimal(whole).scaleb(-2))
# Amounts around every half cent as well: small ones, where rounding shows most.
amounts = st.one_of(st.integers(-300, 300), st.integers(-(10**12), 10**12)).map(lambda whole: Decimal(whole).scaleb(-2))
rates = st.sampled_from([Decimal(21), Decimal("21.00"), Decimal(9), Decimal(6), Decimal("12.5"), Decimal(0)])
standard = st.builds(Taxed, amounts, st.just(Category.STANDARD), rates)
without_rate = st.sampled_from([category for category in Category if category is not Category.STANDARD])
untaxed = st.builds(Taxed, amounts, without_rate, st.just(Decimal(0)))
documents = st.lists(st.one_of(standard, untaxed), max_size=60)


def half_up(exact: Fraction) -> int:
    """Whole cents, half up away from zero, worked out in whole numbers only."""
    whole, rest = divmod(abs(exact) * 100, 1)
    cents = int(whole) + (rest >= Fraction(1, 2))
    return -cents if exact < 0 else cents


@given(quantities, millionths, discounts)
def test_a_line_is_rounded_once_and_half_up(quantity: Decimal, price: Decimal, discount: Decimal) -> None:
    """K3: the same as in fractions, to the cent, up to the largest quantity and price."""
    exact = Fraction(quantity) * Fraction(price) * (1 - Fraction(discount) / 100)
    assert line_amount(quantity, price, discount) == Decimal(half_up(exact)).scaleb(-2)


@given(quantities, millionths, discounts)
def test_a_line_the_other_way_is_the_opposite(quantity: Decimal, price: Decimal, discount: Decimal) -> None:
    opposite = -line_amount(quantity, price, discount)
    assert line_amount(quantity, -price, discount) == opposite
    assert line_amount(-quantity, price, discount) == opposite


@given(documents)
def test_the_total_is_the_total_of_the_parts(document: list[Taxed]) -> None:
    """K3: nothing is lost between lines, parts and totals."""
    found = totals(document)
    assert found.net == total(taxed.amount for taxed in document) == total(part.base for part in found.parts)
    assert found.vat == total(part.vat for part in found.parts)
    assert found.gross == found.net + found.vat
    assert {(part.category, part.rate) for part in found.parts} == {(taxed.category, taxed.rate) for taxed in document}


@given(documents)
def test_vat_is_rounded_per_category_and_rate_and_half_up(document: list[Taxed]) -> None:
    """K3: over the sum of a category and rate, never per line."""
    for part in totals(document).parts:
        of_part = [taxed for taxed in document if (taxed.category, taxed.rate) == (part.category, part.rate)]
        base = sum((Fraction(taxed.amount) for taxed in of_part), Fraction(0))
        assert part.base == Decimal(half_up(base)).scaleb(-2)
        assert part.vat == Decimal(half_up(base * Fraction(part.rate) / 100)).scaleb(-2)


@given(documents)
def test_a_credit_is_the_exact_opposite(document: list[Taxed]) -> None:
    """K3: to the cent, in every part and every total."""
    credit = totals(Taxed(-taxed.amount, taxed.category, taxed.rate) for taxed in document)
    given_ = totals(document)
    assert figures(credit) == [-figure for figure in figures(given_)]
    assert [(part.category, part.rate) for part in credit.parts] == [
        (part.category, part.rate) for part in given_.parts
    ]


def figures(found: Totals) -> list[Decimal]:
    return [found.net, found.vat, found.gross, *(figure for part in found.parts for figure in (part.base, part.vat))]


@given(documents, st.randoms(use_true_random=False))
def test_any_order_of_lines_gives_the_same(document: list[Taxed], chance: object) -> None:
    shuffled = document.copy()
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # a Random of Hypothesis
    assert totals(shuffled) == totals(document)


@given(documents, st.sampled_from([regime for regime in Regime if regime is not Regime.STANDARD]))
def test_a_regime_makes_the_whole_document_one_category_without_vat(document: list[Taxed], regime: Regime) -> None:
    """C10: what the codes of the lines say does not count."""
    under = [Taxed(taxed.amount, *under_regime(regime, taxed.category, taxed.rate)) for taxed in document]
    found = totals(under)
    assert len({part.category for part in found.parts}) == min(len(document), 1)
    assert found.vat == 0
    assert found.gross == found.net == totals(document).net


@given(documents)
def test_the_standard_regime_follows_the_code_of_each_line(document: list[Taxed]) -> None:
    for taxed in document:
        assert under_regime("standard", taxed.category.value, taxed.rate) == (taxed.category, taxed.rate)


@pytest.mark.parametrize("category", [category for category in Category if category is not Category.STANDARD])
def test_only_the_standard_category_has_a_rate(category: Category) -> None:
    with pytest.raises(ValueError, match="has no rate"):
        Taxed(Decimal(1), category, Decimal(21))


def test_a_document_of_nothing_comes_to_nothing() -> None:
    assert totals([]) == Totals(Decimal(0), (), Decimal(0), Decimal(0))
    assert str(totals([]).gross) == "0.00"


def test_what_a_caller_did_to_its_own_arithmetic_makes_no_difference() -> None:
    """A thread that counts in three digits gets the same as everybody else."""
    with localcontext() as own:
        own.prec = 3
        assert line_amount(Decimal("1234.567891"), Decimal("8.5")) == Decimal("10493.83")
        found = totals([Taxed(Decimal("123456.78"), Category.STANDARD, Decimal(21))])
    assert (found.vat, found.gross) == (Decimal("25925.92"), Decimal("149382.70"))


def test_a_digit_is_never_lost_without_a_word() -> None:
    """What would not fit the hundred digits is an error, and so is what is no number."""
    with pytest.raises(Inexact):
        EXACT.multiply(Decimal(10**99 + 1), Decimal(10**99 + 1))
    with pytest.raises(InvalidOperation):
        to_cents(Decimal("Infinity"))
