"""A1: when something open asks for somebody. Pure."""

from datetime import date, timedelta

import pytest

from relaas.activities.stretches import Stretch, stretch_of, sunday_of

pytestmark = pytest.mark.once
TODAY = date(2026, 11, 19)  # a Thursday


@pytest.mark.parametrize(
    ("due", "reminder", "stretch"),
    [
        (-1, None, Stretch.LATE), (-1, -5, Stretch.LATE), (0, None, Stretch.TODAY), (1, 0, Stretch.TODAY),
        (None, -3, Stretch.TODAY), (None, 1, Stretch.LATER), (1, None, Stretch.WEEK), (3, 2, Stretch.WEEK),
        (4, None, Stretch.LATER), (None, None, Stretch.LATER),
    ],
)  # fmt: skip
def test_late_today_this_week_or_later(due: int | None, reminder: int | None, stretch: Stretch) -> None:
    """The week ends on Sunday."""
    days = [None if each is None else TODAY + timedelta(days=each) for each in (due, reminder)]
    assert stretch_of(days[0], days[1], TODAY) is stretch


@pytest.mark.parametrize("day", range(16, 23))
def test_a_week_ends_on_its_sunday(day: int) -> None:
    assert sunday_of(date(2026, 11, day)) == date(2026, 11, 22)
