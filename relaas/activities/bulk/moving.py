"""Verbs: put many actions off, or hand many over (A5)."""

from collections.abc import Sequence
from datetime import date

from relaas.accounts.models import User
from relaas.activities.bulk.chosen import choose, write
from relaas.activities.handing_over import checked_handing, give, may_see, refuse_taker
from relaas.activities.models import Activity
from relaas.activities.postponing import MOVED, checked_until, put_until, tell_put_off
from relaas.activities.rights import ASSIGN, CHANGE
from relaas.activities.settled import require_action, require_open
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.verbs import verb
from relaas.overviews.actions import Last, Outcome, nothing_more


@verb("activities.snooze_many", act=Act.CHANGE, right=CHANGE, on=())
def snooze_many(ids: Sequence[int], *, until: date | None, by: Actor, last: Last = nothing_more) -> Outcome:
    """Put these actions off to this day; refuses each as `snooze` would."""
    day, chosen = checked_until(until), choose(ids, by=by)

    def put(activity: Activity) -> bool:
        require_action(activity)
        require_open(activity)
        old = (activity.due, activity.remind_on)
        put_until(activity, day)
        if (activity.due, activity.remind_on) == old:
            return False
        tell_put_off(activity, old[0], day, by)
        return True

    chosen.change_each(put)
    write(chosen, MOVED)
    return chosen.outcome(last)


@verb("activities.hand_over_many", act=Act.CHANGE, right=ASSIGN, on=())
def hand_over_many(ids: Sequence[int], *, to: User, remark: str = "", by: Actor, last: Last = nothing_more) -> Outcome:
    """Give these actions to this colleague; those of that colleague stay so. Refuses each as `hand_over` would."""
    said = checked_handing(to, remark)
    chosen, seen = choose(ids, by=by), may_see(to, ids)

    def hand(activity: Activity) -> bool:
        require_action(activity)
        require_open(activity)
        if activity.performer_id == to.pk:
            return False
        refuse_taker(activity, to, sees=seen)
        give(activity, to, said, by)
        return True

    chosen.change_each(hand)
    write(chosen, {"performer_id"})
    return chosen.outcome(last)
