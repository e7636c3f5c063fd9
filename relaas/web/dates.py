"""Reading a day as people type it: `21-11-2026`, `21-11`, `21 nov`, `vandaag`, `+14`, `ma`."""

import re
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relaas.kernel.folding import fold
from relaas.web.formats import MONTHS, SHORT_MONTHS, WEEKDAYS

EARLIEST_YEAR = 1000
_NAMED = {
    "vandaag": 0, "nu": 0, "today": 0, "morgen": 1, "tomorrow": 1, "overmorgen": 2, "gisteren": -1, "yesterday": -1,
    "eergisteren": -2,
}  # fmt: skip
_MONTHS = {
    fold(name): place
    for names in (*MONTHS.values(), *SHORT_MONTHS.values(), ("", "", "maa", "", "", "", "", "", "sept", "", "", ""))
    for place, name in enumerate(names, start=1)
    if name
}
_WEEKDAYS = {
    fold(name)[:length]: place
    for names in WEEKDAYS.values()
    for place, name in enumerate(names)
    for length in (2, 3, 9)
}
_RELATIVE = re.compile(r"([+-]) ?([0-9]{1,4})")
_ISO = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})")
_DUTCH = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{2}|[0-9]{4}))?")
_SOLID = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_WRITTEN = re.compile(r"([0-9]{1,2})[- ]([a-z]+)(?:[- ]([0-9]{2}|[0-9]{4}))?")


class UnreadableDate(ValueError):
    """What was typed is not a day: `code` for programs, `message` for people."""

    def __init__(self, code: str, message: str | Promise) -> None:
        super().__init__(code)
        self.code = code
        self.message = message


def parse(text: str, today: date) -> date:
    """The day that this text means, seen from `today`.

    Without a year it is this year's; two digits of a year reach twenty years ahead, otherwise they are of the
    century before. A weekday is the first one after today. Refuses with `date_unknown`, `date_impossible` or
    `date_too_early` (a year before 1000).
    """
    typed = " ".join(text.lower().split())
    if typed in _NAMED:
        return _shifted(today, _NAMED[typed])
    if relative := _RELATIVE.fullmatch(typed):
        return _shifted(today, int(relative[1] + relative[2]))
    if typed in _WEEKDAYS:
        return today + timedelta(days=(_WEEKDAYS[typed] - today.weekday() - 1) % 7 + 1)
    year, month, day = _parts(typed, today)
    if year < EARLIEST_YEAR:
        raise UnreadableDate("date_too_early", _("The year must have four figures and not be before 1000."))
    try:
        return date(year, month, day)
    except ValueError:
        raise UnreadableDate("date_impossible", _("This day does not exist.")) from None


def _parts(typed: str, today: date) -> tuple[int, int, int]:
    if iso := _ISO.fullmatch(typed):
        return int(iso[1]), int(iso[2]), int(iso[3])
    if solid := _SOLID.fullmatch(typed):
        return int(solid[3]), int(solid[2]), int(solid[1])
    if dutch := _DUTCH.fullmatch(typed):
        return _year(dutch[3], today), int(dutch[2]), int(dutch[1])
    written = _WRITTEN.fullmatch(typed.replace(".", ""))
    if written and written[2] in _MONTHS:
        return _year(written[3], today), _MONTHS[written[2]], int(written[1])
    raise UnreadableDate("date_unknown", _("This is not a date. Write it like 21-11-2026, 21-11, today, +14 or mon."))


def _year(typed: str | None, today: date) -> int:
    if typed is None:
        return today.year
    if len(typed) == 4:
        return int(typed)
    year = today.year - today.year % 100 + int(typed)
    return year if year <= today.year + 20 else year - 100


def _shifted(today: date, days: int) -> date:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        raise UnreadableDate("date_impossible", _("This day does not exist.")) from None
