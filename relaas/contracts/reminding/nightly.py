"""Every night: actions of which the reason has gone are closed, and those of which the day has come are made (A5)."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import time
from itertools import batched

from django.db import transaction
from django.utils import translation

from relaas.activities.finishing import finish
from relaas.activities.models import Activity
from relaas.activities.system_actions import not_made
from relaas.contracts.models import Status
from relaas.contracts.reminding.candidates import candidates
from relaas.contracts.reminding.making import make
from relaas.contracts.reminding.performers import Performers
from relaas.contracts.reminding.reading import Standing, read
from relaas.contracts.reminding.reasons import ORIGIN, Reason, Why, read_origin
from relaas.contracts.reminding.words import result_of
from relaas.contracts.rights import CHANGE
from relaas.kernel import clock, subjects
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.schedule import daily
from relaas.kernel.subjects import Subject
from relaas.kernel.verbs import verb

AT_ONCE = 100  # in a transaction: about a second, in which SQLite lets nobody else write


@daily("contracts.remind", at=time(0, 30))
def remind() -> int:
    """Close what is no longer needed and make what is due; gives how many were made. One that is killed goes on next
    time where it was: what was made is not made again."""
    last = 0
    while ids := _open_after(last):
        if gone := [action.pk for action, _standing in _gone(ids)]:
            close_gone(ids=gone, by=SYSTEM)
        last = ids[-1]
    chunks = batched(candidates(clock.today()), AT_ONCE)
    return sum(remind_of(ids=ids, by=SYSTEM) for ids in chunks if _new(read(ids)))


@verb("contracts.remind", act=Act.READ, right=CHANGE, on=())
def remind_of(*, ids: Sequence[int], by: Actor) -> int:
    """Make the actions that are due of these contracts and were never made; gives how many. Not an act upon the
    contracts: what was agreed stays the same."""
    subjects.lock(Subject("contract", id) for id in ids)
    standing = read(ids)
    performers = Performers([each.contract for each in standing.values()])
    return sum(make(reason, standing[reason.contract_id].contract, performers, by) for reason in _new(standing))


@verb("contracts.close_reminders", act=Act.READ, right=CHANGE, on=())
def close_gone(*, ids: Sequence[int], by: Actor) -> None:
    """Finish those of these actions whose contract no longer gives the reason for them; what the law forbids now (of an
    archived relation) stays open."""
    subjects.lock(Subject("activity", id) for id in ids)
    for action, standing in _gone(ids):
        why, _contract, day = read_origin(action.origin)
        with translation.override(action.performer.language if action.performer else None):
            result = result_of(why, day, standing.contract if standing else None)
        with suppress(Refused), transaction.atomic():
            finish(action, result=result, by=by)


def _new(standing: Mapping[int, Standing]) -> list[Reason]:
    """What is due of these today and was never made an action of."""
    today = clock.today()
    reasons = (reason for each in standing.values() for reason in each.reasons(today))
    due = {reason.origin: reason for reason in reasons if reason.is_due(today)}
    return [due[origin] for origin in not_made(due)]


def _gone(ids: Sequence[int]) -> list[tuple[Activity, Standing | None]]:
    """Those of these open actions whose reason has gone, and how their contract stands; none: it is not there."""
    actions = list(Activity.objects.open().filter(pk__in=ids).select_related("performer").order_by("pk"))
    standing = read({read_origin(action.origin)[1] for action in actions})
    found = [(action, standing.get(read_origin(action.origin)[1])) for action in actions]
    return [(action, of) for action, of in found if of is None or not _counts(action, of)]


def _counts(action: Activity, standing: Standing) -> bool:
    """Whether its contract still gives this reason: of a day that is past, as it was on that day."""
    why, _contract, day = read_origin(action.origin)
    if why == Why.LAPSED:
        return standing.contract.status == Status.QUOTE
    return (why, day) in {reason.key for reason in standing.reasons(min(day, clock.today()))}


def _open_after(last: int) -> list[int]:
    rows = Activity.objects.open().filter(origin__startswith=ORIGIN, pk__gt=last)
    return list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
