"""The files that an import leaves behind: refused rows to mend and import again, remarks, and all of it as JSON."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import batched, chain
from typing import Any

from django.utils.translation import gettext as _

from relaas.imports.models import Import
from relaas.imports.telling import Said, pieces_of_report, said_in
from relaas.kernel.jobs import Work
from relaas.overviews.export_csv import BYTE_ORDER_MARK, table

_AT_ONCE = 500


def leave_report(current: Import, work: Work) -> None:
    """Write what is to be said of the sets that came in."""
    write_refused(current, said_in(current, "refused"), work)
    write_warnings(said_in(current, "warnings"), work)
    with work.write(_("report.json"), media_type="application/json") as file:
        file.writelines(pieces_of_report(current))


def write_refused(current: Import, refused: Iterable[Said], work: Work) -> None:
    """The refused rows as they stood in the file, each with its number and the reason; no file when there are none."""
    columns = current.read_columns
    headings = [*(column.name for column in columns), _("Row"), _("Reason")]
    rows = (
        [*(_cell(each["cells"], column.index) for column in columns), each["row"], each["reason"]] for each in refused
    )
    _write(_("refused rows.csv"), headings, rows, work)


def write_warnings(warnings: Iterable[Said], work: Work) -> None:
    """What was left out or mended, cell by cell; no file when nothing was."""
    headings = [_("Row"), _("Column"), _("Cell"), _("Kept as"), _("Reason")]
    rows = (
        [each["row"], each["column"], each["value"], each.get("mended_to", ""), each["reason"]] for each in warnings
    )
    _write(_("remarks.csv"), headings, rows, work)


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def _write(name: str, headings: Sequence[str], rows: Iterator[Sequence[Any]], work: Work) -> None:
    first = next(rows, None)
    if first is None:
        return
    with work.write(name, media_type="text/csv") as file:
        texts = ([str(cell) for cell in row] for row in chain([first], rows))
        file.write(table([headings]))
        for some in batched(texts, _AT_ONCE):
            file.write(table(some).removeprefix(BYTE_ORDER_MARK))
