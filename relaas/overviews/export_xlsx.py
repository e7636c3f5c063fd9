"""An overview as XLSX: typed cells, a heading that stays in view, and a filter on it."""

from collections.abc import Iterator, Sequence
from itertools import chain, count, islice
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from relaas.kernel.refusals import Refused
from relaas.overviews.columns import Column, Look
from relaas.overviews.export import FORMATS, Format
from relaas.overviews.taken import Taken
from relaas.overviews.typed import as_cell

AT_ONCE = 10_000  # rows; they take a third of a second
PIECE = 256 * 1024
MOST_ROWS = 1_048_575  # what a sheet holds below its heading
LONGEST_CELL = 32_767
LONGEST_SHEET_NAME = 31
NOT_IN_A_SHEET_NAME = str.maketrans("", "", "[]:*?/\\'")
WIDEST, NARROWEST, LOOKED_AT = 50, 8, 200  # letters, letters, and rows that say how wide a column is
STYLES = {Look.NUMBER: "General", Look.MONEY: "#,##0.00", Look.DAY: "dd-mm-yyyy", Look.MOMENT: "dd-mm-yyyy hh:mm"}
AS_TEXT = "@"


def pieces(extract: Taken) -> Iterator[bytes]:
    """The workbook in pieces. Refuses more rows than a sheet holds (`too_many_rows`)."""
    with TemporaryFile() as file:
        _write(extract, file)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _write(extract: Taken, file: BinaryIO) -> None:
    """One sheet. A text cell has the style of text, so that it stays what it is when somebody edits it."""
    from rustpy_xlsxwriter import Format as Style  # 70 ms and 9 MB, which no page and no other command needs
    from rustpy_xlsxwriter import write_worksheet

    names = _distinct(extract.headings)
    rows = _limited(row for stretch in extract.values() for row in stretch)
    totals = extract.totals()
    rows = chain(rows, [[_("Total"), *map(as_cell, totals[1:])]] if totals else [])
    first = list(islice(rows, LOOKED_AT))
    write_worksheet(
        (dict(zip(names, map(_fitting, row), strict=True)) for row in chain(first or [[None] * len(names)], rows)),
        file,
        sheet_name=extract.title.translate(NOT_IN_A_SHEET_NAME)[:LONGEST_SHEET_NAME] or "1",
        freeze_row=1,
        autofilter=True,
        header_format=Style().set_bold(),
        column_formats=[Style().set_num_format(_style(column)) for column in extract.columns],
        column_widths=[float(_width(name, [row[at] for row in first])) for at, name in enumerate(names)],
        ignore_errors=[name for name, column in zip(names, extract.columns, strict=True) if column.look not in STYLES],
    )


def _style(column: Column) -> str:
    return STYLES.get(column.look, AS_TEXT)


def _fitting(value: Any) -> Any:
    """A cell: nothing instead of an empty text, and no text that is longer than a cell can be."""
    if isinstance(value, str):
        return value if 0 < len(value) <= LONGEST_CELL else value[: LONGEST_CELL - 1] + "…" if value else None
    return value


def _width(name: str, values: Sequence[Any]) -> int:
    longest = max([len(name) + 3, *(len(value) if isinstance(value, str) else 16 for value in values if value)])
    return min(WIDEST, max(NARROWEST, longest + 1))


def _distinct(headings: Sequence[str]) -> list[str]:
    """Headings that are all different: the second *Status* is *Status (2)*."""
    names: dict[str, None] = {}
    for heading in headings:
        others = (f"{heading} ({number})" for number in count(2))
        names[next(name for name in chain([heading], others) if name not in names)] = None
    return list(names)


def _limited(rows: Iterator[Any]) -> Iterator[Any]:
    yield from islice(rows, MOST_ROWS)
    if next(rows, None) is not None:
        raise Refused("too_many_rows", _("A sheet holds no more than 1,048,575 rows. Take CSV, or narrow the list."))


FORMATS.add(
    "xlsx",
    Format("xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", pieces, AT_ONCE),
)
