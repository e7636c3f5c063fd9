"""Which rows stand on which page. Pure arithmetic: a row is its cells, a cell is its lines."""

from collections.abc import Iterable, Iterator
from typing import TypedDict

type Lines = list[str]

LINE = 10.0  # points from line to line
PADDING_X, PADDING_Y = 3.0, 2.0  # within a cell, on each side


class HeadingLines(list[Lines]):
    """A row that begins a group: drawn bold, and never the last on a page. Its first cell is `reach` points wide."""

    reach = 0.0


class DrawnRow(TypedDict):
    """A row as `list.typ` wants it: its height in points, its cells with their lines, the `reach` of a heading or 0."""

    height: float
    cells: list[str]
    reach: float


def height_of(lines: int) -> float:
    """A row of so many lines."""
    return lines * LINE + 2 * PADDING_Y


def pages(rows: Iterable[list[Lines]], *, first: float, others: float) -> Iterator[list[DrawnRow]]:
    """The rows, page by page. `first` and `others` are the heights that a page has for rows.

    A row that is higher than a page goes on on the next one. Only the first page may be empty. What begins a group
    goes to the next page when no row of it would stand below.
    """
    page: list[DrawnRow] = []
    room = first
    for row in rows:
        for part in _parts(row, others):
            if part["height"] + (height_of(1) if part["reach"] else 0) > room and (page or not part["reach"]):
                yield page
                page, room = [], others
            page.append(part)
            room -= part["height"]
    yield page


def _parts(row: list[Lines], height: float) -> Iterator[DrawnRow]:
    most = int((height - 2 * PADDING_Y) // LINE)
    lines = max(map(len, row), default=1)
    reach = row.reach if isinstance(row, HeadingLines) else 0.0
    for start in range(0, lines, most):
        cells = ["\n".join(cell[start : start + most]) for cell in row]
        yield DrawnRow(height=height_of(min(most, lines - start)), cells=cells, reach=reach)
