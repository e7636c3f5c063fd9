"""Periods are half-open: kept is the first day after one; people say and type its last day (*t/m*)."""

from datetime import date, timedelta

_DAY = timedelta(days=1)


def last_day(until: date | None) -> date | None:
    """The last day of what ends before `until`; none of what has no end."""
    return until - _DAY if until else None


def day_after(last: date | None) -> date | None:
    """The first day after a period that ends with `last`; none of what has no end."""
    return last + _DAY if last else None


def counts(from_day: date | None, until_day: date | None, on: date) -> bool:
    """Whether this day falls in the period; without a day it is open on that side."""
    return (from_day is None or from_day <= on) and (until_day is None or until_day > on)
