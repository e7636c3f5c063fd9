"""An overview as CSV, streamed: `;` between cells, UTF-8 with its mark, CRLF, as Dutch spreadsheets expect it."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from relaas.overviews.columns import RIGHT
from relaas.overviews.export import FORMATS, Format
from relaas.overviews.taken import Taken

BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # without it Excel does not take a file for UTF-8
STARTS_A_FORMULA = frozenset("=+-@\t\r")


def pieces(extract: Taken) -> Iterator[bytes]:
    """The CSV in pieces, a stretch of rows each. Totals stand in it when it has groups: else it is for programs too."""
    numbers = [column.look in RIGHT for column in extract.columns]
    yield BYTE_ORDER_MARK + _written([extract.headings])
    for rows in extract.texts():
        yield _written(_harmless(texts, numbers) for texts in rows)
    totals = extract.told_totals() if extract.is_grouped else None
    if totals:
        with translation.override(extract.language):
            yield _written([[_("Total"), *totals[1:]]])


def table(rows: Iterable[Sequence[str]]) -> bytes:
    """A small CSV of texts, whole."""
    return BYTE_ORDER_MARK + _written(_harmless(row, [False] * len(row)) for row in rows)


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


FORMATS.add("csv", Format("csv", "CSV", "text/csv; charset=utf-8", pieces))
