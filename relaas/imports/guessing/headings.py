"""Which row holds the headings, if any."""

from collections.abc import Sequence

from relaas.imports.guessing.known import Known
from relaas.imports.reading.table import Numbered

ROWS = 15


def heading_row(rows: Sequence[Numbered], known: Known) -> int | None:
    """The number of the row with headings among the first rows; None when the file begins with data.

    Titles, dates and merged cells may stand above it. Words that other programs write count; where none is known, the
    first full row is one when it has no cell that looks like data and every cell is different.
    """
    first = rows[:ROWS]
    if not first:
        return None
    scores = [(sum(known.knows(cell) for cell in cells if cell), number, cells) for number, cells in first]
    most, number, cells = max(scores, key=lambda each: (each[0], -each[1]))
    filled = [cell for cell in cells if cell]
    if most >= 2 or (most == 1 and (len(filled) == 1 or not _is_data(filled, known))):
        return number
    width = max(sum(map(bool, cells)) for _number, cells in first)
    number, cells = next((number, cells) for number, cells in first if sum(map(bool, cells)) * 2 >= width)
    filled = [cell for cell in cells if cell]
    below = [row for at, row in rows if at > number]
    looks_so = not _is_data(filled, known) and len(set(filled)) == len(filled) and _differs(cells, below, known)
    return number if looks_so else None


def _is_data(cells: Sequence[str], known: Known) -> bool:
    return any(cell[0].isdigit() or "@" in cell or len(cell) > 60 or _surely(cell, known) for cell in cells)


def _surely(cell: str, known: Known) -> bool:
    return any(letter.isdigit() for letter in cell) and known.recognised(cell)


def _differs(cells: Sequence[str], below: Sequence[Sequence[str]], known: Known) -> bool:
    """Whether some column below looks like data that its heading does not look like."""
    for column in range(len(cells)):
        found = [row[column] for row in below if column < len(row) and row[column]]
        if found and sum(_is_data([cell], known) for cell in found) * 2 > len(found):
            return True
    return False
