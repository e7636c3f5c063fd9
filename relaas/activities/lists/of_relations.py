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
from relaas.overviews.columns import Column, Look, Values
from relaas.overviews.filters import ChoiceOfViewer, FromDay
from relaas.overviews.sort_keys import DayPlace
from relaas.parties.models import Party
from relaas.parties.overviews import LISTS_OF_RELATIONS
from relaas.web.formats import day

WITH, WITHOUT = "with", "without"


def _of_each(ids: Collection[int], found: QuerySet[Activity], *wanted: str) -> dict[int, Values]:
    """Of each of these relations what is wanted of the first of its activities."""
    first = found.filter(relation=OuterRef("pk")).values("pk")[:1]
    firsts = Party.objects.filter(pk__in=ids).annotate(first=Subquery(first)).values_list("pk", "first")
    of = {activity: party for party, activity in firsts if activity}
    return {of[id]: tuple(values) for id, *values in Activity.objects.filter(pk__in=of).values_list("pk", *wanted)}


def next_actions(ids: Collection[int], viewer: Actor) -> dict[int, Values]:
    """Day and title of the first open action of each of these relations that the viewer may see."""
    seen = Activity.objects.visible_to(viewer, walking=True).actions().open()
    return _of_each(ids, seen.order_by(DayPlace("due"), "pk"), "due", "title")


def last_contacts(ids: Collection[int], viewer: Actor) -> dict[int, Values]:
    """When somebody last spoke to each of these relations, as far as the viewer may see."""
    seen = Activity.objects.visible_to(viewer, walking=True).contact_moments()
    return _of_each(ids, seen.order_by("-at"), "at")


def _told(due: date | None, title: str) -> str:
    return f"{day(due)} {title}" if due else title


def _next(value: str, viewer: Actor, walking: bool) -> Q:
    if value == WITHOUT:
        return ~Q(HasOpenAction(viewer))
    if walking:
        return Q(HasOpenAction(viewer))
    open_actions = Activity.objects.visible_to(viewer).actions().open()
    return Q(pk__in=open_actions.filter(relation__isnull=False).order_by().values("relation"))


@dataclass(frozen=True)
class _NoContactSince(FromDay):
    """Nobody spoke to them on this day or after it."""

    probes: bool = True

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
_NEXT = ChoiceOfViewer("next", _("Next action"), lambda: _CHOICES, asked=_next, right=READ, in_menu=True, probes=True)
_SINCE = _NoContactSince("no_contact_since", _("No contact since"), "", right=READ)

for _overview in LISTS_OF_RELATIONS:
    for _column in (_NEXT_ACTION, _LAST_CONTACT):
        _overview.added_columns.add(_column.name, _column)
    for _filter in (_NEXT, _SINCE):
        _overview.added_filters.add(_filter.name, _filter)
