"""Lines, columns and pages: what stands where is known before anything is drawn, and nothing is lost."""

import string
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaas.documents.fitting import A3_LANDSCAPE, A4, A4_LANDSCAPE, paper_for, shared, wish
from relaas.documents.paging import height_of, pages
from relaas.documents.wrapping import width_of, words_of, wrap

pytestmark = pytest.mark.once
WIDTHS = {letter: 3.0 + ord(letter) % 5 for letter in string.printable + "é😀"} | {"\u0301": 0.0}
texts = st.text(alphabet=string.ascii_letters[:8] + "  -@.\n\t\u0301é😀", max_size=120)


def _letters(text: str) -> str:
    """Without spaces and control characters, which lines may end at."""
    return "".join(letter for letter in text if letter.isprintable() and letter != " ")


@given(texts, st.floats(8, 200))
def test_wrapping_loses_nothing_and_stays_within_its_column(text: str, width: float) -> None:
    lines = wrap(text, width, WIDTHS)
    assert _letters("".join(lines)) == _letters(text)
    assert all(width_of(line, WIDTHS) <= width for line in lines)
    assert len(lines) > text.count("\n")


def test_words_stay_whole_while_they_fit() -> None:
    assert wrap("Stichting van de Bosch", 60, dict.fromkeys(string.printable, 5.0)) == ["Stichting", "van de Bosch"]
    assert wrap("info@steenhuis.example", 60, dict.fromkeys(string.printable, 5.0)) == [
        "info@",
        "steenhuis.",
        "example",
    ]
    assert wrap("a\nb", 60, WIDTHS) == ["a", "b"]
    assert wrap("", 60, WIDTHS) == [""]


def test_a_word_ends_where_a_reader_would_end_it() -> None:
    assert words_of("Midden-Groningen B.V. x@y.nl") == ["Midden-", "Groningen ", "B.V. ", "x@", "y.", "nl"]


def test_a_date_and_a_number_stay_whole() -> None:
    assert words_of("t/m 23-12-2027") == ["t/", "m ", "23-12-2027"]
    assert words_of("V-2026-0115") == ["V-", "2026-0115"]


def test_an_accent_stays_with_its_letter() -> None:
    assert wrap("ae\u0301a", 4.0, dict.fromkeys("ae", 4.0) | {"\u0301": 1.0}) == ["a", "e\u0301", "a"]


@given(st.lists(st.integers(1, 40), max_size=60))
def test_no_page_is_too_full_and_no_line_is_lost(heights: list[int]) -> None:
    rows = [[[f"{number}.{line}" for line in range(lines)], ["x"]] for number, lines in enumerate(heights)]
    found = list(pages(rows, first=100.0, others=200.0))
    assert len(found) >= 1
    assert sum(row["height"] for row in found[0]) <= 100.0
    assert all(sum(row["height"] for row in page) <= 200.0 for page in found[1:])
    written = [line for page in found for row in page for line in row["cells"][0].split("\n")]
    assert written == [line for row in rows for line in row[0]]
    for page in found[1:]:
        assert page, "no page but the first may be empty"


def test_a_row_higher_than_a_page_goes_on_on_the_next() -> None:
    row = [[str(line) for line in range(30)], ["beside"]]
    assert [part["cells"] for page in pages([row], first=200.0, others=200.0) for part in page] == [
        ["\n".join(str(line) for line in range(19)), "beside"],
        ["\n".join(str(line) for line in range(19, 30)), ""],
    ]
    assert height_of(19) <= 200.0 < height_of(20)


@given(st.lists(st.floats(10, 900), min_size=1, max_size=40), st.floats(300, 1200))
def test_columns_fill_the_paper(wishes: list[float], room: float) -> None:
    widths = shared(wishes, room)
    assert sum(widths) == pytest.approx(room)
    assert all(width > 0 for width in widths)
    fair = room / len(wishes)
    assert all(width >= min(wanted, fair) - 1e-6 for width, wanted in zip(widths, wishes, strict=True))


def test_a_number_is_never_in_two_halves() -> None:
    assert shared([400.0, 80.0, 400.0], 500.0, firm=[False, True, False]) == [210.0, 80.0, 210.0]
    narrow = shared([60.0] * 20, 500.0, firm=[place == 3 for place in range(20)])
    assert narrow[3] == 60.0
    assert sum(narrow) == pytest.approx(500.0)
    assert min(shared([60.0] * 20, 500.0, firm=[True] * 19 + [False])) > 20


def test_a_column_wishes_what_most_rows_need() -> None:
    assert wish(Counter({50: 97, 400: 3})) == 50
    assert wish(Counter({50: 9, 400: 1})) == 400
    assert wish(Counter()) == 0


def test_paper_lies_down_when_columns_do_not_fit() -> None:
    assert paper_for([100.0] * 5) == A4
    assert paper_for([100.0] * 6) == A4_LANDSCAPE
    assert paper_for([100.0] * 16) == A3_LANDSCAPE
