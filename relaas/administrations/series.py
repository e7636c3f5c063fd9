"""The number series of an administration: `V-2026-0001`, anew each year, given out once and rising (K1)."""

import re
from dataclasses import dataclass
from datetime import date

from relaas.administrations.models import Administration
from relaas.kernel import numbering

A_YEAR = 10_000_000  # numbers of a year that can be told apart in one serial


@dataclass(frozen=True)
class Number:
    """A number of a series: as it is written, and as a whole number that rises with it over the years."""

    text: str
    serial: int


@dataclass(frozen=True)
class Series:
    """One series that every administration has: its letter stands before the year and the number."""

    letter: str

    def looks_like(self, typed: str) -> bool:
        """Whether somebody typed what the series itself could give out, in whatever capitals."""
        return re.fullmatch(rf"{self.letter}[\W_]*\d{{4}}[\W_]*\d+", typed, re.IGNORECASE) is not None

    def next_numbers(self, administration: Administration, on: date, count: int = 1) -> list[Number]:
        """The next numbers of the year of `on`, rising. The series stays locked until the verb ends: ask late."""
        taken = numbering.next_numbers(f"{self._name(administration)}.{on.year}", count, start=1)
        return [Number(f"{self.letter}-{on.year}-{each:04}", on.year * A_YEAR + each) for each in taken]

    def hold_typed(self, administration: Administration) -> None:
        """Have others who type a number themselves wait until the verb ends."""
        numbering.hold(self._name(administration), start=1)

    def _name(self, administration: Administration) -> str:
        return f"administrations.{administration.pk}.{self.letter}"
