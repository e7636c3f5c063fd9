"""Walking a tree of files (T14): the way up from an item, all that stands below it, and what a page shows of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import batched

from django.db import connection
from django.db.models import Count, F, Func, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from relaas.files.holders import may_read
from relaas.files.models import Item
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject

MANY = 5_000  # ids in one statement

_ABOVE = """
    WITH RECURSIVE above(id, parent_id, steps) AS (
        SELECT id, parent_id, 0 FROM files_item WHERE id = %s
        UNION ALL
        SELECT i.id, i.parent_id, above.steps + 1 FROM files_item i JOIN above ON i.id = above.parent_id
        WHERE above.steps < 100
    )
    SELECT i.* FROM above JOIN files_item i ON i.id = above.id ORDER BY above.steps DESC
"""
_BELOW = """
    WITH RECURSIVE below(id, steps) AS (
        SELECT id, 0 FROM files_item WHERE id IN ({marks})
        UNION ALL
        SELECT i.id, below.steps + 1 FROM files_item i JOIN below ON i.parent_id = below.id WHERE below.steps < 100
    )
    SELECT id, max(steps) FROM below GROUP BY id
"""


@dataclass(frozen=True)
class Branch:
    """A folder in its tree: how deep it stands (1 at the top) and how many files stand in it itself."""

    id: int
    name: str
    parent_id: int | None
    depth: int
    files: int


def path_of(folder: Item | None) -> list[Item]:
    """The folders in which this one stands, the top one first, and itself last; nothing of the top of a tree."""
    return list(Item.objects.raw(_ABOVE, [folder.pk])) if folder else []


def below(items: Iterable[Item]) -> dict[int, int]:
    """The ids of these items and of all that stands in them at any depth, each with how far below it stands."""
    found: dict[int, int] = defaultdict(int)
    for some in batched([item.pk for item in items], MANY):
        with connection.cursor() as cursor:
            cursor.execute(_BELOW.format(marks=", ".join(["%s"] * len(some))), some)
            for id, steps in cursor.fetchall():
                found[id] = max(found[id], steps)
    return found


def height_of(depths: Mapping[int, int]) -> int:
    """How deep the deepest folder of those that `below` gave stands."""
    highest = 0
    for ids in batched(depths, MANY):
        folders = Item.objects.folders().filter(pk__in=ids).values_list("pk", flat=True)
        highest = max([highest, *(depths[id] for id in folders)])
    return highest


def folders_of(holder: Subject, viewer: Actor) -> list[Branch]:
    """The whole tree of folders as it is read from top to bottom, in one query; nothing where the viewer may not."""
    if not may_read(holder, viewer):
        return []
    inside: dict[int | None, list[tuple[int, str, int]]] = defaultdict(list)
    for id, name, parent, files in _folders_with_files(holder):
        inside[parent].append((id, name, files))
    return list(_walked(inside, None, 1))


def _folders_with_files(holder: Subject) -> Collection[tuple[int, str, int | None, int]]:
    files = Item.objects.files().filter(parent=OuterRef("pk")).order_by()
    count = Subquery(files.annotate(how_many=Func(F("id"), function="count")).values("how_many"))
    folders = Item.objects.of(holder).folders().order_by("key", "id")
    return folders.annotate(files=Coalesce(count, 0, output_field=IntegerField())).values_list(
        "pk", "name", "parent_id", "files"
    )


def _walked(inside: dict[int | None, list[tuple[int, str, int]]], parent: int | None, depth: int) -> Iterator[Branch]:
    for id, name, files in inside.get(parent, ()):
        yield Branch(id, name, parent, depth, files)
        yield from _walked(inside, id, depth + 1)


def listing(holder: Subject, folder: Item | None, viewer: Actor) -> QuerySet[Item]:
    """What stands in this folder, or at the top: folders first, then by name; nothing where the viewer may not."""
    there = Item.objects.of(holder).inside(folder).order_by("-is_folder", "key", "id")
    return there if may_read(holder, viewer) else there.none()


def numbers_of(holder: Subject, viewer: Actor) -> tuple[int, int]:
    """How many folders and files there are in the whole tree, as far as the viewer may see."""
    if not may_read(holder, viewer):
        return 0, 0
    counted = dict(Item.objects.of(holder).order_by().values_list("is_folder").annotate(how_many=Count("pk")))
    return counted.get(True, 0), counted.get(False, 0)
