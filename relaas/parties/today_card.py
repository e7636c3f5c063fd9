"""The card of the first page that says what colleagues did to the relations of who looks (T2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from django.db.models import QuerySet

from relaas.kernel import clock, subjects
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import rows_asked_daily
from relaas.parties.models import AccountManager
from relaas.parties.responsibility import managed_by
from relaas.parties.rights import READ
from relaas.story.lately import told_lately
from relaas.story.told import Told
from relaas.web.rights import Request
from relaas.web.today import TODAY, TodayCard

LATELY = timedelta(days=7)
MANAGED = 1000  # of the relations that somebody manages, those it was given last
READ_AT_MOST = 60  # entries
SHOWN = 6


@dataclass(frozen=True)
class Change:
    """What was done last to one of those relations; `more` counts what else was."""

    name: str
    url: str
    told: Told
    more: int

    @property
    def at(self) -> datetime:
        return self.told.at


def _changes(request: Request) -> Mapping[str, Any] | None:
    """Those of today and the seven days before; no card for who manages nothing."""
    if not _manages(request.actor):
        return None
    since = datetime.combine(clock.today() - LATELY, time.min, clock.AMSTERDAM)
    found = told_lately("party", _managed_last, request.actor, since=since, read=READ_AT_MOST, most=SHOWN)
    names = subjects.labels(each.subject for each in found)
    changes = [
        Change(names.get(each.subject, ""), subjects.url(each.subject), each.newest, each.more) for each in found
    ]
    return {"changes": changes}


@partial(rows_asked_daily, planned_anew=True)  # somebody manages none, or two hundred thousand
def _manages(viewer: Actor) -> QuerySet[AccountManager, int]:
    """One of those that it manages, if any."""
    return managed_by(viewer).values_list("pk", flat=True)[:1]


def _managed_last(viewer: Actor) -> QuerySet[Any]:
    return managed_by(viewer).order_by("-pk").values("party_id")[:MANAGED]


TODAY.add("changes", TodayCard("changes", 40, "parties/today.html", _changes, READ))
