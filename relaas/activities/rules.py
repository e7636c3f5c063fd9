"""The days of actions: of one that comes again, of one that is put off, of the next one (A5, A6). Pure."""

from datetime import date, timedelta

from relaas.kernel.grids import DayGrid, Grid, MonthGrid

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_SATURDAY = 5
_MONTHS = {"month": 1, "year": 12}
_DAYS = {"day": 1, "week": 7}


def next_day(
    due: date, *, anchor: date, every: int, interval: str, today: date, until: date | None = None
) -> date | None:
    """A5: the next day of what comes every so many of an interval (day, week, month, year), counted from `anchor`.

    After both `due` and today, so that what was late does not come again at once; months come back to the day of the
    anchor (S4). None when that is after `until`, the last day on which it may come, or past all days that there are.
    """
    grid = _grid(anchor, every, interval)
    last = max(due, today)
    found = grid.at(grid.index(last) + 1)
    return found if last < found < date.max and (until is None or found <= until) else None


def _grid(anchor: date, every: int, interval: str) -> Grid:
    if interval in _MONTHS:
        return MonthGrid.on(anchor, every * _MONTHS[interval])
    return DayGrid.on(anchor, every * _DAYS[interval])


def reminder_for(day: date, *, due: date | None, remind_on: date | None) -> date | None:
    """The reminder of what is due on this day: as long before it as it was before `due`."""
    return day - (due - remind_on) if due and remind_on else None


def put_off(due: date | None, remind_on: date | None, *, until: date, today: date) -> tuple[date | None, date | None]:
    """A5: the due day and the reminder of an action that nobody needs to see before `until`.

    It is due then, and the reminder keeps its distance; where that is not after today it is `until`. What is due only
    after `until` stays so and is reminded of then, and so does what has a reminder and no due day.
    """
    if (due is None and remind_on) or (due and due > until):
        return due, until
    moved = reminder_for(until, due=due, remind_on=remind_on)
    return until, until if moved and moved <= today else moved


def coming_monday(today: date) -> date:
    """The first Monday after today."""
    return today + timedelta(days=7 - today.weekday())


def days_to_put_off(today: date) -> dict[str, date]:
    """What is offered for putting off, by its name: tomorrow, the coming Monday, in a week."""
    return {"tomorrow": today + _DAY, "monday": coming_monday(today), "week": today + _WEEK}


def proposed_day(today: date) -> date:
    """A6: when the next action is proposed: in a week, on a day of work."""
    day = today + _WEEK
    return coming_monday(day) if day.weekday() >= _SATURDAY else day
