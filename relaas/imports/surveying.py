"""Looking through a whole file once, before anything is chosen: how it is written, its columns, what is odd."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relaas.imports.guessing.columns import SAMPLE, Column, columns_of, guess
from relaas.imports.guessing.headings import heading_row
from relaas.imports.guessing.known import Known
from relaas.imports.importer import Importer
from relaas.imports.reading.sheets import merged_ranges, open_sheet
from relaas.imports.reading.table import XLSX, Layout, Numbered, layout_of, rows_of
from relaas.kernel.refusals import Refused

MOST_COLUMNS = 200
MOST_ROWS = 1_000_000
GUESS = -1


@dataclass(frozen=True)
class Survey:
    """What a file turned out to be. `heading` is the number of the row with headings, 0 when there is none."""

    layout: Layout
    heading: int
    columns: list[Column]
    rows: int
    notices: list[str]


def survey(path: Path, importer: Importer, *, heading: int = GUESS) -> Survey:
    """Look through the file, to its last row. `heading` says which row has the headings, when somebody knows.

    Refuses what `layout_of` and the readers refuse, `empty`, `too_many_columns` and `too_many_rows`.
    """
    layout = layout_of(path)
    known = Known(importer.targets, importer.required)
    rows = rows_of(path, layout)
    first = list(islice(rows, SAMPLE + 20))
    chosen = (heading_row(first, known) or 0) if heading == GUESS else heading
    headings = next((cells for number, cells in first if number == chosen), [])
    data = [cells for number, cells in first if number > chosen]
    columns = columns_of(headings, data)
    if len(columns) > MOST_COLUMNS:
        reason = _("This file has %(count)d columns; Relaas reads up to %(most)d. Leave out what you do not need.")
        raise Refused("too_many_columns", reason % {"count": len(columns), "most": MOST_COLUMNS})
    width = len(headings) or max((column.index + 1 for column in columns), default=0)
    count, wide, last = _count(first, rows, chosen, width)
    if not count:
        raise Refused("empty", _("There are no rows in this file."))
    found = guess(columns, known)
    return Survey(layout, chosen, found, count, [*_notices(path, layout, found, wide), *_short(last, width, layout)])


def _count(first: list[Numbered], rest: object, heading: int, width: int) -> tuple[int, int, list[str]]:
    count = wide = 0
    last: list[str] = []
    for some in (first, rest):
        for number, cells in some:  # type: ignore[attr-defined] # rows
            if number > heading:
                count += 1
                wide += any(cells[width:])
                last = cells
        if count > MOST_ROWS:
            raise Refused("too_many_rows", _("Relaas reads up to 1,000,000 rows at a time. Split this file."))
    return count, wide, last


def _notices(path: Path, layout: Layout, columns: list[Column], wide: int) -> list[str]:
    notices = []
    twice = {column.heading for column in columns if column.heading and not column.target} & {
        column.heading for column in columns if column.heading and column.target
    }
    if twice:
        notices.append(
            _("Two columns are called %(names)s; choose which one counts.") % {"names": ", ".join(sorted(twice))}
        )
    if wide:
        reason = ngettext(
            "%(n)d row has more cells than there are columns; what is over is left out.",
            "%(n)d rows have more cells than there are columns; what is over is left out.",
            wide,
        )
        notices.append(reason % {"n": wide})
    if layout.form == XLSX and (merged := merged_ranges(open_sheet(path, layout.sheet)[1])):
        reason = ngettext("%(n)d cell stands over several rows; it counts for each of them.",
                          "%(n)d cells stand over several rows; they count for each of them.", merged)  # fmt: skip
        notices.append(reason % {"n": merged})
    return notices


def _short(last: list[str], width: int, layout: Layout) -> list[str]:
    if layout.form == XLSX or len(last) >= width:
        return []
    return [_("The last row is shorter than the others: is the file cut off?")]
