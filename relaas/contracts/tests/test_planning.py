"""S1, S2, S4-S6: what must hold for any periodic line at all, and against working it out day by day."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import islice, pairwise, takewhile
from time import process_time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from relaas.contracts.subscriptions.calendar import END_OF_DAYS
from relaas.contracts.subscriptions.planning import on_day, plan
from relaas.contracts.subscriptions.rules import (
    Days,
    Moment,
    Part,
    Terms,
    coming,
    ends_on,
    layout_of,
    moments,
    price_on,
    yearly_value,
)
from relaas.contracts.subscriptions.value import KINDS, value_events
from relaas.kernel.grids import add_months

pytestmark = pytest.mark.once

# `make test-full` tries each of these on five thousand lines.
EXAMPLES = settings().max_examples
thoroughly = settings(max_examples=5000 if EXAMPLES >= 2000 else EXAMPLES)
ONE_DAY = timedelta(days=1)
HORIZON = 30

days = st.one_of(
    st.dates(date(2023, 1, 1), date(2029, 1, 1)),
    st.sampled_from([date(2024, 2, 29), date(2027, 1, 31), date(2027, 1, 29), date(2027, 8, 30), date(2027, 12, 31)]),
)
prices = st.integers(-(10**10), 10**12).map(lambda whole: Decimal(whole).scaleb(-6))
pauses = st.builds(
    lambda start, length: Days(start, start + timedelta(length) if length else None), days, st.integers(0, 400)
)


@st.composite
def terms(draw: st.DrawFn) -> Terms:
    start = draw(days)
    changes = draw(st.lists(st.tuples(days, prices), max_size=3, unique_by=lambda change: change[0]))
    lasts = draw(st.none() | st.integers(1, 1500))
    return Terms(
        quantity=draw(st.integers(0, 10**9)) * Decimal("0.000001"),
        discount=draw(st.integers(0, 10_000)) * Decimal("0.01"),
        prices=((start, draw(prices)), *(change for change in changes if change[0] > start)),
        price_per=draw(st.sampled_from(["day", "week", "month", "quarter", "year"])),
        every=draw(st.sampled_from([1, 1, 2, 3, 4, 5, 13, 99])),
        interval=draw(st.sampled_from(["week", "month", "quarter", "half_year", "year"])),
        moment=draw(st.sampled_from(["before", "after"])),
        splits=draw(st.sampled_from(["quantity", "price"])),
        alignment=draw(st.sampled_from(["start", "calendar"])),
        from_day=start,
        until_day=start + timedelta(lasts) if lasts else None,
        times=0 if lasts else draw(st.sampled_from([0, 0, 1, 2, 12])),
        renews=bool(lasts) and draw(st.booleans()),
        pauses=tuple(draw(st.lists(pauses, max_size=2))),
    )


def first_of(line: Terms) -> list[Moment]:
    return list(islice(moments(line), HORIZON))


def paused(line: Terms, day: date) -> bool:
    return any(start <= day and (until is None or day < until) for start, until in line.pauses)


def each_day(start: date, until: date) -> Iterator[date]:
    return (start + timedelta(number) for number in range((until - start).days))


@thoroughly
@given(terms())
def test_periods_tile_the_term(line: Terms) -> None:
    """S1: without a pause there is no gap and no overlap, from the first day to the last."""
    found = first_of(replace(line, pauses=()))
    end = ends_on(line)
    assert found[0].from_day == line.from_day
    assert all(one.until_day == other.from_day for one, other in pairwise(found))
    assert all(moment.from_day < moment.until_day for moment in found)
    if len(found) < HORIZON:
        assert found[-1].until_day == (END_OF_DAYS if end is None else end)
    for moment in found:
        assert [part.from_day for part in moment.parts] + [moment.until_day] == [
            moment.from_day,
            *(part.until_day for part in moment.parts),
        ]


@thoroughly
@given(terms())
def test_a_pause_takes_exactly_its_days(line: Terms) -> None:
    """S6: the days in a part are those of its period that are not paused, each once; no period moves."""
    through = add_months(line.from_day, 40)

    def first_years(of: Terms) -> list[Moment]:
        return list(takewhile(lambda moment: moment.from_day < through, moments(of)))

    whole = {(one.from_day, one.until_day) for one in first_years(replace(line, pauses=()))}
    for moment in first_years(line):
        assume(moment.until_day < date(2150, 1, 1))
        assert (moment.from_day, moment.until_day) in whole
        whole.remove((moment.from_day, moment.until_day))
        planned = [day for part in moment.parts for day in each_day(part.from_day, part.until_day)]
        assert planned == [day for day in each_day(moment.from_day, moment.until_day) if not paused(line, day)]


def unit_of(line: Terms, day: date) -> tuple[date, date, Fraction]:
    """Worked out apart from the program: the unit in which a day lies, and how many price periods it is."""
    step = {"week": 0, "month": 1, "quarter": 3, "half_year": 6, "year": 12}[line.interval] * line.every
    if line.price_per in ("day", "week"):
        return day, day + ONE_DAY, Fraction(1, 7 if line.price_per == "week" else 1)
    priced = {"month": 1, "quarter": 3, "year": 12}[line.price_per]
    unit = next(number for number in (12, 6, 4, 3, 2, 1) if priced % number == 0 and (not step or step % number == 0))
    anchor = line.from_day
    if line.alignment == "calendar":
        anchor = anchor.replace(day=1) if step and 12 % step else date(anchor.year, 1, 1)
    number = (day.year - anchor.year) * 12 // unit - 12 // unit - 1
    while add_months(anchor, (number + 1) * unit) <= day:
        number += 1
    return add_months(anchor, number * unit), add_months(anchor, (number + 1) * unit), Fraction(unit, priced)


def exact_of(line: Terms, moment: Moment) -> Fraction:
    """S2: what a moment comes to before it is rounded, added up day by day."""
    once = Fraction(line.quantity) * (1 - Fraction(line.discount) / 100)
    number: Counter[tuple[Decimal, Fraction]] = Counter()
    start = until = date.min
    for day in each_day(moment.from_day, moment.until_day):
        if day >= until:
            start, until, share = unit_of(line, day)
        if not paused(line, day):
            number[price_on(line, day), share / (until - start).days] += 1
    return sum((once * Fraction(price) * share * count for (price, share), count in number.items()), Fraction(0))


@thoroughly
@given(terms())
def test_each_block_comes_to_its_rounded_whole(line: Terms) -> None:
    """S2: every invoice lies within a cent of what its days come to, and those of a block are together the rounded
    whole of them."""
    layout = layout_of(line)
    assume(layout.periods.step < 100)
    blocks: dict[int, list[Moment]] = defaultdict(list)
    for moment in islice(moments(line), 13):
        blocks[layout.periods.index(moment.from_day) // layout.block].append(moment)
    for block in blocks.values():
        exact = Fraction(0)
        cents = 0
        for moment in block:
            exact += exact_of(line, moment)
            cents += int(moment.amount * 100)
            assert abs(exact * 100 - cents) <= Fraction(1, 2)
            assert moment.amount == sum(part.amount for part in moment.parts)


@thoroughly
@given(terms(), st.integers(0, HORIZON - 1), st.integers(0, 40))
def test_the_plan_is_the_same_from_whatever_period_it_is_asked(line: Terms, skip: int, later: int) -> None:
    """S3: jumping to a period gives what walking to it gives."""
    walked = first_of(line)
    assume(len(walked) > skip)
    start = walked[skip]
    asked = min(start.from_day + timedelta(later), start.until_day - ONE_DAY)
    assert list(islice(moments(line, from_period=asked), HORIZON - skip)) == walked[skip:]
    due = [moment for moment in walked if moment.day >= asked]
    assert list(islice(coming(line, asked), len(due))) == due


@thoroughly
@given(terms(), days, prices, st.none() | pauses)
def test_what_changes_later_changes_nothing_before(line: Terms, day: date, price: Decimal, pause: Days | None) -> None:
    """S5, S6: every part that is over by the day of a price change or a pause stays as it was, to the cent."""
    assume(day > line.from_day and all(day > change for change, _price in line.prices))
    changed = replace(line, prices=(*line.prices, (day, price)))
    if pause:
        changed = replace(changed, pauses=(*line.pauses, Days(max(day, pause.from_day), None)))

    def before(of: Terms) -> list[tuple[date, Part]]:
        found = takewhile(lambda moment: moment.from_day < day, moments(of, from_period=day - timedelta(400)))
        return [(moment.day, part) for moment in found for part in moment.parts if part.until_day <= day]

    there = before(line)
    assert before(changed)[: len(there)] == there


@thoroughly
@given(st.lists(terms(), max_size=8), days, st.integers(1, 24))
def test_lines_together_are_planned_as_each_by_itself(lines: list[Terms], day: date, number: int) -> None:
    """S3: day by day what each line would be invoiced, added up; and the lines of one of these days."""
    many = dict(enumerate(lines))
    by_day: dict[date, list[Moment]] = defaultdict(list)
    for line in lines:
        for moment in islice(coming(line, day), number):
            by_day[moment.day].append(moment)
    planned = plan(many, from_day=day, moments=number)
    assert [one.day for one in planned] == sorted(by_day)[:number]
    for one in planned:
        there = by_day[one.day]
        assert (one.amount, one.lines) == (sum(moment.amount for moment in there), len(there))
        assert one.parts == sum(len(moment.parts) for moment in there)
        assert [moment for _key, moment in on_day(many, one.day)] == [
            moment for line in lines for moment in islice(coming(line, one.day), 1) if moment.day == one.day
        ]


@thoroughly
@given(terms(), days, days)
def test_the_value_before_with_what_came_and_went_is_the_value_after(line: Terms, one: date, other: date) -> None:
    """Point for point the yearly value of the day."""
    start, until = sorted((one, other))
    events = value_events(line)
    end = ends_on(line)

    def value(day: date) -> Decimal:
        runs = line.from_day <= day and (end is None or day < end)
        return yearly_value(line, day) if runs else Decimal(0)

    assert value(start) + sum(event.delta for event in events if start < event.day <= until) == value(until)
    assert {event.kind for event in events} <= set(KINDS)
    assert [event.day for event in events] == sorted({event.day for event in events})


@pytest.mark.parametrize("interval", ["week", "month", "quarter", "half_year", "year"])
@pytest.mark.parametrize("start", [date(2999, 12, 1), date(3000, 1, 1), date(9999, 12, 31), date(1, 1, 1)])
def test_the_end_of_days_is_no_error(start: date, interval: str) -> None:
    """Hostile days and steps: the plan stops, nothing overflows, and a pause of a thousand years is stepped over."""
    line = of_month(from_day=start, every=99, interval=interval, alignment="calendar", price_per="year")
    found = list(moments(line, from_period=date(2999, 11, 1)))
    assert len(found) == (start < END_OF_DAYS)
    assert all(moment.until_day <= END_OF_DAYS for moment in found)
    weekly = of_month(from_day=date(2026, 1, 1), interval="week", pauses=(Days(date(2026, 1, 1), None),))
    assert (list(moments(weekly)), plan({1: weekly}, from_day=date(2026, 1, 1))) == ([], [])


def of_month(**said: object) -> Terms:
    line = Terms(
        quantity=Decimal(1),
        discount=Decimal(0),
        prices=((date(2026, 1, 1), Decimal("99.95")),),
        price_per="month",
        every=1,
        interval="month",
        moment="before",
        splits="quantity",
        alignment="start",
        from_day=date(2026, 1, 31),
    )
    return replace(line, **said)  # type: ignore[arg-type] # what a test says of it


def test_ten_thousand_lines_are_planned_in_about_a_second() -> None:
    """S3: with prices, days and ends of their own; the bound leaves room for a busy machine."""
    many = {
        number: of_month(
            prices=((date(2026, 1, 1), Decimal(number) / 8), (date(2027, 3, 1), Decimal(number) / 5)),
            from_day=date(2024, 1, 1) + timedelta(number % 700),
            until_day=date(2031, 1, 1) + timedelta(number),
            alignment="calendar" if number % 2 else "start",
            price_per="year" if number % 3 else "month",
            interval=("month", "quarter", "week")[number % 3],
            every=4 if number % 3 == 2 else 1,
        )
        for number in range(10_000)
    }
    started = process_time()
    planned = plan(many, from_day=date(2027, 1, 1))
    assert process_time() - started < 8
    assert len(planned) == 24
