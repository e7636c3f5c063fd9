"""Actions that the system makes, of something that a room above knows (A5): one of each origin, ever."""

from collections.abc import Iterable
from datetime import date
from itertools import batched

from relaas.accounts.models import User
from relaas.activities.models import Activity, MadeOnce, Priority
from relaas.activities.writing import plan_action
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.subjects import Subject

AT_ONCE = 500


def not_made(origins: Iterable[str]) -> list[str]:
    """Those of these origins of which no action was ever made, in their order."""
    asked = list(origins)
    made: set[str] = set()
    for some in batched(asked, AT_ONCE):
        made.update(MadeOnce.objects.filter(pk__in=some).values_list("pk", flat=True))
    return [origin for origin in asked if origin not in made]


def propose(
    origin: str,
    *,
    title: str,
    text: str,
    performer: User,
    due: date | None,
    about: Subject | None,
    remind_on: date | None = None,
    priority: int = Priority.NORMAL,
    by: Actor = SYSTEM,
) -> Activity | None:
    """Make the action that something asks for; None where it was made before, whatever became of it since.

    `origin` names the fact and its day (`contract.ends:123:2026-12-31`), 120 characters at most. Refuses as
    `plan_action`. Called in the transaction of a verb, which the mark that it was made commits with.
    """
    if MadeOnce.objects.filter(pk=origin).exists():
        return None
    MadeOnce.objects.create(origin=origin, made_at=clock.now())
    facts = {
        "title": title,
        "text": text,
        "performer": performer,
        "due": due,
        "remind_on": remind_on,
        "priority": priority,
        "about": about,
    }
    return plan_action(facts=facts, origin=origin, by=by)
