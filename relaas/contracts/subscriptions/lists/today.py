"""The card of the first page: what ends, or must be given notice, within sixty days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from relaas.contracts.models import Direction, Recurrence
from relaas.contracts.rights import READ
from relaas.contracts.subscriptions.lists.overviews import LIST_OF
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import rows_asked_daily
from relaas.parties.responsibility import sees_few
from relaas.web.rights import Request
from relaas.web.today import TODAY, TodayCard

AHEAD = timedelta(days=60)
MOST = 6
_LIST_LABELS = {
    Direction.SALES: pgettext_lazy("menu", "Sales"),
    Direction.PURCHASE: pgettext_lazy("menu", "Purchasing"),
}


@dataclass(frozen=True)
class Due:
    """A subscription that ends on `day`, or of which that is the last day to give notice; `own` of who looks."""

    id: int
    description: str
    relation: str
    day: date
    ends: bool
    own: bool

    @property
    def url(self) -> str:
        return reverse("contracts:subscription", args=[self.id])


def due(viewer: Actor, on: date) -> list[Due]:
    """The first few, as far as the viewer sees; those of its own contracts before all others."""
    collecting = sees_few(viewer)
    own = _coming(viewer, on, collecting, True, MOST) if viewer.user_id else []
    others = _coming(viewer, on, collecting, False, MOST - len(own)) if len(own) < MOST else []
    rows = [(True, row) for row in own] + [(False, row) for row in others]
    return [Due(id, about, called, day, bool(ends), is_own) for is_own, (id, about, called, day, ends) in rows]


@rows_asked_daily
def _coming(viewer: Actor, on: date, collecting: bool, own: bool, most: int) -> QuerySet[Any, Any]:
    coming = Recurrence.objects.visible_to(viewer, collecting=collecting).filter(due_on__range=(on, on + AHEAD))
    coming = coming.order_by("due_on", "owner_key", "pk")  # as the index has them: on one day there may be hundreds
    mine = viewer.user_id or 0
    found = (coming.filter(owner_key=mine) if own else coming.exclude(owner_key=mine) if mine else coming)[:most]
    return found.values_list("pk", "line__description", "relation__name", "due_on", "ends_on")


def _context(request: Request) -> Mapping[str, Any]:
    viewer = request.actor
    readable = [direction for direction in Direction if viewer.may(direction.read_right)]
    lists = [(_LIST_LABELS[each], f"{reverse(LIST_OF[each].url_name)}?soon=ending&soon=notice") for each in readable]
    return {"due": due(viewer, clock.today()), "lists": lists}


TODAY.add("subscriptions", TodayCard("subscriptions", 30, "contracts/subscriptions/today.html", _context, READ))
