"""How wide the columns of a list are, and on what paper they stand. Pure arithmetic, in points."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

MOST_OF_THEM = 0.95  # of its rows that a column would like to show on one line
MOST_FOR_FIRM = 0.7  # of a row's width
LEAST_WIDTH = 50.0  # a column on A4; with less the paper is larger


@dataclass(frozen=True)
class Paper:
    """A sheet, in points, with its margins."""

    width: float
    height: float
    side: float = 34.0
    top: float = 34.0
    bottom: float = 46.0

    @property
    def inner_width(self) -> float:
        return self.width - 2 * self.side

    @property
    def inner_height(self) -> float:
        return self.height - self.top - self.bottom


A4 = Paper(595.28, 841.89)
A4_LANDSCAPE = Paper(841.89, 595.28)
A3_LANDSCAPE = Paper(1190.55, 841.89)


def wish(rows: Counter[int]) -> float:
    """The width that is enough for most rows, of how many rows there are of each width."""
    widths = sorted(rows)
    enough = MOST_OF_THEM * rows.total()
    sums = accumulate(rows[width] for width in widths)
    return float(next((width for width, reached in zip(widths, sums, strict=True) if reached >= enough), 0))


def paper_for(wishes: Sequence[float]) -> Paper:
    """Upright when all columns fit on it; lying when they do not; larger when they are very many."""
    if sum(wishes) <= A4.inner_width:
        return A4
    return A4_LANDSCAPE if A4_LANDSCAPE.inner_width / len(wishes) >= LEAST_WIDTH else A3_LANDSCAPE


def shared(wishes: Sequence[float], room: float, *, firm: Sequence[bool] = ()) -> list[float]:
    """Widths that fill the room. Who asks no more than a fair share gets it; the others share what is left.

    `firm` columns get what they ask before all others, while they leave these something: a number in two halves lies.
    """
    if sum(wishes) <= room:
        left = (room - sum(wishes)) / len(wishes)
        return [wish + left for wish in wishes]
    given = {place: wish for place, (wish, is_firm) in enumerate(zip(wishes, firm, strict=False)) if is_firm}
    if sum(given.values()) > room * MOST_FOR_FIRM:
        given = {}
    for place in sorted(range(len(wishes)), key=lambda place: wishes[place]):
        if place not in given:
            fair = (room - sum(given.values())) / (len(wishes) - len(given))
            given[place] = min(wishes[place], fair)
    return [given[place] for place in range(len(wishes))]
