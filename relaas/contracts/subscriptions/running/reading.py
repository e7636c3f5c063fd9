"""What people type about a running subscription, made fit to keep or refused."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel import clock
from relaas.kernel.amounts import check_price
from relaas.kernel.refusals import Refused
from relaas.parties.facts.fact import check_day

LEAST, MOST = Decimal(-100), Decimal(1000)
PLACES = (2, 3, 4)  # behind the comma of a price that a percentage gives


def check_needed_day(given: Any) -> date:
    """A calendar day; there must be one (`required`, `day`)."""
    day = check_day(given)
    if day is None:
        raise Refused("required", _("Fill this in."))
    return day


def check_rise(given: Any) -> Decimal | None:
    """Per cents up or down, from -100 through 1000, with six places at most (`percentage`); none when empty."""
    typed = str(given if given is not None else "").strip().removesuffix("%")
    reason = _("This is not a percentage between -100 and 1000, such as 3,5 or -2.")
    try:
        found = check_price(typed)
    except Refused as refusal:
        raise Refused("percentage", reason) from refusal
    if found is not None and not LEAST <= found <= MOST:
        raise Refused("percentage", reason)
    return found


def check_places(given: Any) -> int:
    """How many places a price is rounded to: two, three or four (`choice`)."""
    if str(given) not in {str(places) for places in PLACES}:
        raise Refused("choice", _("Choose one from the list."))
    return int(given)


def check_received(given: Any) -> date:
    """The day on which something was received, today when empty; not in the future (`future`)."""
    day = check_day(given) or clock.today()
    if day > clock.today():
        raise Refused("future", _("This day is still to come."))
    return day
