"""A chart of lying bars, drawn by the server: what stands where, in percents of its width. Pure; the macro
`bar_chart` draws it.

A chart says nothing that its table does not (`columns`, `rows`): who cannot see it reads that.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cached_property

from django.utils.functional import Promise

ROW, AXIS = 42, 20  # pixels that a bar has with its words above it, and the numbers of the axis
TICKS = 4  # at most, beside the zero, on the longer side
_ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True)
class Series:
    """What one colour means. `tone` is a class of `chart.css`: first, second, third, or good and bad."""

    label: str | Promise
    tone: str = "first"


@dataclass(frozen=True)
class Bar:
    """One bar: a value of each series, laid end to end; those below zero go the other way. `told` says what it is."""

    label: str
    values: Sequence[Decimal | int]
    told: str


@dataclass(frozen=True)
class Piece:
    """A part of a bar, in percents of the width."""

    x: str
    width: str
    tone: str


@dataclass(frozen=True)
class Tick:
    """A line of the axis; `anchor` keeps its number within the chart."""

    x: str
    label: str
    anchor: str
    is_zero: bool


@dataclass(frozen=True)
class DrawnBar:
    """A bar with its place from above, in pixels."""

    bar: Bar
    top: int
    pieces: Sequence[Piece]


@dataclass(frozen=True)
class BarChart:
    """Bars of one measure. `name` is an id on the page, `title` what it shows; `write` says a value in words.

    More than one series is stacked and gets a legend. Values may be negative: the zero then stands within.
    """

    name: str
    title: str
    series: Sequence[Series]
    bars: Sequence[Bar]
    write: Callable[[Decimal], str]

    @property
    def height(self) -> int:
        return len(self.bars) * ROW + AXIS

    @property
    def description(self) -> str:
        """The same in a sentence, for who hears it."""
        return "; ".join(f"{bar.label}: {bar.told}" for bar in self.bars)

    @cached_property
    def ticks(self) -> list[Tick]:
        """The lines of the axis, from low to high."""
        at = self._marks
        return [
            Tick(
                self._place(mark),
                self.write(mark),
                "start" if mark == at[0] else "end" if mark == at[-1] else "middle",
                mark == 0,
            )
            for mark in at
        ]

    @cached_property
    def drawn(self) -> list[DrawnBar]:
        """The bars from above to below."""
        return [DrawnBar(bar, place * ROW, list(self._pieces(bar))) for place, bar in enumerate(self.bars)]

    def rows(self) -> Iterator[tuple[str, list[str]]]:
        """The table that says the same: of each bar its label and every value written out."""
        for bar in self.bars:
            yield bar.label, [self.write(Decimal(value)) for value in bar.values]

    def _pieces(self, bar: Bar) -> Iterator[Piece]:
        above = below = Decimal(0)
        for series, value in zip(self.series, bar.values, strict=True):
            if value > 0:
                yield Piece(self._place(above), self._wide(Decimal(value)), series.tone)
                above += value
            elif value < 0:
                below += value
                yield Piece(self._place(below), self._wide(-Decimal(value)), series.tone)

    @cached_property
    def _marks(self) -> list[Decimal]:
        """Round numbers that hold all bars, zero among them."""
        highest = max((sum((Decimal(v) for v in bar.values if v > 0), Decimal(0)) for bar in self.bars), default=0)
        lowest = min((sum((Decimal(v) for v in bar.values if v < 0), Decimal(0)) for bar in self.bars), default=0)
        step = round_step(max(highest, -lowest))
        first = int((lowest / step).to_integral_value(ROUND_FLOOR))
        last = int((highest / step).to_integral_value(ROUND_CEILING)) or int(first == 0)
        return [step * number for number in range(first, last + 1)]

    def _place(self, value: Decimal) -> str:
        low, high = self._marks[0], self._marks[-1]
        return _percent((value - low) / (high - low))

    def _wide(self, value: Decimal) -> str:
        return _percent(value / (self._marks[-1] - self._marks[0]))


def round_step(most: Decimal | int) -> Decimal:
    """A round number of which at most four reach as far as `most`: 1, 2, 2.5 or 5 with noughts."""
    if most <= 0:
        return Decimal(1)
    wanted = Decimal(most) / TICKS
    size = Decimal(10) ** wanted.adjusted()
    return next(size * each for each in _ROUND if size * each >= wanted)


def _percent(part: Decimal) -> str:
    return f"{part * 100:.3f}%"
