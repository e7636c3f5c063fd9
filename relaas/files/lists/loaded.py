"""What the list of files loads for the rows of a page: what they belong to, and in which folder they stand."""

from collections.abc import Collection

from relaas.files.models import Item
from relaas.files.tree import paths_to
from relaas.kernel import subjects
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject
from relaas.overviews.columns import Values


def called(ids: Collection[int], _viewer: Actor) -> dict[int, Values]:
    """What each of these belongs to. Who sees a file may read what its holder is called (U2)."""
    rows = Item.objects.filter(pk__in=ids).order_by().values_list("pk", "holder_kind", "holder_id")
    holders = {id: Subject(kind, of) for id, kind, of in rows}
    labels = subjects.labels(set(holders.values()))
    return {id: (labels[holder],) for id, holder in holders.items() if holder in labels}


def folders(ids: Collection[int], _viewer: Actor) -> dict[int, Values]:
    """The folders that each of these stands in, from the top."""
    parents = dict(Item.objects.filter(pk__in=ids).order_by().values_list("pk", "parent"))
    paths = paths_to(set(parents.values()))
    return {id: (" / ".join(step.name for step in paths[parent]),) for id, parent in parents.items()}
