"""The dated rates of a VAT code, as people give them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from relaas.catalog.models import VatCategory
from relaas.catalog.rules import Rate
from relaas.kernel.amounts import check_percentage
from relaas.kernel.checking import Checking
from relaas.kernel.refusals import Refused
from relaas.parties.facts import Given
from relaas.parties.facts.fact import check_day
from relaas.web import formats

type GivenRates = Sequence[Given]

MOST_RATES = 30


def read_rates(category: VatCategory, given: GivenRates, checking: Checking) -> list[Rate]:
    """The rates that are filled in, the oldest first; problems stand at `rates.3.rate`."""
    filled = {place: row for place, row in enumerate(given) if any(_is_filled(value) for value in row.values())}
    rates = sorted(rate for place, row in filled.items() if (rate := _read_rate(place, row, checking)))
    first = f"rates.{next(iter(filled), 0)}.from_day"
    if len(filled) > MOST_RATES:
        checking.add("rates_many", _("At most %(most)d rates.") % {"most": MOST_RATES}, first)
    if category.has_rates and not filled:
        checking.add("rates_none", _("Say how many per cent it is, and from when on."), first)
    if filled and not category.has_rates:
        checking.add("rates_zero", _("Only what is taxed has rates; everything else is 0%."), first)
    if len({rate.from_day for rate in rates}) < len(rates):
        checking.add("rates_twice", _("Two rates begin on the same day."), first)
    return rates


def told_rates(rates: Sequence[Rate]) -> str:
    """*21% vanaf 01-10-2012; 19% vanaf 01-01-2001*, the newest first."""
    told = _("%(percentage)s from %(day)s")
    return "; ".join(
        told % {"percentage": formats.percentage(each.rate), "day": formats.day(each.from_day)}
        for each in sorted(rates, reverse=True)
    )


def _read_rate(place: int, row: Given, checking: Checking) -> Rate | None:
    with checking.inside(f"rates.{place}"):
        day = checking.value("from_day", _required_day, row.get("from_day"))
        rate = checking.value("rate", _required_rate, row.get("rate"))
    return None if day is None or rate is None else Rate(day, rate)


def _required_day(given: Any) -> date:
    day = check_day(given)
    if day is None:
        raise Refused("required", _("Fill this in."))
    return day


def _required_rate(given: Any) -> Decimal:
    rate = check_percentage(given)
    if rate is None:
        raise Refused("required", _("Fill this in."))
    if not rate:
        raise Refused("rate_zero", _("For 0% there is a category of its own."))
    return rate


def _is_filled(value: Any) -> bool:
    return value is not None and value != ""
