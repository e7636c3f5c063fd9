"""Facts of a recurrence: what people fill in, with labels, checks and how the story tells it (S1)."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from relaas.contracts.models import Alignment, Every, InvoiceMoment, PricePer, Splits
from relaas.contracts.models.recurrence_constraints import (
    MOST_EVERY,
    MOST_NOTICE_MONTHS,
    MOST_RENEW_MONTHS,
    MOST_TIMES,
)
from relaas.kernel.refusals import Refused
from relaas.parties.facts.fact import Fact, check_day, choice_fact, day_fact, last_day_fact, text_fact, yes_no_fact

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

EARLIEST = date(1900, 1, 1)


def check_first_day(given: Any) -> date | None:
    """A calendar day from 1900 on, or none; anything else is no day on which a subscription begins (`day`)."""
    day = check_day(given)
    if day and day < EARLIEST:
        raise Refused("day", gettext("A subscription does not begin before 1900."))
    return day


def _first_day(given: Any) -> date:
    day = check_first_day(given)
    if day is None:
        raise Refused("required", gettext("Fill this in."))
    return day


def _check_whole(code: str, least: int, most: int, empty: int | None) -> Callable[[Any], int | None]:
    """Checks a whole number from `least` through `most`; what is left empty is `empty`."""

    def check(given: Any) -> int | None:
        written = str(given if given is not None else "").strip()
        if not written:
            return empty
        number = int(written) if written.isascii() and written.isdecimal() and len(written) <= 6 else -1
        if not least <= number <= most:
            message = gettext("Give a whole number from %(least)d through %(most)d.")
            raise Refused(code, message % {"least": least, "most": most})
        return number

    return check


def _whole(label: "StrOrPromise", code: str, least: int, most: int, empty: int | None) -> Fact:
    return Fact(label, _check_whole(code, least, most, empty), tell=lambda kept: "" if kept is None else str(kept))


_FROM = day_fact(pgettext_lazy("period", "From"))

# The codes of their refusals: `every`, `times`, `renew_months`, `notice_months`, `day`, `required`.
RECURRENCE_FACTS: dict[str, Fact] = {
    "price_per": choice_fact(_("Price per"), PricePer),
    "every": _whole(_("Invoiced every so many"), "every", 1, MOST_EVERY, 1),
    "interval": choice_fact(_("Interval"), Every),
    "moment": choice_fact(_("Invoice moment"), InvoiceMoment),
    "splits": choice_fact(_("Split on"), Splits),
    "alignment": choice_fact(_("Periods begin"), Alignment),
    "from_day": Fact(_FROM.label, _first_day, keep=_FROM.keep, tell=_FROM.tell),
    "until_day": last_day_fact(pgettext_lazy("period", "Through")),
    "times": _whole(_("Number of times"), "times", 0, MOST_TIMES, 0),
    "auto_renew": yes_no_fact(_("Renews by itself")),
    "renew_months": _whole(_("Renews for so many months"), "renew_months", 1, MOST_RENEW_MONTHS, 12),
    "notice_months": _whole(_("Notice period in months"), "notice_months", 0, MOST_NOTICE_MONTHS, None),
    "remark": text_fact(_("Remark"), 1000),
}
