"""Grids of days: months that come back to their day (S4), and days by the week or so many at a time. Pure."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self


def add_months(anchor: date, months: int) -> date:
    """S4: the same day so many months on (or back), or the last of a shorter month.

    Always worked out from the anchor, so the 31st comes back. Outside the years 1 to 9999 it is the last day inside.
    """
    return _day_of(_month_of(anchor) + months, anchor.day)


def _month_of(day: date) -> int:
    return day.year * 12 + day.month - 1


def _day_of(month: int, day: int) -> date:
    year, before = divmod(month, 12)
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    # No month is shorter than 28 days, so that most days need no look at their month.
    return date(year, before + 1, day if day <= 28 else min(day, monthrange(year, before + 1)[1]))


@dataclass(frozen=True, slots=True)
class MonthGrid:
    """Boundaries `step` months apart, on one day of the month: number 0 lies in month `first` (year × 12 + month − 1).

    The day is kept apart from the month, for it may be longer than that month: a grid of the 31st can begin in April.
    """

    first: int
    day: int
    step: int

    @classmethod
    def on(cls, anchor: date, step: int) -> Self:
        return cls(_month_of(anchor), anchor.day, step)

    def at(self, number: int) -> date:
        """The boundary with this number."""
        return _day_of(self.first + number * self.step, self.day)

    def index(self, day: date) -> int:
        """The number of the last boundary that is not after this day."""
        number = (_month_of(day) - self.first) // self.step
        return number if self.at(number) <= day else number - 1

    def moved(self, numbers: int) -> Self:
        """The same boundaries, counted from another one."""
        return type(self)(self.first + numbers * self.step, self.day, self.step)

    def unnumbered(self) -> Self:
        """The same boundaries, counted from the earliest: equal for all grids that lie alike."""
        return type(self)(self.first % self.step, self.day, self.step)


@dataclass(frozen=True, slots=True)
class DayGrid:
    """Boundaries `step` days apart; number 0 is the day with ordinal `first`."""

    first: int
    step: int

    @classmethod
    def on(cls, anchor: date, step: int) -> Self:
        return cls(anchor.toordinal(), step)

    def at(self, number: int) -> date:
        """The boundary with this number."""
        ordinal = self.first + number * self.step
        return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))

    def index(self, day: date) -> int:
        """The number of the last boundary that is not after this day."""
        return (day.toordinal() - self.first) // self.step

    def moved(self, numbers: int) -> Self:
        """The same boundaries, counted from another one."""
        return type(self)(self.first + numbers * self.step, self.step)

    def unnumbered(self) -> Self:
        """The same boundaries, counted from the earliest: equal for all grids that lie alike."""
        return type(self)(self.first % self.step, self.step)


type Grid = MonthGrid | DayGrid
