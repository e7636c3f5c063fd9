"""The files that an import leaves behind: refused rows to mend and import again, remarks, and all of it as JSON."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from relaas.imports.models import Import
from relaas.imports.telling import Said, report_of
from relaas.kernel.jobs import Work
from relaas.overviews.export_csv import table


def leave_report(current: Import, work: Work) -> None:
    """Write what is to be said of the sets that came in."""
    refused = [each for said in current.sets.values_list("report", flat=True) for each in said["refused"]]
    write_refused(current, refused, work)
    report = report_of(current)
    write_warnings(report["warnings"], work)
    with work.write(_("report.json"), media_type="application/json") as file:
        file.write(json.dumps(report, ensure_ascii=False, indent=1).encode())


def write_refused(current: Import, refused: Iterable[Said], work: Work) -> None:
    """The refused rows as they stood in the file, each with its number and the reason; no file when there are none."""
    columns = current.read_columns
    rows = [
        [*(_cell(each["cells"], column.index) for column in columns), each["row"], each["reason"]] for each in refused
    ]
    if rows:
        _write(_("refused rows.csv"), [*(column.name for column in columns), _("Row"), _("Reason")], rows, work)


def write_warnings(warnings: Iterable[Said], work: Work) -> None:
    """What was left out or mended, cell by cell; no file when nothing was."""
    rows = [
        [each["row"], each["column"], each["value"], each.get("mended_to", ""), each["reason"]] for each in warnings
    ]
    if rows:
        _write(_("remarks.csv"), [_("Row"), _("Column"), _("Cell"), _("Kept as"), _("Reason")], rows, work)


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def _write(name: str, headings: Sequence[str], rows: Iterable[Sequence[Any]], work: Work) -> None:
    with work.write(name, media_type="text/csv") as file:
        file.write(table([headings, *([str(cell) for cell in row] for row in rows)]))
