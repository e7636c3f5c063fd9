"""K3: the verbs about lines: what stands there then, what the story tells, what is refused."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation

from relaas.administrations.models import Administration
from relaas.catalog.models import PriceUnit, VatCode
from relaas.contracts.lines.keeping import differing_sums, lines_of, rebuild_sums
from relaas.contracts.lines.reckoning import reckon
from relaas.contracts.lines.table import change_lines
from relaas.contracts.lines.verbs import (
    add_heading,
    add_lines,
    add_subtotal,
    change_line,
    move_line,
    remove_lines,
    reorder_lines,
)
from relaas.contracts.models import Contract, Status
from relaas.contracts.rights import CHANGE_PURCHASE
from relaas.contracts.tests.conftest import BY, MakeRequest
from relaas.contracts.tests.making import loss_reason, make_contract
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.concurrency import ChangedMeanwhile
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties.models import Party
from relaas.story.models import Transaction
from relaas.story.telling import story_of
from relaas.story.undoing import undo
from relaas.story.writing import writing
from relaas.terms.control import change_process_control

FLOUR = {"description": "Roggemeel volkoren 25 kg", "quantity": "160", "price": "19,50", "discount": "5"}
SENSOR = {"description": "Silosensor", "quantity": "2", "price": "45"}


@pytest.fixture
def request_(request_of: MakeRequest, bakery: Party) -> Contract:
    return request_of(bakery)


def names(contract: Contract) -> list[str]:
    return [str(line) for line in lines_of(contract)]


def told(contract: Contract) -> list[tuple[str, str]]:
    with translation.override("nl"):
        return [(entry.title, entry.detail) for entry in story_of(subject_of(contract), BY).entries]


def code_of(name: str) -> VatCode:
    return VatCode.objects.get(name=name)


def refused(deed: Any) -> list[tuple[str, str | None]]:
    with pytest.raises(Refused) as refusal:
        deed()
    return [(problem.code, problem.field) for problem in refusal.value.problems]


def test_lines_are_added_with_their_amounts_and_the_sums_of_the_contract(request_: Contract) -> None:
    """K3: amount per line to the cent, VAT over the sum; a pasted set is one step that is undone as one."""
    low, high = code_of("Laag"), code_of("Hoog")
    add_lines(request_, lines=[{**FLOUR, "vat_code": low}, {**SENSOR, "vat_code": high}], by=BY)
    assert [line.amount for line in lines_of(request_)] == [Decimal("2964.00"), Decimal("90.00")]
    assert (request_.net, request_.vat, request_.gross) == (Decimal("3054.00"), Decimal("285.66"), Decimal("3339.66"))
    assert told(request_)[0] == (
        "2 regels toegevoegd",
        f"{request_.number} · Roggemeel volkoren 25 kg, Silosensor · €\xa00,00 → €\xa03.054,00",
    )
    assert told(request_)[0] in [(e.title, e.detail) for e in _story_of_the_relation(request_)]
    undo(Transaction.objects.latest("pk"), by=BY)
    request_.refresh_from_db()
    assert (names(request_), request_.gross) == ([], Decimal(0))


def _story_of_the_relation(contract: Contract) -> list[Any]:
    with translation.override("nl"):
        return story_of(subject_of(contract.relation), BY).entries


def test_what_is_left_out_starts_as_on_the_screen(request_: Contract) -> None:
    [line] = add_lines(request_, lines=[{"description": "Montage", "price": "92,50"}], by=BY)
    assert (line.quantity, line.discount, line.amount) == (Decimal(1), Decimal(0), Decimal("92.50"))
    assert line.vat_code is not None
    assert line.vat_code.rate_on(line.contract.status_since.date()) == Decimal(21)


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"description": ""}, ("required", "lines.1.description")),
        ({"description": "x" * 5000}, ("too_long", "lines.1.description")),
        ({"quantity": "1,1234567"}, ("quantity_places", "lines.1.quantity")),
        ({"quantity": "-1"}, ("quantity_negative", "lines.1.quantity")),
        ({"price": "1000000000000"}, ("price_large", "lines.1.price")),
        ({"price": ""}, ("required", "lines.1.price")),
        ({"price": "🙂"}, ("price", "lines.1.price")),
        ({"quantity": "999999999", "price": "999999999"}, ("amount_large", "lines.1.price")),
        ({"discount": "101"}, ("percentage", "lines.1.discount")),
        ({"vat_code": None}, ("required", "lines.1.vat_code")),
        ({"vat_code": "hoogst"}, ("choice", "lines.1.vat_code")),
        ({"kind": "heading", "description": ""}, ("required", "lines.1.description")),
        ({"kind": "note"}, ("choice", "lines.1.kind")),
    ],
)
def test_what_is_wrong_is_said_at_its_cell_and_nothing_is_kept(
    request_: Contract, facts: dict[str, Any], problem: tuple[str, str]
) -> None:
    """Bad input of the issue: six decimals are kept, more refused; a price of 10^12; 101 %; no description."""
    assert refused(lambda: add_lines(request_, lines=[FLOUR, {**SENSOR, **facts}], by=BY)) == [problem]
    assert names(request_) == []


def test_a_quantity_of_six_decimals_is_kept(request_: Contract) -> None:
    [line] = add_lines(request_, lines=[{**SENSOR, "quantity": "1,123456"}], by=BY)
    line.refresh_from_db()
    assert (line.quantity, line.amount) == (Decimal("1.123456"), Decimal("50.56"))


def test_a_code_that_is_closed_on_the_day_is_not_chosen_but_stays(request_: Contract) -> None:
    """K6: it is the contract's first day that counts; what a line has already it keeps."""
    code, unit = code_of("Laag"), PriceUnit.objects.all()[0]
    [line] = add_lines(request_, lines=[{**FLOUR, "vat_code": code, "price_unit": unit}], by=BY)
    with writing(by=SYSTEM, what="test"):
        VatCode.objects.filter(pk=code.pk).update(closed_from="2020-01-01")
        PriceUnit.objects.filter(pk=unit.pk).update(closed_from="2020-01-01")
    code.refresh_from_db()
    unit.refresh_from_db()
    given = {**SENSOR, "vat_code": code, "price_unit": unit}
    assert refused(lambda: add_lines(request_, lines=[given], by=BY)) == [
        ("closed", "lines.0.price_unit"),
        ("closed", "lines.0.vat_code"),
    ]
    change_line(request_, line, facts={"quantity": "3"}, by=BY)
    assert line.amount == Decimal("55.58")


