"""Sheets in an XLSX, read by python-calamine behind a guard: a small file must not become gigabytes in memory."""

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, load_workbook

from relaas.kernel.refusals import Refused

MOST_BYTES = 600 * 1024 * 1024  # of all parts together, unpacked
MOST_PARTS = 10_000
MOST_SWELLING = 300  # a sheet of equal rows is packed 1:100; a bomb 1:1000 and more
FREE_BYTES = 20 * 1024 * 1024  # below this no swelling matters

type Merged = dict[tuple[int, int], tuple[int, int]]


def guard(path: Path) -> None:
    """Refuse what is damaged (`damaged_sheet`) or swells beyond all measure (`zip_bomb`), before it is unpacked.

    The sizes that a ZIP declares are believed only after each part was read up to that size and its checksum fits.
    """
    try:
        with ZipFile(path) as parts:
            sizes = [part.file_size for part in parts.infolist()]
            whole = sum(sizes)
            swells = whole > FREE_BYTES and whole > MOST_SWELLING * path.stat().st_size
            if whole > MOST_BYTES or len(sizes) > MOST_PARTS or swells:
                raise Refused(
                    "zip_bomb", _("Unpacked, this XLSX is larger than Relaas reads. Save it as CSV, or split it.")
                )
            if parts.testzip() is not None:
                raise BadZipFile
    except (BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise _damaged() from error


def open_sheet(path: Path, name: str = "") -> tuple[str, CalamineSheet, list[str]]:
    """The sheet of this name, else the first that has rows; with its name and the names of all sheets.

    Refuses `damaged_sheet`, `password` and `empty`.
    """
    guard(path)
    try:
        book = load_workbook(path)
        names = [sheet.name for sheet in book.sheets_metadata if "Work" in str(sheet.typ) or "work" in str(sheet.typ)]
        names = names or book.sheet_names
        chosen = name if name in names else next((each for each in names if _has_rows(book, each)), "")
        if not chosen:
            raise Refused("empty", _("There are no rows in this file."))
        return chosen, book.get_sheet_by_name(chosen), names
    except PasswordError as error:
        raise Refused("password", _("This file is locked with a password. Save it without one.")) from error
    except (CalamineError, OSError, ValueError, BaseException) as error:
        if isinstance(error, Refused | KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise _damaged() from error


def rows_of(sheet: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number as the sheet counts it. A merged cell says the same in every row that it covers."""
    merged = _merged(sheet)
    carried: dict[int, tuple[int, str]] = {}
    for number, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
        cells = [text_of(value) for value in row]
        for column, (last, text) in list(carried.items()):
            if number > last:
                del carried[column]
            elif column < len(cells) and not cells[column]:
                cells[column] = text
        for (top, column), (bottom, _right) in merged.get(number, {}).items():
            if bottom > top and column < len(cells):
                carried[column] = (bottom, cells[column])
        yield number, cells


def merged_ranges(sheet: CalamineSheet) -> int:
    """How many cells cover several rows."""
    return sum(1 for by_row in _merged(sheet).values() for (top, _c), (bottom, _r) in by_row.items() if bottom > top)


def text_of(value: Any) -> str:
    """A cell as somebody would type it: whole numbers without `.0`, days as `2026-12-31`."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else _number(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _number(value: float) -> str:
    """With a point before its places; three places get a fourth, or `0.125` would be read as a thousand and more."""
    written = format(Decimal(repr(value)), "f")
    return f"{written}0" if len(written.partition(".")[2]) == 3 else written


def _merged(sheet: CalamineSheet) -> dict[int, Merged]:
    found: dict[int, Merged] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        found.setdefault(top + 1, {})[top + 1, left] = (bottom + 1, right)
    return found


def _has_rows(book: CalamineWorkbook, name: str) -> bool:
    return bool(book.get_sheet_by_name(name).height)


def _damaged() -> Refused:
    return Refused("damaged_sheet", _("This XLSX is damaged or cut off. Open it, save it again, and try once more."))
