"""Days as files have them: Dutch, ISO, American, in words, and as the numbers by which spreadsheets count.

Four digits are a year, and a year is no day.
"""

import re
from datetime import date, timedelta

from django.utils.translation import gettext as _

from relaas.kernel.refusals import Refused
from relaas.parties.importing.cells.mended import Mended

_FIRST = date(1899, 12, 30)  # day 0 of every spreadsheet, for days after February 1900
_COUNTED = re.compile(r"([0-9]{5})([.,][0-9]+)?")
_EARLIEST, _LATEST = 10_000, 91_312  # 1927 to the end of 2149
_TIME = re.compile(r"[T ]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?( ?[AaPp][Mm])?(Z|[+-][0-9]{2}:?[0-9]{2})?$")
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_COMPACT = re.compile(r"([12][0-9]{3})([0-9]{2})([0-9]{2})")
_DUTCH = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})")
_WORDS = re.compile(r"([0-9]{1,2})[-. ]+([A-Za-zäé]+)[-.,' ]+([0-9]{4}|[0-9]{2})")
_MONTHS = {
    "jan": 1, "feb": 2, "maa": 3, "mrt": 3, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_THIS_CENTURY = 50  # 49 is 2049, 50 is 1950


def day(cell: str) -> Mended:
    """The day in ISO form; empty stays empty. Refuses what is no day (`day`)."""
    written = _TIME.sub("", cell.strip())
    if not written:
        return Mended("")
    counted = _COUNTED.fullmatch(written)
    if counted and _EARLIEST <= int(counted[1]) <= _LATEST:
        return Mended((_FIRST + timedelta(days=int(counted[1]))).isoformat(), "day_number")
    for year, month, number in _readings(written):
        try:
            return Mended(date(_full(year), month, number).isoformat())
        except ValueError:
            continue
    raise Refused("day", _("This is not a date, such as 31-12-2026."))


def _readings(written: str) -> list[tuple[int, int, int]]:
    """Year, month and day in the ways in which it can be meant, the likeliest first."""
    iso = _ISO.fullmatch(written) or _COMPACT.fullmatch(written)
    if iso:
        return [(int(iso[1]), int(iso[2]), int(iso[3]))]
    dutch = _DUTCH.fullmatch(written)
    if dutch:
        first, second, year = int(dutch[1]), int(dutch[2]), int(dutch[3])
        return [(year, second, first), (year, first, second)]
    words = _WORDS.fullmatch(written)
    if words and words[2][:3].lower() in _MONTHS:
        return [(int(words[3]), _MONTHS[words[2][:3].lower()], int(words[1]))]
    return []


def _full(year: int) -> int:
    return year if year > 99 else year + (2000 if year < _THIS_CENTURY else 1900)
