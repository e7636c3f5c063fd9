"""What is coming up (K7): contracts that end, are to be renewed or given notice, quotes and options that expire."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relaas.contracts.models import Status
from relaas.contracts.models.sort_keys import InStatus
from relaas.contracts.subscriptions.notice import last_notice_day
from relaas.kernel import clock
from relaas.kernel.grids import add_months
from relaas.overviews.filters import Choice

AHEAD = 90  # days that one looks ahead for ends
QUOTES, OPTIONS = 30, 14  # and for quotes and options
LONGEST_NOTICE = 24  # months
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Due:
    """Something that is coming up, and which contracts it is coming up for; `sort` is the order to see them in."""

    name: str
    label: str | Promise
    where: Callable[[], Q]
    sort: str


def _ends() -> Q:
    """Signed, and its last day is one of the coming ninety; today is one of them."""
    today = clock.today()
    return Q(InStatus(Status.CONTRACT), until_day__gt=today, until_day__lte=today + (AHEAD + 1) * DAY)


def _to_renew() -> Q:
    """It ends, and does not go on by itself."""
    return _ends() & Q(auto_renew=False)


def _notice() -> Q:
    """It goes on by itself unless notice is given in the coming ninety days; without a notice period, by its end."""
    return notice_within(AHEAD)


def notice_within(days: int) -> Q:
    """Signed, going on by itself, and the last day to give notice is today or one of so many days after it."""
    today, found = clock.today(), Q()
    behind_all = today + (days + 1) * DAY
    for months in range(LONGEST_NOTICE + 1):
        agreed = Q(notice_months=months) if months else Q(notice_months=None) | Q(notice_months=0)
        first, behind = _end_of(today, months), _end_of(behind_all, months)
        found |= Q(agreed, until_day__gte=first, until_day__lt=behind)
    within = Q(until_day__gt=today, until_day__lt=_end_of(behind_all, LONGEST_NOTICE))  # what the index looks up
    return Q(InStatus(Status.CONTRACT), within, auto_renew=True) & found


def _quote_expires() -> Q:
    today = clock.today()
    return Q(InStatus(Status.QUOTE), valid_until__gt=today, valid_until__lte=today + (QUOTES + 1) * DAY)


def _quote_expired() -> Q:
    return Q(InStatus(Status.QUOTE), valid_until__lte=clock.today())


def _option_expires() -> Q:
    return Q(InStatus(Status.OPTION), option_until__lte=clock.today() + (OPTIONS + 1) * DAY)


DUE = {
    due.name: due
    for due in (
        Due("ends", _("Ends within 90 days"), _ends, "end"),
        Due("to_renew", _("To be renewed"), _to_renew, "end"),
        Due("notice", _("To be given notice"), _notice, "end"),
        Due("quote_expires", _("Quote expires"), _quote_expires, "valid"),
        Due("quote_expired", _("Quote has expired"), _quote_expired, "valid"),
        Due("option_expires", _("Option expires"), _option_expires, ""),
    )
}
COMING_UP = Choice(
    "due",
    _("Coming up"),
    lambda: [(due.name, due.label) for due in DUE.values()],
    lambda name: DUE[name].where(),
    in_menu=True,
)


def _end_of(day: date, months: int) -> date:
    """The first day after a contract that can still be ended by notice on this day."""
    end = add_months(day, months) - 4 * DAY
    while last_notice_day(end, months) < day:
        end += DAY
    return end
