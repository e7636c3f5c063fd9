"""The activities that a verb over many is about: locked, and sifted by the law."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from relaas.activities.keeping import keep
from relaas.activities.models import Activity
from relaas.activities.naming import called
from relaas.kernel import bulk, policy, subjects
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject, touched_by
from relaas.overviews.actions import Last, Outcome, Refusal
from relaas.story.writing import open_transaction

_TOLD = ("relation", "person", "performer__role", "category", "done_by")


@dataclass
class Chosen:
    """Those that the law allows, in the order of their ids; those that were refused; and those that changed."""

    activities: list[Activity]
    refused: list[Refusal]
    changed: list[Activity] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._all = len(self.activities) + len(self.refused)

    def change_each(self, deed: Callable[[Activity], bool]) -> None:
        """Do this with each; it says whether it changed anything, and what it refuses stays as it is."""
        for activity in self.activities:
            try:
                if deed(activity):
                    self.changed.append(activity)
            except Refused as refusal:
                self.refused.append(Refusal(activity.pk, called(activity), str(refusal)))

    def write(self, columns: Collection[str]) -> None:
        """Put these columns (`category_id`) of those that changed into their rows, and what those keep."""
        kept = {column for activity in self.changed for column in keep(activity)}
        bulk.update(self.changed, {*columns, *kept})

    def outcome(self, last: Last) -> Outcome:
        """What came of it; `last` hears it, as the last thing in the transaction."""
        unchanged = self._all - len(self.changed) - len(self.refused)
        outcome = Outcome(len(self.changed), unchanged, tuple(self.refused))
        last(open_transaction(), outcome)
        return outcome


def choose(ids: Sequence[int], *, by: Actor) -> Chosen:
    """Lock these activities until the verb ends, and ask the law about each of them and whom it is with (C11)."""
    subjects.lock(Subject("activity", id) for id in ids)
    found = list(Activity._base_manager.filter(pk__in=ids).order_by("pk").select_related(*_TOLD))
    touched = {activity.pk: touched_by(activity) for activity in found}
    subjects.lock(set().union(*touched.values()))
    said = policy.sift(Act.CHANGE, set().union(*touched.values()), by)
    against = {
        id: said[subject] for id, these in touched.items() for subject in sorted(these, reverse=True) if subject in said
    }
    seen = set(Activity.objects.visible_to(by).filter(pk__in=against).values_list("pk", flat=True)) if against else ()
    refused = [
        Refusal(each.pk, called(each) if each.pk in seen else "", str(against[each.pk].message))
        for each in found
        if each.pk in against
    ]
    return Chosen([each for each in found if each.pk not in against], refused)
