"""How the periods of a line lie, and how much of a price each day is (S1, S2, S4). Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from math import gcd

from relaas.contracts.subscriptions.calendar import position
from relaas.kernel.grids import DayGrid, Grid, MonthGrid

PRICE_MONTHS = {"month": 1, "quarter": 3, "year": 12}
PRICE_DAYS = {"day": 1, "week": 7}
INTERVAL_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
WEEK = 7


@dataclass(frozen=True, slots=True)
class Layout:
    """The grids of a line: its invoiced periods, how many of these are rounded together (S2), and its units.

    A unit is what counts whole when it is whole, and by its days when it is broken; `share` is the number of price
    periods in one. `whole` is the measure of a whole period, where it is the same for each.
    """

    periods: Grid
    block: int
    units: Grid
    share: Fraction
    whole: Fraction | None

    def measure(self, from_day: date, until_day: date) -> Fraction:
        """S2: how many price periods lie between two days, exactly; stretches add up to the whole."""
        return (position(self.units, until_day) - position(self.units, from_day)) * self.share

    def is_whole(self, number: int, from_day: date, until_day: date) -> bool:
        return self.periods.at(number) == from_day and self.periods.at(number + 1) == until_day


@lru_cache(maxsize=1024)
def lay_out(price_per: str, every: int, interval: str, alignment: str, from_day: date) -> Layout:
    """S1: the grids of a line that is priced per day, week, month, quarter or year and invoiced every n intervals."""
    months = every * INTERVAL_MONTHS.get(interval, 0)
    anchor = _anchor(alignment, from_day, months)
    periods: Grid = MonthGrid.on(anchor, months) if months else DayGrid.on(anchor, every * WEEK)
    if price_per in PRICE_DAYS:
        units: Grid = DayGrid.on(anchor, PRICE_DAYS[price_per]).unnumbered()
        return Layout(periods, 1, units, Fraction(1), _whole(periods, units, Fraction(1)))
    priced = PRICE_MONTHS[price_per]
    unit = gcd(priced, months) if months else priced
    first = anchor if months else _anchor(alignment, from_day, priced)
    units = MonthGrid.on(first, unit).unnumbered()
    share = Fraction(unit, priced)
    block = priced // months if months and priced % months == 0 else 1
    return Layout(periods, block, units, share, _whole(periods, units, share))


def _anchor(alignment: str, from_day: date, months: int) -> date:
    """Where the grid is hung up: on the first day, or on the calendar's year, month or week."""
    if alignment == "start":
        return from_day
    if not months:
        return from_day - timedelta(days=from_day.weekday())
    return from_day.replace(month=1, day=1) if 12 % months == 0 else from_day.replace(day=1)


def _whole(periods: Grid, units: Grid, share: Fraction) -> Fraction | None:
    """The measure of a whole period, where both are counted in months, or both in days."""
    return Fraction(periods.step, units.step) * share if type(periods) is type(units) else None
