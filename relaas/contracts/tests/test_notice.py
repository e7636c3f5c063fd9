"""S1, S4: notice and ends of terms, for any days at all; and months that come back to their day."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaas.contracts.subscriptions.calendar import position
from relaas.contracts.subscriptions.notice import Ending, after_notice, earliest_end, last_notice_day, term_end
from relaas.kernel.grids import DayGrid, MonthGrid, add_months

pytestmark = pytest.mark.once

ONE_DAY = timedelta(days=1)
days = st.dates(date(2020, 1, 1), date(2040, 1, 1))
endings = st.builds(
    Ending, st.none() | days, st.booleans(), st.integers(1, 120), st.integers(0, 24), st.booleans()
).filter(lambda ending: ending.until_day or not ending.renews)


@given(days, st.integers(-600, 600))
def test_month_ends_come_back(anchor: date, months: int) -> None:
    """S4: the same day, or the last of a shorter month; and never because of the month before."""
    found = add_months(anchor, months)
    assert found.day == min(anchor.day, monthrange(found.year, found.month)[1])
    assert (found.year - anchor.year) * 12 + found.month - anchor.month == months


@given(days, st.integers(1, 1200), days)
def test_every_day_lies_in_one_place_of_a_grid(anchor: date, step: int, day: date) -> None:
    """S4: what `index` says, `at` says as well; and places of a grid rise with the days."""
    for grid in (MonthGrid.on(anchor, step), DayGrid.on(anchor, step)):
        number = grid.index(day)
        assert grid.at(number) <= day < grid.at(number + 1)
        assert number <= position(grid, day) < position(grid, day + ONE_DAY) <= number + 1
        assert grid.unnumbered().at(grid.unnumbered().index(day)) == grid.at(number) == grid.moved(number).at(0)


@given(days, st.integers(0, 24))
def test_the_end_after_notice_is_the_first_that_it_is_in_time_for(on: date, months: int) -> None:
    """S1: a day earlier it would be too late."""
    end = after_notice(on, months)
    assert last_notice_day(end, months) >= on > last_notice_day(end - ONE_DAY, months)


@given(endings, days)
def test_notice_in_time_ends_that_term_and_notice_too_late_a_later_one(ending: Ending, on: date) -> None:
    """S1: the last day to give notice and the earliest end say the same."""
    end = earliest_end(ending, on)
    term = term_end(ending, on)
    if term and ending.until_day and (on <= last_notice_day(term, ending.notice_months) or not ending.renews):
        assert end <= term
    elif not ending.person:
        assert last_notice_day(end, ending.notice_months) >= on
        assert not term or end > term
    if ending.until_day:
        assert end >= ending.until_day


@given(endings, days)
def test_a_person_past_the_first_term_is_held_for_a_month_at_most(ending: Ending, on: date) -> None:
    """S1, and article 6:236 under j of the Civil Code: at any day, wherever the term ends."""
    first = ending.until_day if ending.renews else None
    if ending.person and (ending.until_day is None or ending.renews):
        assert earliest_end(ending, on) <= max(first or on, after_notice(on, 1))


def test_days_at_the_end_of_the_calendar_are_no_error() -> None:
    """Hostile: the first and the last day that there are."""
    assert add_months(date.max, 1) == date.max
    assert add_months(date.min, -1) == last_notice_day(date.min, 24) == date.min
    assert earliest_end(Ending(date.max, renews=True, notice_months=24), date.max) == date.max
    assert earliest_end(Ending(date(2026, 1, 1), renews=True, renew_months=1, notice_months=24), date.max).year == 3002
    assert DayGrid.on(date.max, 99).at(2) == date.max
