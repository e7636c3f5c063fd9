"""What this room adds to the lists of relations: what comes next, when somebody last spoke to them, and who is
forgotten."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.activities.lists.probes import HasOpenAction, SpokenToSince
from relaas.activities.models import Activity
from relaas.activities.rights import READ
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import rows_asked_often
from relaas.overviews.columns import Column, Look, Values
from relaas.overviews.filters import ChoiceOfViewer, FromDay
from relaas.overviews.sort_keys import DayPlace
from relaas.parties.models import Party
from relaas.parties.overviews import LISTS_OF_RELATIONS
from relaas.web.formats import day

WITH, WITHOUT = "with", "without"


def _first_of(ids: Collection[int], found: QuerySet[Activity], wanted: str) -> QuerySet[Party, tuple[int, Any]]:
    """Of each of these relations one value of the first of its activities, looked up relation by relation."""
    first = Subquery(found.filter(relation=OuterRef("pk")).values(wanted)[:1])
    return Party.objects.filter(pk__in=ids).order_by().annotate(first=first).values_list("pk", "first")


@rows_asked_often
def _first_to_do(ids: Collection[int], viewer: Actor) -> QuerySet[Party, tuple[int, Any]]:
    seen = Activity.objects.visible_to(viewer).actions().open()
    return _first_of(ids, seen.order_by(DayPlace("due"), "pk"), "pk")


@rows_asked_often
def _last_spoken(ids: Collection[int], viewer: Actor) -> QuerySet[Party, tuple[int, Any]]:
    return _first_of(ids, Activity.objects.visible_to(viewer).contact_moments().order_by("-at"), "at")


@rows_asked_often
def _day_and_title(ids: Collection[int]) -> QuerySet[Activity, tuple[int, date | None, str]]:
    return Activity.objects.filter(pk__in=ids).order_by().values_list("pk", "due", "title")


def next_actions(ids: Collection[int], viewer: Actor) -> dict[int, Values]:
    """Day and title of the first open action of each of these relations that the viewer may see."""
    firsts = {party: action for party, action in _first_to_do(ids, viewer) if action is not None}
    told = {id: (due, title) for id, due, title in _day_and_title(set(firsts.values()))}
    return {party: told[action] for party, action in firsts.items() if action in told}


def last_contacts(ids: Collection[int], viewer: Actor) -> dict[int, Values]:
    """When somebody last spoke to each of these relations, as far as the viewer may see."""
    return {party: (at,) for party, at in _last_spoken(ids, viewer) if at is not None}


def _told(due: date | None, title: str) -> str:
    return f"{day(due)} {title}" if due else title


def _next(value: str, viewer: Actor, walking: bool) -> Q:
    if value == WITHOUT:
        return ~Q(HasOpenAction(viewer))
    if walking:
        return Q(HasOpenAction(viewer))
    open_actions = Activity.objects.visible_to(viewer, collecting=True).actions().open()
    return Q(pk__in=open_actions.filter(relation__isnull=False).order_by().values("relation"))


@dataclass(frozen=True)
class _NoContactSince(FromDay):
    """Nobody spoke to them on this day or after it."""

    probes: bool = True
    by_rights: bool = True

    def asked_by(self, viewer: Actor, values: Sequence[str], *, walking: bool) -> Q:  # noqa: ARG002 - quick either way
        since: Any = self._beginning(values[0])
        return ~Q(SpokenToSince(viewer, since))


def _day_of(at: datetime) -> str:
    return day(at)


_NEXT_ACTION = Column("next_action", _("Next action"), text=_told, load_for=next_actions, right=READ)
_LAST_CONTACT = Column(
    "last_contact", _("Last contact"), text=_day_of, look=Look.DAY, load_for=last_contacts, right=READ
)
_CHOICES = (
    (WITHOUT, pgettext_lazy("relations", "Without a next action")),
    (WITH, pgettext_lazy("relations", "With a next action")),
)
_NEXT = ChoiceOfViewer(
    "next", _("Next action"), lambda: _CHOICES, asked=_next, right=READ, in_menu=True, probes=True, by_rights=True
)
_SINCE = _NoContactSince("no_contact_since", _("No contact since"), "", right=READ)

for _overview in LISTS_OF_RELATIONS:
    for _column in (_NEXT_ACTION, _LAST_CONTACT):
        _overview.added_columns.add(_column.name, _column)
    for _filter in (_NEXT, _SINCE):
        _overview.added_filters.add(_filter.name, _filter)
