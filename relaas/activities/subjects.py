"""Activities and their categories as subjects: what to call them, where they stand, who sees them."""

from collections.abc import Collection

from django.db.models import QuerySet

from relaas.activities.about import readable_rights
from relaas.activities.models import Activity, Category
from relaas.activities.naming import called
from relaas.activities.rights import READ
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import asked_often
from relaas.kernel.subjects import Subject, SubjectKind, hidden, register
from relaas.parties.maintained.subjects import register_list
from relaas.story.log import last_of
from relaas.web.addresses import address


def _labels(ids: Collection[int]) -> dict[int, str]:
    found = Activity.objects.filter(pk__in=ids).select_related("person", "relation")
    return {activity.pk: called(activity) for activity in found.defer("text", "result", "search_text")}


def _url(id: int) -> str:
    return address("activities:activity", id)


@asked_often
def _visible(ids: Collection[int], viewer: Actor) -> QuerySet[Activity]:
    return Activity.objects.visible_to(viewer).filter(pk__in=ids)


@asked_often
def _lock(ids: Collection[int]) -> QuerySet[Activity]:
    return Activity._base_manager.filter(pk__in=ids).order_by("pk").select_for_update()


def _secret_when_gone(ids: Collection[int], viewer: Actor) -> set[int]:
    """One that was deleted is read by who may read with whom it was and what it was about."""
    gone, readable = last_of(Activity, ids), readable_rights(viewer)
    if not viewer.may(READ):
        return set(gone)
    parties = {
        id: {Subject("party", party) for party in (was.relation_id, was.person_id) if party} for id, was in gone.items()
    }
    unseen = hidden({subject for each in parties.values() for subject in each}, viewer)
    return {
        id
        for id, was in gone.items()
        if parties[id] & unseen or (readable is not None and was.about_right not in readable)
    }


def register_subjects() -> None:
    """Called once, when the room is ready."""
    register(
        SubjectKind("activity", _labels, _url, _visible, lock=_lock, secret_when_gone=_secret_when_gone, seen=_visible)
    )
    register_list(Category, "activities:category")
