"""What a spreadsheet gets: numbers and days as themselves, all else as text."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from python_calamine import load_workbook

from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.refusals import Refused
from relaas.overviews import export_csv, export_xlsx
from relaas.overviews.columns import Column, Look
from relaas.overviews.extract import Extract
from relaas.overviews.question import Question
from relaas.parties.overviews import RELATIONS
from relaas.parties.tests.listing import raw
from relaas.web.formats import day, moment, number

pytestmark = pytest.mark.django_db
COLUMNS = (
    Column("name", "Naam", ("name",), look=Look.LINK),
    Column("code", "Code", ("code",)),
    Column("phone", "Telefoon", ("phone",), look=Look.PHONE),
    Column("founded", "Opgericht", ("founded_on",), text=day, look=Look.DAY),
    Column("checked", "Gecontroleerd", ("checked_at",), text=moment, look=Look.MOMENT),
    Column("id", "Nummer", ("pk",), text=number, look=Look.NUMBER),
    Column("again", "Naam", ("name",)),
)
NINE = datetime(2026, 7, 1, 7, 5, tzinfo=UTC)


def _extract(*rows: dict[str, Any]) -> Extract:
    raw(*rows)
    overview = replace(RELATIONS, columns=COLUMNS)
    return Extract(Question.read(overview, COMMAND_LINE, {}), "nl")


def _cells(extract: Extract) -> list[list[Any]]:
    content = b"".join(export_xlsx.pieces(extract))
    return load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def test_every_cell_is_what_it_is() -> None:
    extract = _extract(
        {"name": "A", "code": "00071", "phone": "+31725356666", "founded_on": date(1999, 12, 31),
         "checked_at": NINE, "checked_by_name": "Jan"},
        {"name": "B", "founded_on": date(1817, 3, 4)},
    )  # fmt: skip
    heading, first, second = _cells(extract)
    assert heading == ["Naam", "Code", "Telefoon", "Opgericht", "Gecontroleerd", "Nummer", "Naam (2)"]
    assert first[:4] == ["A", "00071", "+31725356666", date(1999, 12, 31)]
    assert str(first[4]) == "2026-07-01 09:05:00", "the time in the Netherlands"
    assert isinstance(first[5], float), "a number, not its text"
    assert second[:5] == ["B", "", "", "04-03-1817", ""], "no spreadsheet knows days before 1900"


def test_the_same_in_csv_is_text() -> None:
    lines = b"".join(export_csv.pieces(_extract({"name": "A", "code": "00071", "founded_on": date(1999, 12, 31)})))
    assert lines.decode("utf-8-sig").splitlines()[1].startswith("A;00071;;31-12-1999;;")


def test_a_text_is_never_a_formula() -> None:
    names = ["=1+1", "+1", "-1", "@x", "\t=1", 'http://x.nl/"', "mailto:a@b.nl", "_x0041_", "a\nb"]
    rows = _cells(_extract(*({"name": name} for name in names)))
    assert sorted(row[0] for row in rows[1:]) == sorted(names)


def test_a_cell_that_is_too_long_says_so() -> None:
    assert export_xlsx._fitting("x" * 40_000) == "x" * 32_766 + "…"


def test_headings_differ() -> None:
    assert export_xlsx._distinct(["A", "A (2)", "A", "A"]) == ["A", "A (2)", "A (3)", "A (4)"]


def test_a_sheet_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_xlsx, "MOST_ROWS", 2)
    assert len(_cells(_extract({"name": "A"}, {"name": "B"}))) == 3
    with pytest.raises(Refused, match="Een werkblad"):
        _cells(_extract({"name": "C"}))
