"""What is said of a subscription in a few words: what its price is for, how often it is invoiced, which days."""

from datetime import date
from decimal import Decimal
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relaas.contracts.models import Every, InvoiceMoment, PricePer, Recurrence
from relaas.kernel.periods import last_day
from relaas.web.formats import day, percentage, quantity, unit_price


class Priced(Protocol):
    """A stretch of days, as many of them at one price."""

    @property
    def quantity(self) -> Decimal: ...
    @property
    def price(self) -> Decimal: ...


def per(price_per: str) -> str:
    """*per maand*: what one price is for."""
    return _("per %(unit)s") % {"unit": PricePer(price_per).label}


def interval(recurrence: Recurrence) -> str:
    """*per 4 weken*: how much is invoiced at a time."""
    return interval_of(recurrence.every, recurrence.interval)


def interval_of(every: int, unit: str) -> str:
    """The same of a number and its unit."""
    words = {
        Every.WEEK: ngettext("per week", "per %(count)d weeks", every),
        Every.MONTH: ngettext("per month", "per %(count)d months", every),
        Every.QUARTER: ngettext("per quarter", "per %(count)d quarters", every),
        Every.HALF_YEAR: ngettext("per half year", "per %(count)d half years", every),
        Every.YEAR: ngettext("per year", "per %(count)d years", every),
    }
    return words[Every(unit)] % {"count": every}


def invoiced(recurrence: Recurrence) -> str:
    """*per 4 weken, vooraf*."""
    return f"{interval(recurrence)}, {str(InvoiceMoment(recurrence.moment).label).lower()}"


def agreed(recurrence: Recurrence) -> str:
    """All of it in a sentence, for a document: *Prijs per maand; factuur per kwartaal, vooraf; vanaf 01-01-2027;
    opzegtermijn 1 maand*. Nothing of what is our own."""
    said = [
        _("Price %(per)s") % {"per": per(recurrence.price_per)},
        _("invoiced %(how)s") % {"how": invoiced(recurrence)},
        days(recurrence.from_day, recurrence.until_day),
    ]
    if times := recurrence.times:
        said.append(ngettext("%(count)d time", "%(count)d times", times) % {"count": times})
    if recurrence.auto_renew:
        count = recurrence.renew_months
        renewed = ngettext("renews by %(count)d month each time", "renews by %(count)d months each time", count)
        said.append(renewed % {"count": count})
    if months := recurrence.notice_months:
        notice = ngettext("notice period of %(count)d month", "notice period of %(count)d months", months)
        said.append(notice % {"count": months})
    return "; ".join(said)


def days(from_day: date, until_day: date | None) -> str:
    """*01-01-2027 t/m 31-01-2027*; a single day is that day, without an end it is from then on."""
    until = last_day(until_day)
    if until is None:
        return _("from %(first)s") % {"first": day(from_day)}
    if until == from_day:
        return day(until)
    return _("%(first)s through %(last)s") % {"first": day(from_day), "last": day(until)}


last = last_day  # for templates


def reckoned(part: Priced, discount: Decimal) -> str:
    """*3 × 45,00*, *3 × 45,00 − 10%*."""
    times = f"{quantity(part.quantity)} × {unit_price(part.price)}"
    return f"{times} − {percentage(discount)}" if discount else times


def renewal(recurrence: Recurrence) -> str:
    """*verlengt vanzelf met 12 maanden*; nothing when it does not."""
    if not recurrence.auto_renew:
        return ""
    count = recurrence.renew_months
    return ngettext("by itself, by %(count)d month", "by itself, by %(count)d months", count) % {"count": count}
