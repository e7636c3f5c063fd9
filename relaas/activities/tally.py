"""How many actions ask for somebody today, of whoever looks: for the head of the first page and the rail (A1)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import pgettext

from relaas.activities.models import Activity
from relaas.activities.models.activity_queries import ActivityQuerySet
from relaas.activities.rights import READ
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import counts_asked_daily
from relaas.web.formats import number
from relaas.web.menu import Tally

MOST = 999


@dataclass(frozen=True)
class AtHand:
    """How many actions are late or for today, and how many of those are late; `more` than that where they are many."""

    number: int
    late: int
    more: bool


def at_hand(viewer: Actor, today: date) -> AtHand:
    """Of the viewer's own: counted by indexes of what is open, and not past a thousand."""
    late, due, reminded = _counted(viewer, today)
    coming = due + reminded
    return AtHand(min(late + coming, MOST), min(late, MOST), more=late + coming > MOST)


@counts_asked_daily
def _counted(viewer: Actor, today: date) -> list[ActivityQuerySet]:
    mine = Activity.objects.visible_to(viewer).actions().of_performer(viewer.user_id or 0)
    reminded = mine.open().filter(remind_on__lte=today).filter(Q(due=None) | Q(due__gt=today))
    return [each[: MOST + 1] for each in (mine.late(today), mine.open().filter(due=today), reminded)]


def tally(viewer: Actor) -> Tally | None:
    """The same, for the rail."""
    if not viewer.may(READ):
        return None
    found = at_hand(viewer, clock.today())
    urgent = pgettext("actions", "%(shown)s late") % {"shown": number(found.late)} if found.late else ""
    return Tally(found.number, found.more, urgent)
