"""Days as a plan has them: where it ends, and how far a day lies in a grid (S2). Pure."""

from datetime import date
from fractions import Fraction

from relaas.kernel.grids import Grid

# The first day that is planned no more: what people can type as a day ends with the year 2999.
END_OF_DAYS = date(3000, 1, 1)


def position(grid: Grid, day: date) -> Fraction:
    """S2: how many units of the grid lie before this day: whole ones, and of the one it is in its days by their real
    number."""
    number = grid.index(day)
    start = grid.at(number)
    if start == day:
        return Fraction(number)
    return number + Fraction((day - start).days, (grid.at(number + 1) - start).days)
