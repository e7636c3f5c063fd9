"""The card of the first page that says how many contracts something is coming up for (K7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from relaas.contracts.due import COMING_UP, DUE, Due
from relaas.contracts.models import Contract, Direction
from relaas.contracts.overviews import LIST_OF
from relaas.contracts.rights import READ
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import counts_asked_daily
from relaas.overviews.question import SORT
from relaas.parties.responsibility import sees_few
from relaas.web.rights import Request
from relaas.web.today import TODAY, TodayCard

MOST = 1000  # that are counted; then there are more


@dataclass(frozen=True)
class Coming:
    """For how many contracts of one direction this is due, and the list of them; with `more` there are more."""

    due: Due
    direction: Direction
    number: int
    more: bool

    @property
    def url(self) -> str:
        sort = {SORT: self.due.sort} if self.due.sort else {}
        return f"{reverse(LIST_OF[self.direction].url_name)}?{urlencode({COMING_UP.name: self.due.name, **sort})}"


def _asked(viewer: Actor) -> list[tuple[Due, Direction]]:
    return [(due, direction) for direction in Direction if viewer.may(direction.read_right) for due in DUE.values()]


def coming(viewer: Actor) -> list[Coming]:
    """What is due for anything that this viewer sees, with one query; each is counted by its own index (`due`)."""
    asked = _asked(viewer)
    if not asked:
        return []
    numbers = _counted(viewer, clock.today(), sees_few(viewer))
    return [
        Coming(due, direction, min(number, MOST), number > MOST)
        for (due, direction), number in zip(asked, numbers, strict=True)
        if number
    ]


@counts_asked_daily
def _counted(viewer: Actor, _today: date, collecting: bool) -> list[QuerySet[Contract]]:
    """What is coming up depends on the day, so the statement is one of today."""
    seen = Contract.objects.visible_to(viewer, collecting=collecting).order_by()
    return [seen.of_direction(direction).filter(due.where())[: MOST + 1] for due, direction in _asked(viewer)]


def _context(request: Request) -> Mapping[str, Any]:
    return {"coming": coming(request.actor)}


TODAY.add("due", TodayCard("due", 25, "contracts/due.html", _context, READ))