def test_headings_and_subtotals_order_the_lines(request_: Contract) -> None:
    """A subtotal is what stands above it, from the last heading or subtotal."""
    add_heading(request_, description="Meel", by=BY)
    add_lines(request_, lines=[FLOUR, SENSOR], by=BY)
    subtotal = add_subtotal(request_, by=BY)
    add_lines(request_, lines=[SENSOR], by=BY)
    add_subtotal(request_, description="Rest", by=BY)
    behind = [each.amount for each in reckon(request_, list(lines_of(request_))).lines]
    assert behind == [None, *(Decimal(each) for each in ("2964.00", "90.00", "3054.00", "90.00", "90.00"))]
    assert (subtotal.amount, request_.net) == (Decimal(0), Decimal("3144.00"))


def test_lines_are_put_in_order_and_taken_away(request_: Contract) -> None:
    first, second, third = add_lines(request_, lines=[{**SENSOR, "description": each} for each in "abc"], by=BY)
    move_line(request_, third, to=1, by=BY)
    assert names(request_) == ["c", "a", "b"]
    assert told(request_)[0] == ("Regels in een andere volgorde gezet", request_.number)
    reorder_lines(request_, order=[second, first], by=BY)
    assert names(request_) == ["c", "b", "a"]
    remove_lines(request_, [first, second], by=BY)
    assert (names(request_), request_.net) == (["c"], Decimal("90.00"))
    assert told(request_)[0] == ("2 regels verwijderd", f"{request_.number} · b, a · €\xa0270,00 → €\xa090,00")
    before = Transaction.objects.count()
    move_line(request_, third, to=1, by=BY)
    assert told(request_)[0][0] == "2 regels verwijderd", "what changes nothing is not told"
    assert Transaction.objects.count() == before + 1


def test_a_line_is_changed_and_a_stale_page_is_told(request_: Contract) -> None:
    [line] = add_lines(request_, lines=[FLOUR], by=BY)
    seen = {"price": line.price}
    change_line(request_, line, facts={"price": "20"}, seen=seen, by=BY)
    assert told(request_)[0] == (
        "Regels gewijzigd",
        f"{request_.number} · Roggemeel volkoren 25 kg: Prijs: 19,50 → 20,00 · €\xa02.964,00 → €\xa03.040,00",
    )
    with pytest.raises(ChangedMeanwhile):
        change_line(request_, line, facts={"price": "21"}, seen=seen, by=BY)


