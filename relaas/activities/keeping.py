"""The columns that an activity's row keeps of itself and its relation, for lists and search; `relaas check` compares
them."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from relaas.activities.models import Activity
from relaas.activities.rights import CHANGE
from relaas.kernel import bulk
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.folding import fold
from relaas.kernel.invariants import invariant
from relaas.kernel.moments import subscribe
from relaas.kernel.policy import Act
from relaas.kernel.search import text_to_search
from relaas.kernel.verbs import verb
from relaas.parties.keeping import NamesChanged
from relaas.parties.merging.moments import PartiesMerged
from relaas.story.putting_back import PutBack
from relaas.web.formats import as_day

KEPT = set(Activity.kept)


def keep(activity: Activity) -> list[str]:
    """Make the kept columns anew from what the activity says now; gives those that differ, for who saves it."""
    kept = kept_columns(activity)
    different = [column for column, value in kept.items() if getattr(activity, column) != value]
    for column in different:
        setattr(activity, column, kept[column])
    return different


def kept_columns(activity: Activity) -> dict[str, str | date | None]:
    """Column by column what its row must keep: what it is found by, and where it stands by subject, relation and day.

    Its day is that on which an action was done, else that on which it was said or noted; the one of Amsterdam.
    """
    relation, person = activity.relation, activity.person
    with_whom = [party.name for party in (relation, person) if party]
    return {
        "search_text": text_to_search((activity.title, *with_whom, activity.text, activity.result)),
        "sort_title": fold(activity.title or activity.text)[:200].rstrip(),
        "sort_relation": f"{relation.sort_name}  {relation.pk}" if relation else "",
        "day": as_day(activity.at if activity.is_contact_moment else activity.done_at or activity.at),
    }


def differences(activities: Collection[int] | None = None, *, parties: Collection[int] = ()) -> Iterator[Activity]:
    """Activities (these, those with these parties, or all) that kept something else than they must; they have it
    now."""
    found = Activity.objects.order_by("pk").select_related("relation", "person")
    if parties:
        ids = {*_ids_with("relation", parties), *_ids_with("person", parties)}
        found = found.filter(pk__in=ids)
    elif activities is not None:
        found = found.filter(pk__in=activities)
    for activity in found.iterator(chunk_size=bulk.CHUNK):
        if keep(activity):
            yield activity


def keep_many(activities: Collection[int] = (), *, parties: Collection[int] = ()) -> None:
    """Keep what these activities, or those with these parties, must; inside a verb."""
    bulk.update(list(differences(activities, parties=parties)), KEPT)


def _ids_with(column: str, parties: Collection[int]) -> Iterator[int]:
    yield from Activity.objects.filter(**{f"{column}__in": parties}).order_by().values_list("pk", flat=True)


@subscribe(NamesChanged)
def _follow_names(changed: NamesChanged) -> None:
    keep_many(parties=changed.parties)


@subscribe(PartiesMerged)
def _follow_merged(merged: PartiesMerged) -> None:
    keep_many(parties=[merged.kept])


@subscribe(PutBack)
def _follow_put_back(put_back: PutBack) -> None:
    """Of activities that were put back, and of parties that were: which may have another name again."""
    activities = {subject.id for subject in put_back.subjects if subject.kind == "activity"}
    parties = {subject.id for subject in put_back.subjects if subject.kind == "party"}
    if activities:
        keep_many(activities)
    if parties:
        keep_many(parties=parties)


def rebuild_kept_columns() -> None:
    """Make the kept columns of every activity anew, a transaction per 500."""
    for ids in bulk.chunks_of_ids(Activity):
        _rebuild(ids=ids, by=SYSTEM)


@invariant("activities.kept_columns", repair=rebuild_kept_columns)
def differing_kept_columns() -> Sequence[str]:
    """A sentence for every activity whose row keeps something else than it must."""
    return [
        _("%(activity)s (%(id)d) keeps something else to be found and sorted by")
        % {"activity": activity, "id": activity.pk}
        for activity in differences()
    ]


@verb("activities.rebuild_kept_columns", act=Act.READ, right=CHANGE, on=())
def _rebuild(*, ids: Sequence[int], by: Actor) -> None:  # noqa: ARG001 - every verb has an actor
    """Not an act upon the activities: what they say stays the same."""
    keep_many(ids)
