"""Files as programs really write them, and files that mean harm: read, or refused with a sentence."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from rustpy_xlsxwriter import write_worksheet

from relaas.imports.importer import IMPORTERS
from relaas.imports.reading import table
from relaas.imports.reading.delimiter import delimiter_of
from relaas.imports.reading.table import CSV, XLSX, layout_of, rows_of
from relaas.imports.surveying import survey
from relaas.kernel.refusals import Refused

pytestmark = [pytest.mark.once, pytest.mark.django_db]  # what a column can mean is partly maintained
type Make = Callable[..., Path]
TEXT = 'Naam;Plaats;Telefoon\r\nCafé "\'t Óórd";Súdwest-Fryslân;0515 123456\r\n'


@pytest.fixture
def made(tmp_path: Path) -> Make:
    def make(content: str | bytes, name: str = "file.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


def read(path: Path) -> list[list[str]]:
    return [cells for _number, cells in rows_of(path, layout_of(path))]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("cp1252", b""), ("utf-16", b""), ("utf-16-le", b""),
     ("utf-16-be", b"")],
)  # fmt: skip
def test_every_encoding_gives_the_same_text(made: Make, encoding: str, mark: bytes) -> None:
    rows = read(made(mark + TEXT.replace('"', "").encode(encoding)))
    assert rows == [["Naam", "Plaats", "Telefoon"], ["Café 't Óórd", "Súdwest-Fryslân", "0515 123456"]]


def test_a_letter_at_the_very_end_decides(made: Make) -> None:
    """Strict UTF-8 to the last byte: a file of megabytes with one Windows letter is Windows-1252."""
    plain = "naam;plaats\r\n" + "Jansen;Delft\r\n" * 20_000
    assert layout_of(made(plain + "Jos\u00e9;Delft\r\n")).encoding == "utf-8-sig"
    assert layout_of(made((plain + "Jos\u00e9;Delft\r\n").encode("cp1252"))).encoding == "cp1252"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_the_regular_one(delimiter: str) -> None:
    rows = [["Naam", "Adres", "Opmerking"], ["Jansen, Zn.", "Markt 1; links", "a,b,c"], ["Pietersen", "Dam 2", ""]]
    lines = [delimiter.join(f'"{cell}"' for cell in row) + "\r\n" for row in rows]
    assert delimiter_of(lines) == delimiter


def test_a_file_of_one_column_and_a_line_that_names_the_delimiter(made: Make) -> None:
    assert read(made("naam\r\nJansen\r\nPietersen, Zn.\r\n")) == [["naam"], ["Jansen"], ["Pietersen, Zn."]]
    assert read(made("sep=|\r\nnaam|plaats\r\nJansen|Delft\r\n")) == [["naam", "plaats"], ["Jansen", "Delft"]]


def test_cells_of_several_lines_are_one_row(made: Make) -> None:
    path = made('naam;notitie\r\nJansen;"een\r\ntwee"\r\nPietersen;drie\r\n')
    assert list(rows_of(path, layout_of(path)))[1:] == [(2, ["Jansen", "een\ntwee"]), (3, ["Pietersen", "drie"])]


def test_what_is_invisible_goes_and_an_apostrophe_of_a_sheet_too(made: Make) -> None:
    rows = read(made("naam;mail;tel\n\u200bJansen\u00a0;\ufeffinfo@a.example\u200b;'+31 6 12345678\n;;\n"))
    assert rows[1:] == [["Jansen", "info@a.example", "+31 6 12345678"]]


def workbook(path: Path, rows: list[dict[str, object]]) -> Path:
    write_worksheet(rows, str(path))
    return path


def test_a_sheet_gives_whole_numbers_and_days_as_somebody_would_type_them(tmp_path: Path) -> None:
    row = {"Naam": "Jansen", "KvK": 27364248, "Sinds": dt.date(1950, 1, 31), "Deel": 1.5, "Prijs": 0.125, "Klant": True}
    path = workbook(tmp_path / "a.xlsx", [row])
    assert layout_of(path).form == XLSX
    assert read(path)[1] == ["Jansen", "27364248", "1950-01-31", "1.5", "0.1250", "ja"], "three places are no thousands"


def test_a_merged_cell_counts_for_each_of_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "merged.xlsx"
    rows = [{"Naam": "A", "Plaats": "Delft"}, {"Naam": "B", "Plaats": None}, {"Naam": "C", "Plaats": "Tiel"}]
    write_worksheet(rows, str(path))
    _merge(path, "B2:B3")
    assert [row[1] for row in read(path)] == ["Plaats", "Delft", "Delft", "Tiel"]
    assert "1 " in " ".join(survey(path, IMPORTERS["relations"]).notices)


def _merge(path: Path, cells: str) -> None:
    """Put a merged range into a sheet that was written."""
    with zipfile.ZipFile(path) as old:
        parts = {part.filename: old.read(part) for part in old.infolist()}
    name = "xl/worksheets/sheet1.xml"
    mark = f'</sheetData><mergeCells count="1"><mergeCell ref="{cells}"/></mergeCells>'.encode()
    parts[name] = parts[name].replace(b"</sheetData>", mark, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part, content in parts.items():
            new.writestr(part, content)


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        survey(path, IMPORTERS["relations"])
    assert str(caught.value)
    return caught.value.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \r\n\r\n", "empty"),
        (b"naam;plaats\r\n", "empty"),
        (b"PK\x03\x04 not a zip at all", "damaged_sheet"),
        (b"\xd0\xcf\x11\xe0 an old sheet", "old_sheet"),
        (b"%PDF-1.7", "pdf"),
        (b"  <html><table>", "web_page"),
        (b"GIF89a\0\1\2\3\0\xff\xfe\0", "not_a_text"),
        (b'naam;plaats\r\nJansen;"Delft\r\nPietersen;Tiel\r\n', "cut_off"),
        (b'naam;plaats\r\n"' + b"x" * 200_000, "long_cell"),
        (
            b";".join(b"kolom %d" % number for number in range(500)) + b"\r\n" + b";".join([b"x"] * 500),
            "too_many_columns",
        ),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(made: Make, content: bytes, code: str) -> None:
    assert refusal(made(content)) == code


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert refusal(path) == "too_large"


def test_a_sheet_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [{"Naam": f"A {number}"} for number in range(500)])
    path.write_bytes(path.read_bytes()[:-300])
    assert refusal(path) == "damaged_sheet"


def _bomb(declared: int | None) -> bytes:
    """A ZIP of a few hundred kilobytes that unpacks to hundreds of megabytes; it may lie about that."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts,
        parts.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _megabyte in range(100):
            part.write(b"0" * (1 << 20))
    content = packed.getvalue()
    if declared is not None:
        size = (100 << 20).to_bytes(4, "little")
        content = content.replace(size, declared.to_bytes(4, "little"))
    return content


@pytest.mark.parametrize(("declared", "code"), [(None, "zip_bomb"), (1000, "damaged_sheet")])
def test_a_bomb_is_refused_before_it_is_unpacked(made: Make, declared: int | None, code: str) -> None:
    assert refusal(made(_bomb(declared), "bomb.xlsx")) == code


def test_a_last_row_that_is_short_and_rows_that_are_wide_are_said(made: Make) -> None:
    found = survey(made("Naam;Plaats\nA;Delft;x\nB"), IMPORTERS["relations"])
    assert found.rows == 2
    assert len(found.notices) == 2


def test_two_headings_alike_are_said(made: Make) -> None:
    found = survey(made("Naam;Opmerking;Opmerking\nA;b;c\n"), IMPORTERS["relations"])
    assert any("Opmerking" in notice for notice in found.notices)


def test_the_layout_survives_being_kept(made: Make) -> None:
    layout = layout_of(made(TEXT.replace('"', "")))
    assert (layout.form, table.Layout.read(layout.keep())) == (CSV, layout)
    assert str(layout) == "UTF-8 · ;"
