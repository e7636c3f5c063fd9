"""A file as a table: how it is written is found out once (`Layout`), then its rows can be read as often as needed."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from django.utils.translation import gettext as _

from relaas.imports.reading import sheets, texts
from relaas.imports.reading.delimiter import delimiter_of
from relaas.imports.reading.encoding import NAMES, encoding_of
from relaas.kernel.refusals import Refused
from relaas.kernel.texts import many_lines, one_line

MOST_BYTES = 100 * 1024 * 1024
XLSX, CSV = "xlsx", "csv"
SIGNS = {"\t": "tab"}
_EDGES = " \t\r\n\xa0\ufeff\u200b\u200c\u200d\u2060\u00ad\u200e\u200f"
_FORMULAS = frozenset("=+-@")

type Numbered = tuple[int, list[str]]


@dataclass(frozen=True)
class Layout:
    """How a file is written; small enough to stand in a row of the database."""

    form: str
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""

    @classmethod
    def read(cls, kept: dict[str, Any]) -> Self:
        return cls(**kept)

    def keep(self) -> dict[str, Any]:
        return asdict(self)

    def __str__(self) -> str:
        if self.form == XLSX:
            return f"XLSX · {self.sheet}"
        return f"{NAMES[self.encoding]} · {SIGNS.get(self.delimiter, self.delimiter)}"


def layout_of(path: Path) -> Layout:
    """Find out how this file is written, by its contents and not by its name.

    Refuses `too_large`, `empty`, and by a code of its own each thing that looks like a table and is none.
    """
    size = path.stat().st_size
    if size > MOST_BYTES:
        reason = _("This file is %(size)d MB; Relaas reads up to %(most)d MB at a time. Split it.")
        raise Refused("too_large", reason % {"size": size >> 20, "most": MOST_BYTES >> 20})
    with path.open("rb") as file:
        begin = file.read(512)
    if not begin.strip():
        raise Refused("empty", _("There are no rows in this file."))
    if begin.startswith(b"PK\x03\x04"):
        return Layout(XLSX, sheet=sheets.open_sheet(path)[0])
    _refuse_other_forms(begin)
    encoding = encoding_of(path)
    return Layout(CSV, encoding=encoding, delimiter=delimiter_of(texts.first_lines(path, encoding)))


def rows_of(path: Path, layout: Layout) -> Iterator[Numbered]:
    """The rows that have a cell with something in it, each with its number and its cells without what is invisible."""
    if layout.form == XLSX:
        source = sheets.rows_of(sheets.open_sheet(path, layout.sheet)[1])
    else:
        source = texts.rows_of(path, layout.encoding, layout.delimiter)
    for number, cells in source:
        cleaned = [_clean(cell) for cell in cells]
        if any(cleaned):
            yield number, cleaned


def _clean(cell: str) -> str:
    if cell.isascii() and cell.isprintable():
        cleaned = cell.strip()
    else:
        cleaned = (many_lines(cell) if "\n" in cell or "\r" in cell else one_line(cell)).strip(_EDGES)
    # an apostrophe before what looks like a formula is how sheets (ours too) say that it is a text
    return cleaned[1:] if cleaned[:1] == "'" and cleaned[1:2] in _FORMULAS else cleaned


def _refuse_other_forms(begin: bytes) -> None:
    if begin.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused("old_sheet", _("This is an old Excel file (XLS), or one with a password. Save it as XLSX."))
    if begin.startswith(b"%PDF"):
        raise Refused("pdf", _("This is a PDF. Save the table as CSV or XLSX."))
    if begin.lstrip(b"\xef\xbb\xbf \r\n\t")[:9].lower().startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        raise Refused(
            "web_page", _("This is a web page with the name of a sheet. Open it in Excel and save it as XLSX.")
        )
