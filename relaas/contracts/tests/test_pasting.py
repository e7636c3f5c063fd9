"""Rows out of a spreadsheet, as they stand on the clipboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaas.contracts.forms.line_rows import new_row, pasted_into
from relaas.contracts.lines.pasting import COLUMNS, cells_of, rows_of

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("pasted", "rows"),
    [
        ("Roggemeel\t160\tzak\t19,50\r\n", [["Roggemeel", "160", "zak", "19,50"]]),
        ('"Buis 5"" lang"\t2\n', [['Buis 5" lang', "2"]]),
        ('Buis 5" lang\t2\nBocht\t3', [['Buis 5" lang', "2"], ["Bocht", "3"]]),
        ('"Meel\nvan rogge"\t1\n', [["Meel van rogge", "1"]]),
        ('"zonder einde\t2\nBocht\t3', [['"zonder einde', "2"], ["Bocht", "3"]]),
        ("\n\t\nBocht\t\t3\r", [["Bocht", "", "3"]]),
        ("", []),
        ("a\0b\t🙂", [["ab", "🙂"]]),
    ],
)
def test_cells_as_excel_and_libreoffice_put_them_on_the_clipboard(pasted: str, rows: list[list[str]]) -> None:
    assert cells_of(pasted) == rows


def test_a_first_row_that_names_columns_says_which_they_are() -> None:
    """In any order, with a column that is not ours between them."""
    pasted = "Artikelnr\tAantal\tOmschrijving\tPrijs\tBtw\n12\t3\tBocht\t€ 1.234,50\t21%\n"
    assert rows_of(pasted, COLUMNS, "description") == [
        {"quantity": "3", "description": "Bocht", "price": "€ 1.234,50", "vat_code": "21%"}
    ]
    assert rows_of("Prijs\n3\n", COLUMNS, "price") == [{"price": "Prijs"}, {"price": "3"}]


def test_without_names_they_are_the_columns_from_the_cell_on() -> None:
    assert rows_of("3\tstuk\t1,50\n", COLUMNS, "quantity") == [{"quantity": "3", "price_unit": "stuk", "price": "1,50"}]
    assert rows_of("x\ty", COLUMNS, "remark") == [{"remark": "x"}]


def test_what_is_pasted_fills_lines_and_goes_on_behind_them() -> None:
    """Headings are left as they are; what was typed in other cells stays."""
    rows = [{**new_row(), "price": "5"}, new_row("heading"), new_row()]
    found = pasted_into(rows, "A\nB\nC\n", at=0, start="description", columns=COLUMNS, new=new_row)
    assert [row["description"] for row in found] == ["A", "", "B", "C"]
    assert found[0]["price"] == "5"
    assert found[1]["kind"] == "heading"


cell = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12).map(lambda text: " ".join(text.split()))


@given(st.lists(st.lists(cell, min_size=1, max_size=6).filter(any), max_size=8))
def test_whatever_a_spreadsheet_writes_is_read_back(rows: list[list[str]]) -> None:
    """Cells with quotes stand between quotes, as Excel writes them."""
    written = "\r\n".join(
        "\t".join('"' + each.replace('"', '""') + '"' if '"' in each else each for each in row) for row in rows
    )
    assert cells_of(written) == rows


@given(st.text(max_size=200))
def test_nothing_that_is_pasted_breaks_it(text: str) -> None:
    assert all(any(row) for row in cells_of(text))
