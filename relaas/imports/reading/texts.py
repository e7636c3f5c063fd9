"""Rows of a CSV file, whatever its program made of it."""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from relaas.kernel.refusals import Refused

FIRST_LINES = 60


def first_lines(path: Path, encoding: str) -> list[str]:
    """The first lines, to look at; no more than a megabyte of them."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        return file.read(1 << 18).splitlines(keepends=True)[:FIRST_LINES]


def rows_of(path: Path, encoding: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number as a spreadsheet counts it (a cell of three lines is one row).

    Refuses a quote that is never closed (`cut_off`) and a cell of more than 131,072 characters (`long_cell`).
    """
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = _Lines(iter(file))
        reader = csv.reader(lines, delimiter=delimiter)
        number, last = 0, ""
        try:
            for number, row in enumerate(reader, 1):
                last, lines.taken = lines.taken, ""
                if number == 1 and last.lower().startswith("sep=") and len(last.strip()) <= 5:
                    continue
                yield number, row
        except csv.Error as error:
            reason = _("A cell in row %(row)d is too long. Is there a quotation mark too many?")
            raise Refused("long_cell", reason % {"row": number + 1}) from error
        if _is_open(last, delimiter):
            reason = _("The file stops in the middle of row %(row)d: it is cut off, or has a quotation mark too many.")
            raise Refused("cut_off", reason % {"row": number})


class _Lines:
    """Hands out lines and remembers those since the last row."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.taken = ""

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            if len(self.taken) < 1 << 18:
                self.taken += line
            yield line


def _is_open(row: str, delimiter: str) -> bool:
    """Whether the last row ends inside quotes."""
    if row.count('"') % 2 == 0:
        return False
    try:
        list(csv.reader([row], delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "end of data" in str(error)
    return False
