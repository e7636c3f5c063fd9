"""C7: what sending costs, as tables and for any amount."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaas.terms.rules import Band, cost_of, cost_together, problem_of, rises

pytestmark = pytest.mark.once

cents = st.integers(0, 10**9).map(lambda whole: Decimal(whole).scaleb(-2))


@st.composite
def right_bands(draw: st.DrawFn) -> list[Band]:
    """Bands that hold together, in any order: one begins at nothing, no two at the same amount."""
    starts = draw(st.lists(cents.filter(bool), unique=True, max_size=8))
    bands = [Band(start, draw(cents)) for start in (Decimal(0), *starts)]
    return draw(st.permutations(bands))


BANDS = [Band(Decimal(0), Decimal("7.50")), Band(Decimal(100), Decimal(5)), Band(Decimal(500), Decimal(0))]


@pytest.mark.parametrize(
    ("amount", "cost"),
    [("0", "7.50"), ("99.99", "7.50"), ("100", "5"), ("499.99", "5"), ("500", "0"), ("1000000", "0")],
)
def test_a_scheme_in_three_bands(amount: str, cost: str) -> None:
    assert cost_of(Decimal(amount), BANDS) == Decimal(cost)


@given(right_bands(), cents)
def test_every_amount_has_the_cost_of_the_last_band_that_began(bands: list[Band], amount: Decimal) -> None:
    """No gap and no overlap: exactly one band holds, whatever their order."""
    ordered = sorted(bands)
    ends = [*(band.from_amount for band in ordered[1:]), None]
    holding = [
        band
        for band, end in zip(ordered, ends, strict=True)
        if band.from_amount <= amount and (end is None or amount < end)
    ]
    assert problem_of(bands) == ""
    assert [band.cost for band in holding] == [cost_of(amount, bands)]


@given(st.lists(st.builds(Band, cents, cents), max_size=6))
def test_what_does_not_hold_together_is_named(bands: list[Band]) -> None:
    starts = [band.from_amount for band in bands]
    expected = (
        "bands_none" if not starts else "bands_start" if 0 not in starts
        else "bands_twice" if len(set(starts)) < len(starts) else ""
    )  # fmt: skip
    assert problem_of(bands) == expected


@given(st.lists(cents, min_size=1))
def test_together_only_the_highest_counts(costs: list[Decimal]) -> None:
    assert cost_together(costs) == max(costs)
    assert cost_together([]) == 0


@pytest.mark.parametrize(
    ("steps", "right"),
    [((7, 14, 21, 30), True), ((7, None, 21, None), True), ((), True), ((7, 7), False), ((14, None, 7), False)],
)
def test_steps_follow_each_other(steps: tuple[int | None, ...], right: bool) -> None:
    assert rises(steps) is right
