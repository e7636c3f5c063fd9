"""The activities that a verb over many is about: locked, and sifted by the law."""

from collections.abc import Collection, Sequence

from relaas.activities.keeping import keep
from relaas.activities.models import Activity
from relaas.activities.naming import called
from relaas.kernel import policy, subjects
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.subjects import Subject, touched_by
from relaas.parties.bulk.chosen import Chosen, sifted

_TOLD = ("relation", "person", "performer__role", "category", "done_by")


def write(chosen: Chosen[Activity], columns: Collection[str]) -> None:
    """Put these columns (`category_id`) of those that changed into their rows, and what those keep."""
    chosen.write({*columns, *(column for activity in chosen.changed for column in keep(activity))})


def choose(ids: Sequence[int], *, by: Actor) -> Chosen[Activity]:
    """Lock these activities until the verb ends, and ask the law about each of them and whom it is with (C11)."""
    subjects.lock(Subject("activity", id) for id in ids)
    found = list(Activity._base_manager.filter(pk__in=ids).order_by("pk").select_related(*_TOLD))
    touched = {activity.pk: touched_by(activity) for activity in found}
    subjects.lock(set().union(*touched.values()))
    said = policy.sift(Act.CHANGE, set().union(*touched.values()), by)
    against = {
        id: said[subject] for id, these in touched.items() for subject in sorted(these, reverse=True) if subject in said
    }
    return sifted(found, against, by, called)
