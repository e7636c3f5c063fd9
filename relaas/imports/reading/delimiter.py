"""Which sign stands between the cells: the one that gives rows of the same width, signs inside quotes not counted."""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

DELIMITERS = (";", ",", "\t", "|")
ROWS = 50


def delimiter_of(lines: Sequence[str]) -> str:
    """The delimiter of these first lines. Of two that are as regular the one with more columns; `;` when nothing is."""
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].rstrip("\r\n")) == 5:
        return lines[0][4]  # a first line that Excel understands
    return max(DELIMITERS, key=lambda delimiter: _regularity(lines, delimiter))


def _regularity(lines: Iterable[str], delimiter: str) -> tuple[float, int, int]:
    """How regular the widths are, how wide, and how early the delimiter stands in our list."""
    try:
        widths = [len(row) for row in islice(csv.reader(lines, delimiter=delimiter), ROWS) if row]
    except csv.Error:
        return (0, 0, 0)
    usual, times = max(Counter(widths).items(), key=lambda each: (each[0] > 1, each[1], each[0]), default=(0, 0))
    if usual < 2 or times * 2 < len(widths):
        return (0, 0, -DELIMITERS.index(delimiter))
    return (round(times / len(widths), 1), usual, -DELIMITERS.index(delimiter))
