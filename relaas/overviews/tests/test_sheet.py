"""A table of a page as a file: the same texts in every format, totals, nothing that a spreadsheet would carry out."""

import io
from datetime import date
from decimal import Decimal

import pytest
from python_calamine import load_workbook

from relaas.kernel.refusals import Refused
from relaas.overviews import export_csv, export_xlsx
from relaas.overviews.columns import Column, Look
from relaas.overviews.export import FORMATS
from relaas.overviews.sheet import Sheet, answered
from relaas.web.formats import day, money

COLUMNS = (
    Column("day", "Dag", text=day, look=Look.DAY),
    Column("what", "Wat"),
    Column("amount", "Bedrag", text=money, look=Look.MONEY),
)
SHEET = Sheet(
    "Plan V-2026-0001",
    COLUMNS,
    [(date(2027, 1, 31), "=1+1", Decimal("12.50")), (None, "", Decimal(-3))],
    counts=lambda rows: f"{rows} momenten",
    maker="Sanne",
    sums={"amount": Decimal("9.50")},
    language="nl",
)


def test_as_csv_it_is_text() -> None:
    lines = b"".join(export_csv.pieces(SHEET)).decode("utf-8-sig").splitlines()
    assert lines == ["Dag;Wat;Bedrag", "31-01-2027;'=1+1;€\u00a012,50", ";;€\u00a0-3,00"]


def test_as_xlsx_days_and_amounts_are_themselves() -> None:
    content = b"".join(export_xlsx.pieces(SHEET))
    rows = load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert rows[1:] == [[date(2027, 1, 31), "=1+1", 12.5], ["", "", -3.0], ["Totaal", "", 9.5]]


def test_what_takes_too_long_is_refused() -> None:
    """A page cannot wait for a PDF of a thousand rows."""
    many = Sheet("Plan", COLUMNS, [SHEET.rows[0]] * 10_001, counts=str, maker="Sanne", language="nl")
    with pytest.raises(Refused) as refused:
        answered(many, FORMATS["xlsx"])
    assert refused.value.code == "too_many_rows"
    answer = answered(SHEET, FORMATS["csv"])
    assert answer["Content-Disposition"].startswith('attachment; filename="plan-v-2026-0001-')
