"""Values of master data: typed the Dutch way, kept in one form."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel import clock
from relaas.kernel.checking import text
from relaas.kernel.folding import fold
from relaas.kernel.refusals import Refused
from relaas.parties.facts.fact import check_day
from relaas.parties.facts.master_data import LONGEST_VALUE
from relaas.parties.models import MasterDataType, ValueKind
from relaas.web import dates

_NUMBER = re.compile(r"(-?)([0-9]{1,15}|[0-9]{1,3}(?:\.[0-9]{3}){1,4})(?:,([0-9]{1,6}))?")


def check_value(type: MasterDataType, given: Any) -> str:
    """The value made fit to keep; refuses what is empty (`required`) and what is no value of this type's kind.

    A number is written `1.234,5` (`number`), a day as days are (`day`), a choice is one of the list (`choice`).
    """
    written = text(LONGEST_VALUE, required=True)(str(given if given is not None else ""))
    if type.kind == ValueKind.NUMBER:
        return _number(written)
    if type.kind == ValueKind.DATE:
        return _day(written)
    return _choice(type, written) if type.kind == ValueKind.CHOICE else written


def _number(written: str) -> str:
    found = _NUMBER.fullmatch(written.replace(" ", "").replace("−", "-"))
    if not found:
        raise Refused("number", _("Write a number as 1.234,5."))
    sign, whole, decimals = found[1], found[2].replace(".", ""), (found[3] or "").rstrip("0")
    exact = Decimal(f"{sign}{whole}.{decimals or 0}")
    return f"{exact:f}" if decimals else str(int(exact))


def _day(written: str) -> str:
    try:
        day: date | None = dates.parse(written, clock.today())
    except dates.UnreadableDate as unreadable:
        raise Refused("day", unreadable.message) from unreadable
    checked = check_day(day)
    return checked.isoformat() if checked else ""


def _choice(type: MasterDataType, written: str) -> str:
    for choice in type.choices:
        if fold(str(choice)) == fold(written):
            return str(choice)
    shown = ", ".join(str(choice) for choice in type.choices)
    raise Refused("choice", _("Choose one of: %(choices)s.") % {"choices": shown})