def test_cost_prices_are_not_told(request_: Contract) -> None:
    """Only who has the right sees them; the story is for everybody who may read the contract."""
    [line] = add_lines(request_, lines=[{**FLOUR, "cost_price": "12,34"}], by=BY)
    change_line(request_, line, facts={"cost_price": "13,57"}, by=BY)
    assert not [detail for _title, detail in told(request_) if "12,34" in detail or "13,57" in detail]


@pytest.mark.parametrize(
    "closed",
    [
        {"status": Status.EXECUTED, "signed_on": date(2026, 1, 1)},
        {"status": Status.LOST, "lost_on": date(2026, 1, 1)},
    ],
)
def test_what_is_done_or_lost_stays_as_it_is(ours: Administration, bakery: Party, closed: dict[str, Any]) -> None:
    given = {**closed, "lost_reason": loss_reason()} if "lost_on" in closed else closed
    contract = make_contract(ours, bakery, **given)
    [line] = lines_of(contract)
    deeds = [
        lambda: add_lines(contract, lines=[SENSOR], by=BY),
        lambda: change_line(contract, line, facts={"price": "1"}, by=BY),
        lambda: remove_lines(contract, [line], by=BY),
        lambda: move_line(contract, line, to=1, by=BY),
        lambda: change_lines(contract, rows=[], by=BY),
    ]
    for deed in deeds:
        assert refused(deed) == [("contract_closed", None)]


def test_who_may_change_the_other_direction_only_is_refused(request_: Contract) -> None:
    buyer = Actor("Inkoper", rights=frozenset({CHANGE_PURCHASE, "parties.read", "contracts.read_sales"}))
    with pytest.raises(Refused) as refusal:
        add_lines(request_, lines=[SENSOR], by=buyer)
    assert refusal.value.code == "policy"


@pytest.mark.parametrize(
    ("regime", "category"), [("reverse_charge", "AE"), ("intra_eu", "K"), ("export", "G"), ("exempt", "E")]
)
def test_another_regime_makes_the_whole_contract_untaxed(
    request_of: MakeRequest, bakery: Party, regime: str, category: str
) -> None:
    """C10: category and nought, whatever the codes of the lines; without a code as well."""
    contract = request_of(bakery, vat_regime=regime)
    add_lines(contract, lines=[FLOUR, {**SENSOR, "vat_code": None}], by=BY)
    [part] = reckon(contract, list(lines_of(contract))).totals.parts
    assert (str(part.category), part.rate, contract.vat) == (category, Decimal(0), Decimal(0))
    assert contract.gross == Decimal("3054.00")


def test_sums_that_went_wrong_are_found_and_put_right(request_: Contract) -> None:
    add_lines(request_, lines=[SENSOR], by=BY)
    assert differing_sums() == []
    with writing(by=SYSTEM, what="test"):
        Contract.objects.update(net=1, vat=0, gross=1)
    assert len(differing_sums()) == 1
    rebuild_sums()
    request_.refresh_from_db()
    assert (request_.net, differing_sums()) == (Decimal("90.00"), [])


def test_a_contract_has_so_many_lines(request_: Contract) -> None:
    """Fifty pasted lines are one step; more than three hundred are refused."""
    add_lines(request_, lines=[SENSOR] * 50, by=BY)
    assert told(request_)[0][0] == "50 regels toegevoegd"
    assert refused(lambda: add_lines(request_, lines=[SENSOR] * 251, by=BY)) == [("lines_many", None)]


def test_more_in_a_signed_contract_asks_as_signing_does(ours: Administration, bakery: Party) -> None:
    """C3, C5: no way around the law by signing first; less is always allowed, and undoing that is more again."""
    contract = make_contract(ours, bakery, gross=100, status=Status.CONTRACT, signed_on=date(2026, 1, 1))
    change_process_control(bakery, facts={"credit_limit": "150"}, by=BY)
    add_lines(contract, lines=[{"description": "Montage", "price": "40", "vat_code": None}], by=BY)
    with pytest.raises(Refused) as refusal:
        add_lines(contract, lines=[{"description": "Montage", "price": "40", "vat_code": None}], by=BY)
    assert (refusal.value.code, names(contract)) == ("policy", ["Meel", "Montage"])
    contract.refresh_from_db()
    remove_lines(contract, list(lines_of(contract))[:1], by=BY)
    removed = Transaction.objects.latest("pk")
    change_process_control(bakery, facts={"credit_limit": "50"}, by=BY)
    with pytest.raises(Refused) as refusal:
        undo(removed, by=BY)
    assert (refusal.value.code, names(contract)) == ("policy", ["Montage"])
