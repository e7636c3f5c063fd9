"""Verbs: give many activities a category or a priority (A1)."""

from collections.abc import Sequence
from typing import Any

from relaas.activities import sentences
from relaas.activities.bulk.chosen import choose, write
from relaas.activities.facts import FACTS
from relaas.activities.models import Activity, Category
from relaas.activities.rights import CHANGE
from relaas.activities.settled import require_action
from relaas.activities.telling import tell
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.policy import Act
from relaas.kernel.verbs import verb
from relaas.overviews.actions import Last, Outcome, nothing_more
from relaas.parties.facts import Given, read_facts
from relaas.parties.facts.changes import put
from relaas.parties.maintained.choosing import refuse_closed


@verb("activities.categorize_many", act=Act.CHANGE, right=CHANGE, on=())
def categorize_many(ids: Sequence[int], *, category: Category | None, by: Actor, last: Last = nothing_more) -> Outcome:
    """Give these this category, or none. Refuses one that is closed (`closed`)."""
    checking = Checking()
    refuse_closed(category, "category", checking, clock.today())
    checking.refuse_problems()
    return _change_many(ids, {"category": category}, "category_id", by, last)


@verb("activities.prioritize_many", act=Act.CHANGE, right=CHANGE, on=())
def prioritize_many(ids: Sequence[int], *, priority: int, by: Actor, last: Last = nothing_more) -> Outcome:
    """Give these actions this priority; contact moments and notes have none."""
    return _change_many(ids, {"priority": priority}, "priority", by, last)


def _change_many(ids: Sequence[int], facts: Given, column: str, by: Actor, last: Last) -> Outcome:
    checking = Checking()
    values: dict[str, Any] = read_facts(FACTS, facts, checking)
    checking.refuse_problems()
    chosen = choose(ids, by=by)

    def give(activity: Activity) -> bool:
        if "priority" in values:
            require_action(activity)
        changes = put(activity, values, FACTS)
        if changes.columns:
            tell(sentences.CHANGED, activity, by, changes=changes.told)
        return bool(changes.columns)

    chosen.change_each(give)
    write(chosen, {column})
    return chosen.outcome(last)
