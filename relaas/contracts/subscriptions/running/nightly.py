"""Every night: what subscriptions keep that is another thing today, because a day came on which something changes."""

from collections.abc import Sequence
from datetime import time

from relaas.contracts.models import Recurrence
from relaas.contracts.rights import CHANGE
from relaas.contracts.subscriptions.keeping import keep
from relaas.kernel import clock, subjects
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.policy import Act
from relaas.kernel.schedule import daily
from relaas.kernel.subjects import Subject
from relaas.kernel.verbs import verb

AT_ONCE = 500


@daily("contracts.keep_subscriptions", at=time(0, 5))
def keep_those_of_the_day() -> int:
    """Those of which `keeps_until` came, a transaction per 500; gives how many. One that is killed goes on next time
    where it was: what was kept anew is good until a later day."""
    done = last = 0
    while ids := _due_after(last):
        keep_of(ids=ids, by=SYSTEM)
        done, last = done + len(ids), ids[-1]
    return done


@verb("contracts.keep_subscriptions", act=Act.READ, right=CHANGE, on=())
def keep_of(*, ids: Sequence[int], by: Actor) -> None:  # noqa: ARG001 - every verb has an actor
    """Not an act upon the contracts: what was agreed stays the same."""
    recurrences = list(Recurrence.objects.filter(pk__in=ids).select_related("contract", "line").order_by("pk"))
    subjects.lock(Subject("contract", each.contract_id) for each in recurrences)
    keep(recurrences)


def _due_after(last: int) -> list[int]:
    due = Recurrence.objects.filter(keeps_until__lte=clock.today(), pk__gt=last)
    return list(due.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
