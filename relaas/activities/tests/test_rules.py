"""The days of actions (A5, A6, S4): tables and properties."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaas.activities.rules import coming_monday, days_to_put_off, next_day, proposed_day, put_off, reminder_for

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
INTERVALS = st.sampled_from(["day", "week", "month", "year"])
EVERY = st.integers(1, 366)


@pytest.mark.parametrize(
    ("due", "anchor", "every", "interval", "today", "expected"),
    [
        (date(2026, 1, 31), date(2026, 1, 31), 1, "month", date(2026, 1, 31), date(2026, 2, 28)),
        (date(2026, 2, 28), date(2026, 1, 31), 1, "month", date(2026, 2, 28), date(2026, 3, 31)),
        (date(2024, 2, 29), date(2024, 2, 29), 1, "year", date(2024, 2, 29), date(2025, 2, 28)),
        (date(2027, 2, 28), date(2024, 2, 29), 1, "year", date(2027, 3, 4), date(2028, 2, 29)),
        (date(2026, 11, 2), date(2026, 11, 2), 2, "week", date(2026, 11, 2), date(2026, 11, 16)),
        (date(2026, 11, 2), date(2026, 11, 2), 1, "week", date(2026, 11, 22), date(2026, 11, 23)),
        (date(2026, 12, 1), date(2026, 12, 1), 1, "day", date(2026, 11, 22), date(2026, 12, 2)),
        (date(2026, 1, 5), date(2026, 1, 1), 1, "month", date(2026, 1, 6), date(2026, 2, 1)),
    ],
    ids=["31st", "back to the 31st", "leap day", "back to it", "two weeks", "late by weeks", "early", "was put off"],
)
def test_what_comes_again_comes_on_its_day(
    due: date, anchor: date, every: int, interval: str, today: date, expected: date
) -> None:
    """S4: a month that began on the 31st ends on the last day of shorter months and comes back to the 31st."""
    assert next_day(due, anchor=anchor, every=every, interval=interval, today=today) == expected


@given(due=DAYS, late=st.integers(0, 1000), every=EVERY, interval=INTERVALS)
def test_the_next_one_is_the_first_of_its_days_after_today(due: date, late: int, every: int, interval: str) -> None:
    """A5: never today or before, never before its own due day, and none of its days is passed over."""
    today = due + timedelta(days=late)
    found = next_day(due, anchor=due, every=every, interval=interval, today=today)
    assert found is not None
    assert found > today
    before = next_day(due, anchor=due, every=every, interval=interval, today=due)
    while before is not None and before <= today:
        before = next_day(before, anchor=due, every=every, interval=interval, today=before)
    assert found == before


@given(anchor=DAYS, every=st.integers(1, 24), times=st.integers(1, 40))
def test_months_stay_on_the_day_of_the_anchor(anchor: date, every: int, times: int) -> None:
    """S4: whatever months lie between, the day is the anchor's or the last of its month."""
    day = anchor
    for _time in range(times):
        following = next_day(day, anchor=anchor, every=every, interval="month", today=day)
        assert following is not None
        day = following
    assert (day.year - anchor.year) * 12 + day.month - anchor.month == every * times
    assert day.day == anchor.day or (day + timedelta(days=1)).day == 1


@given(due=DAYS, every=EVERY, interval=INTERVALS, room=st.integers(0, 4000))
def test_nothing_comes_after_its_last_day(due: date, every: int, interval: str, room: int) -> None:
    until = due + timedelta(days=room)
    endless = next_day(due, anchor=due, every=every, interval=interval, today=due)
    found = next_day(due, anchor=due, every=every, interval=interval, today=due, until=until)
    assert found == (endless if endless and endless <= until else None)


def test_the_end_of_days_is_an_end() -> None:
    assert next_day(date(9999, 12, 1), anchor=date(9999, 12, 1), every=1, interval="year", today=date.min) is None


@given(today=DAYS, due=st.none() | DAYS, before=st.none() | st.integers(0, 60), ahead=st.integers(1, 60))
def test_what_is_put_off_is_not_seen_before(today: date, due: date | None, before: int | None, ahead: int) -> None:
    """A5: it is due, or reminded of, on the day that was chosen; never today."""
    until = today + timedelta(days=ahead)
    remind_on = None if before is None else (due or today) - timedelta(days=before)
    new_due, new_reminder = put_off(due, remind_on, until=until, today=today)
    days = [day for day in (new_due, new_reminder) if day]
    assert all(day > today for day in days)
    assert until in days
    if remind_on is None and due is None:
        assert (new_due, new_reminder) == (until, None)
    if due and due > until:
        assert (new_due, new_reminder) == (due, until)


def test_a_reminder_moves_along() -> None:
    due, remind_on = date(2026, 11, 20), date(2026, 11, 18)
    assert reminder_for(date(2026, 12, 20), due=due, remind_on=remind_on) == date(2026, 12, 18)
    assert put_off(due, remind_on, until=date(2026, 11, 30), today=date(2026, 11, 22)) == (
        date(2026, 11, 30),
        date(2026, 11, 28),
    )


@given(today=DAYS)
def test_days_to_put_off_are_ahead_and_the_next_action_is_on_a_day_of_work(today: date) -> None:
    """A6: in a week, or on the Monday after it."""
    offered = days_to_put_off(today)
    assert all(today < day <= today + timedelta(days=7) for day in offered.values())
    assert offered["monday"] == coming_monday(today)
    assert coming_monday(today).weekday() == 0
    assert proposed_day(today).weekday() < 5
    assert 7 <= (proposed_day(today) - today).days <= 9
