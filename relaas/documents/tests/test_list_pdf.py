"""A list on paper, whatever stands in it."""

import io
import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from relaas.documents.letters import widths_of
from relaas.documents.list_layout import lay_out
from relaas.documents.paging import pages
from relaas.documents.rendering import Rendered, render
from relaas.documents.tests.reading import read_pages
from relaas.documents.wrapping import plain

pytestmark = pytest.mark.once

HEADINGS = ["Naam", "Opmerking"]


def _drawn(rows: Sequence[Sequence[str]]) -> Rendered:
    texts = [*HEADINGS, "Alles", *(plain(cell) for row in rows for cell in row)]
    letters = widths_of(letter for text in texts for letter in text)
    layout = lay_out(HEADINGS, rows, right=[False, True], intro=["Alles"], letters=letters)
    drawn = list(pages(layout.lines(rows), first=layout.room - layout.intro_height, others=layout.room))
    numbers = [f"{at} van {len(drawn)}" for at in range(1, len(drawn) + 1)]
    about = {"title": "Lijst", "author": "Jan", "date": {"year": 2026, "month": 11, "day": 22}, "language": "nl"}
    data = {**layout.data, **about, "made": "m", "nothing": "", "intro": layout.intro_data}
    rendered = render("list.typ", {**data, "pages": drawn, "numbers": numbers})
    assert len(PdfReader(io.BytesIO(rendered.content)).pages) == len(drawn), "as many pages as we said"
    return rendered


def test_a_name_of_a_thousand_letters_is_there_whole() -> None:
    long = ["W" * 1000, "woord " * 166 + "einde", "kort", "f" * 20_000]
    read = read_pages(_drawn([[text, "x"] for text in long]).content, "Naam")
    written = "".join(row[0] for page in read for row in page.rows)
    assert written == "".join(long).replace(" ", "")


@settings(max_examples=10, deadline=None)
@given(st.lists(st.lists(st.text(max_size=200), min_size=2, max_size=2), max_size=20))
def test_any_text_makes_as_many_pages_as_were_counted(rows: list[list[str]]) -> None:
    """Any letter of Unicode, also those that no font has and those that turn the line round."""
    _drawn([[plain(text) for text in row] for row in rows])


def test_accents_that_stand_alone_do_no_harm() -> None:
    marks = "".join(chr(code) for code in range(0x300, 0x330))
    assert all(map(unicodedata.combining, marks))
    _drawn([[marks * 20, "\u202e\u200d\u2028\u00a0x"]])
