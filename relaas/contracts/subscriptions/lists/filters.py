"""What the lists of subscriptions can be narrowed by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, Value
from django.db.models.lookups import Exact, GreaterThanOrEqual, LessThan
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.accounts.colleagues import names_of_users
from relaas.contracts.columns import CATEGORIES
from relaas.contracts.filters import names_of_categories
from relaas.contracts.models import Direction, RecurrenceState
from relaas.contracts.models.sort_keys import PLACE_OF_STATE, EndMonth, StatePlace, end_month
from relaas.contracts.subscriptions.listed import GOES_ON
from relaas.kernel import clock
from relaas.overviews.filters import Beginning, Choice, Filter, FromDay, Reference, UntilDay
from relaas.overviews.sort_keys import DayPlace

AHEAD = 90  # days in which something is soon


def in_states(*states: RecurrenceState) -> Q:
    """Those that stand so, by the key that their list is ordered by: it has an index."""
    found = Q()
    for state in states:
        found |= Q(Exact(StatePlace(), Value(PLACE_OF_STATE[state])))
    return found


def _state(value: str) -> Q:
    return in_states(RecurrenceState(value))


def ends_between(first: date | None, until: date | None) -> Q:
    """What has an end, the first day after it from `first` on and before `until`; by the keys of its order."""
    found = Q(ends_on__isnull=False)
    if first:
        found &= Q(GreaterThanOrEqual(EndMonth("ends_on"), Value(end_month(first))))
        found &= Q(GreaterThanOrEqual(DayPlace("ends_on"), DayPlace(first)))
    if until:
        found &= Q(LessThan(EndMonth("ends_on"), Value(end_month(until) + 1)))
        found &= Q(LessThan(DayPlace("ends_on"), DayPlace(until)))
    return found


def notice_between(first: date | None, until: date | None) -> Q:
    """What must be given notice from `first` on and before `until`; by the key of its order."""
    found = Q(notice_by__isnull=False)
    if first:
        found &= Q(GreaterThanOrEqual(DayPlace("notice_by"), DayPlace(first)))
    if until:
        found &= Q(LessThan(DayPlace("notice_by"), DayPlace(until)))
    return found


def _soon(value: str) -> Q:
    today = clock.today()
    until = today + timedelta(days=AHEAD + 1)
    what = {
        "starting": Q(from_day__gt=today, from_day__lt=until),
        "ending": ends_between(today + timedelta(days=1), until + timedelta(days=1)),
        "notice": notice_between(today, until),
        "price": Q(price_changes_on__isnull=False),
    }
    return in_states(*sorted(GOES_ON)) & what[value]


_SOON = (
    ("starting", _("Starts within 90 days")),
    ("ending", _("Ends within 90 days")),
    ("notice", _("Notice within 90 days")),
    ("price", _("Price changes")),
)


def _day(beginning: date | datetime) -> date:
    return beginning.date() if isinstance(beginning, datetime) else beginning


@dataclass(frozen=True)
class _EndsFrom(FromDay):
    def condition(self, values: Sequence[str]) -> Q:
        return ends_between(_day(self._beginning(values[0])), None)


@dataclass(frozen=True)
class _EndsUntil(UntilDay):
    def condition(self, values: Sequence[str]) -> Q:
        return ends_between(None, _day(self._beginning(values[0], after=1)))


@dataclass(frozen=True)
class _NoticeUntil(UntilDay):
    def condition(self, values: Sequence[str]) -> Q:
        return notice_between(clock.today(), _day(self._beginning(values[0], after=1)))


def filters_of(direction: Direction) -> tuple[Filter, ...]:
    """Those of the list of subscriptions of this direction."""
    category, label = direction.category, CATEGORIES[direction]
    return (
        Choice("state", _("Status"), lambda: RecurrenceState.choices, _state, indexed=True),
        Choice("soon", _("Soon"), lambda: _SOON, _soon),
        Reference("owner", pgettext_lazy("contract", "Owner"), "owner_key", names_of_users, indexed=True),
        Reference(category, label, "category_key", lambda _actor: names_of_categories(direction), indexed=True),
        Beginning("relation", _("Relation"), "sort_relation"),
        FromDay("starts_from", _("Starts from"), "from_day", holds_days=True),
        UntilDay("starts_until", _("Starts through"), "from_day", holds_days=True),
        _EndsFrom("ends_from", _("Ends from"), "ends_on", holds_days=True, holds_day_after=True),
        _EndsUntil("ends_until", _("Ends through"), "ends_on", holds_days=True, holds_day_after=True),
        _NoticeUntil("notice_until", _("Notice by"), "notice_by", holds_days=True),
    )  # fmt: skip
