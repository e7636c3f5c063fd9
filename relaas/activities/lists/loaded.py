"""What the lists of this room load for the rows of a page: what they are about, and who took part besides."""

from collections import defaultdict
from collections.abc import Collection

from relaas.activities.lists.texts import called
from relaas.activities.models import Activity, Participant
from relaas.files.numbers import numbers_at
from relaas.kernel import subjects
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject
from relaas.overviews.columns import Values
from relaas.parties.models import Party


def abouts(ids: Collection[int], _viewer: Actor) -> dict[int, Values]:
    """What each of these is about. Who sees an activity may read of its subject what it is called (U2)."""
    rows = Activity.objects.filter(pk__in=ids, about_id__isnull=False).values_list("pk", "about_kind", "about_id")
    found = {id: Subject(kind, about) for id, kind, about in rows if about is not None}
    called = subjects.labels(set(found.values()))
    return {id: (called[subject],) for id, subject in found.items() if subject in called}


def followed(ids: Collection[int], viewer: Actor) -> dict[int, Values]:
    """What each of these follows is called (A2), as far as the viewer may see that (U2)."""
    seen = Activity.objects.visible_to(viewer)
    rows = seen.filter(follow_ups__in=ids).values_list(
        "follow_ups", "title", "channel", "person__name", "relation__name"
    )
    return {id: (called(*named),) for id, *named in rows if id in ids}


def others(ids: Collection[int], viewer: Actor) -> dict[int, Values]:
    """The persons who took part in each of these, as far as the viewer may see them (P4)."""
    seen = Party.objects.visible_to(viewer)
    rows = Participant.objects.filter(activity__in=ids, person__in=seen).order_by("pk")
    found: dict[int, list[str]] = defaultdict(list)
    for id, name in rows.values_list("activity_id", "person__name"):
        found[id].append(name)
    return {id: (", ".join(names),) for id, names in found.items()}


def files(ids: Collection[int], viewer: Actor) -> dict[int, Values]:
    """How many files each of these has (A3)."""
    return {id: (str(number),) for id, number in numbers_at("activity", ids, viewer).items()}
