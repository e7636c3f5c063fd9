"""An overview as CSV: exactly the rows and texts that the page shows, all of them, streamed."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, transaction
from django.utils import translation
from django.utils.text import slugify

from relaas.kernel import clock
from relaas.overviews.columns import Look
from relaas.overviews.question import Question
from relaas.overviews.reading import Reader, Row

STRETCH = 2000  # rows that are read, made and written at a time
BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # without it Excel does not take a file for UTF-8
STARTS_A_FORMULA = frozenset("=+-@\t\r")


def export_csv(question: Question, *, language: str) -> Iterator[bytes]:
    """The CSV in pieces: `;` between cells, UTF-8 with its mark, CRLF, headings and texts in `language` (nl or en).

    Who calls it has asked the right to export (U2).
    """
    with translation.override(language):
        reader = Reader(question.overview)
        numbers = [column.look is Look.NUMBER for column in reader.columns]
        yield BYTE_ORDER_MARK + _written([[str(column.label) for column in reader.columns]])
        for rows in _stretches(question, reader):
            yield _written(_harmless(texts, numbers) for texts in reader.texts(rows))


def file_name(question: Question, *, language: str) -> str:
    """`relaties-2026-11-21.csv`"""
    with translation.override(language):
        return f"{slugify(str(question.overview.title))}-{clock.today().isoformat()}.csv"


def _stretches(question: Question, reader: Reader) -> Iterator[list[Row]]:
    rows: list[Row] = []
    with _as_they_come():
        for row in reader.rows(question.ordered(question.found())).iterator(chunk_size=STRETCH):
            rows.append(row)
            if len(rows) == STRETCH:
                yield rows
                rows = []
        yield rows


@contextmanager
def _as_they_come() -> Iterator[None]:
    """PostgreSQL collects all rows before it gives the first, unless a transaction is open and its planner knows."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL cursor_tuple_fraction = 0.001")
        yield


def _harmless(texts: Sequence[str], numbers: Sequence[bool]) -> list[str]:
    """A spreadsheet would carry out a text that begins like a formula; an apostrophe keeps it a text."""
    return [
        f"'{text}" if text and text[0] in STARTS_A_FORMULA and not number else text
        for text, number in zip(texts, numbers, strict=True)
    ]


def _written(rows: Iterable[Sequence[str]]) -> bytes:
    page = io.StringIO(newline="")
    csv.writer(page, delimiter=";", lineterminator="\r\n").writerows(rows)
    return page.getvalue().encode()
