"""Verb: finish many actions, or close many notes."""

from collections.abc import Sequence

from relaas.activities.bulk.chosen import choose, write
from relaas.activities.finishing import DONE, checked_result, put_done, tell_done
from relaas.activities.models import Activity
from relaas.activities.rights import CHANGE
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.verbs import verb
from relaas.overviews.actions import Last, Outcome, nothing_more


@verb("activities.finish_many", act=Act.CHANGE, right=CHANGE, on=())
def finish_many(ids: Sequence[int], *, result: str = "", by: Actor, last: Last = nothing_more) -> Outcome:
    """These are done, with one result; those that are done already stay as they are. Refuses what `finish` refuses."""
    checked, chosen = checked_result(result), choose(ids, by=by)

    def done(activity: Activity) -> bool:
        if activity.is_open:
            put_done(activity, checked, by)
            return True
        return False

    chosen.change_each(done)
    write(chosen, DONE)
    for activity in chosen.changed:
        tell_done(activity, by)
    return chosen.outcome(last)
