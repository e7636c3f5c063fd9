"""What the cells of a row say of a subscription, in the words that people and programs use; each made fit to keep."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from relaas.contracts.importing import rhythm
from relaas.contracts.importing.reading import Read
from relaas.contracts.importing.subscription_targets import BILLED
from relaas.contracts.models import Alignment, Every, InvoiceMoment, PricePer, Splits
from relaas.contracts.subscriptions.facts import RECURRENCE_FACTS
from relaas.kernel.checking import Checking
from relaas.kernel.folding import fold
from relaas.kernel.periods import day_after
from relaas.kernel.refusals import Refused
from relaas.parties.importing.cells import choices, days

RHYTHM = ("every", "interval")
_WHOLE: Mapping[int | None, PricePer] = {1: PricePer.MONTH, 3: PricePer.QUARTER, 12: PricePer.YEAR}
_ENDLESS = {"onbepaald", "onbepaalde tijd", "doorlopend", "onbeperkt", "tot wederopzegging", "until further notice",
            "unlimited", "endless", "forever", "indefinite"}  # fmt: skip
_MOMENTS = {
    **dict.fromkeys(
        ("vooraf", "voor", "vooruit", "voor de periode", "begin", "begin van de periode", "voorfactureren", "before",
         "in advance", "advance", "pre-paid", "prepaid", "beginning", "start of period",
         "beginning of the current subscription period", "before the period"),
        InvoiceMoment.BEFORE,
    ),
    **dict.fromkeys(
        ("achteraf", "na", "na de periode", "na afloop", "einde", "eind van de periode", "nafactureren", "after",
         "in arrears", "arrears", "post-paid", "postpaid", "end", "end of period",
         "end of the current subscription period", "after the period"),
        InvoiceMoment.AFTER,
    ),
}  # fmt: skip
_SPLITS = {
    **dict.fromkeys(("aantal", "op aantal", "hoeveelheid", "quantity", "on quantity"), Splits.QUANTITY),
    **dict.fromkeys(("prijs", "op prijs", "price", "on price"), Splits.PRICE),
}
_ALIGNMENTS = {
    **dict.fromkeys(("kalender", "met de kalender", "calendar", "calendar months", "kalendermaand", "ja", "yes", "true",
                     "waar", "1", "x"), Alignment.CALENDAR),
    **dict.fromkeys(("ingangsdatum", "startdatum", "begin", "start", "start date", "nee", "no", "false", "onwaar", "0"),
                    Alignment.START),
}  # fmt: skip


def says_once(cells: Mapping[str, str]) -> bool:
    """Whether the row says that its line does not come back."""
    return any(rhythm.is_once(cells[name]) for name in (*RHYTHM, "price_per") if name in cells)


def read_cells(read: Read, checking: Checking) -> dict[str, Any]:
    """The facts of a recurrence, and the first day that is not billed yet, as far as the row says them.

    What decides what is invoiced and when is never guessed at: what is not understood is a problem, at its fact. A
    notice period or a remark that cannot be kept is left out and said.
    """
    cells, found = read.subscription, dict[str, Any]()
    if any(name in cells for name in RHYTHM):
        found |= checking.value("interval", _rhythm, " ".join(cells[name] for name in RHYTHM if name in cells)) or {}
    for name, check in _READ.items():
        if name in cells:
            found[name] = checking.value(name, check, cells[name])
    for name, check in _BESIDE.items():
        if name in cells:
            try:
                found[name] = check(cells[name])
            except Refused as refused:
                read.leave_out(f"subscription.{name}", cells[name], refused)
    return found


def whole_periods(found: Mapping[str, Any]) -> dict[str, Any]:
    """What one of both says of the other: a line that is invoiced each month has, when nobody says more, a price for a
    month, and one with a price for a month is invoiced each month; 3 months are a quarter, 12 a year."""
    if "price_per" not in found and "interval" in found:
        whole = _WHOLE.get(rhythm.months_of(found["every"], found["interval"]))
        weekly = PricePer.WEEK if (found["every"], found["interval"]) == (1, Every.WEEK) else None
        return {"price_per": whole or weekly} if whole or weekly else {}
    if "interval" not in found and found.get("price_per") in Every.values:
        return {"every": 1, "interval": Every(found["price_per"])}
    return {}


def _rhythm(cell: str) -> dict[str, Any]:
    """*per maand*, *4-wekelijks*, *3* and *maanden*; refuses what is not understood, days, and 0 (`every`)."""
    found = rhythm.stretch(cell)
    if found is None or found[1] not in Every.values:
        raise Refused(
            "interval",
            _("“%(cell)s” is no interval, such as monthly, each 3 months, 4-weekly or yearly.") % {"cell": cell[:60]},
        )
    return {"every": RECURRENCE_FACTS["every"].check(found[0]), "interval": Every(found[1])}


def _price_per(cell: str) -> PricePer:
    found = rhythm.stretch(cell)
    if found is None or found[0] != 1 or found[1] not in PricePer.values:
        raise Refused("choice", _("A price is for a day, week, month, quarter or year."))
    return PricePer(found[1])


def _one_of[Choice](words: Mapping[str, Choice]) -> Callable[[str], Choice]:
    def read(cell: str) -> Choice:
        found = words.get(fold(cell))
        if found is None:
            raise Refused("choice", _("Choose one of: %(choices)s.") % {"choices": _first_words(words)})
        return found

    return read


def _first_words[Choice](words: Mapping[str, Choice]) -> str:
    first: dict[Choice, str] = {}
    for word, choice in words.items():
        first.setdefault(choice, word)
    return ", ".join(first.values())


def _months(name: str) -> Callable[[str], int]:
    def read(cell: str) -> int:
        found = rhythm.in_months(cell)
        if found is None:
            raise Refused(name, _("Give a number of months."))
        checked: int = RECURRENCE_FACTS[name].check(found)
        return checked

    return read


def _times(cell: str) -> int:
    plain = fold(cell)
    number: int = RECURRENCE_FACTS["times"].check(
        "0" if plain in _ENDLESS else plain.removesuffix("keer").removesuffix("x")
    )
    return number


def _first_day(cell: str) -> date:
    day: date = RECURRENCE_FACTS["from_day"].check(days.day(cell).value)
    return day


def _last_day(cell: str) -> date | None:
    if fold(cell) in _ENDLESS:
        return None
    last: date | None = RECURRENCE_FACTS["until_day"].check(days.day(cell).value)
    return day_after(last)


_READ: Mapping[str, Callable[[str], Any]] = {
    "price_per": _price_per,
    "moment": _one_of(_MOMENTS),
    "splits": _one_of(_SPLITS),
    "alignment": _one_of(_ALIGNMENTS),
    "from_day": _first_day,
    "until_day": _last_day,
    "times": _times,
    "auto_renew": choices.yes_or_no,
    "renew_months": _months("renew_months"),
    BILLED: _last_day,
}
_BESIDE: Mapping[str, Callable[[str], Any]] = {
    "notice_months": _months("notice_months"),
    "remark": RECURRENCE_FACTS["remark"].check,
}
