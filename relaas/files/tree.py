"""Walking a tree of files (T14): the way up from an item, and all that stands below it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import batched
from typing import NamedTuple

from django.db import connection

from relaas.files.models import Item

MANY = 5_000  # ids in one statement


class Step(NamedTuple):
    """A folder on a path, and the one that it stands in."""

    id: int
    parent: int | None
    name: str


type Path = list[Step]

_ABOVE = """
    WITH RECURSIVE above(id, parent_id, name) AS (
        SELECT id, parent_id, name FROM files_item WHERE id IN ({marks})
        UNION
        SELECT i.id, i.parent_id, i.name FROM files_item i JOIN above ON i.id = above.parent_id
    )
    SELECT id, parent_id, name FROM above
"""
_BELOW = """
    WITH RECURSIVE below(id, steps) AS (
        SELECT id, 0 FROM files_item WHERE id IN ({marks})
        UNION ALL
        SELECT i.id, below.steps + 1 FROM files_item i JOIN below ON i.parent_id = below.id WHERE below.steps < 100
    )
    SELECT id, max(steps) FROM below GROUP BY id
"""


def path_of(folder: Item | None) -> Path:
    """The folders in which this one stands, the top one first, and itself last; nothing of the top of a tree."""
    return paths_to([folder.pk])[folder.pk] if folder else []


def paths_to(folders: Collection[int | None]) -> dict[int | None, Path]:
    """The path of each of these folders, itself last; nothing of None, the top of a tree. One query."""
    found: dict[int, Step] = {}
    for some in batched([id for id in folders if id is not None], MANY):
        with connection.cursor() as cursor:
            cursor.execute(_ABOVE.format(marks=", ".join(["%s"] * len(some))), some)
            found.update((id, Step(id, parent, name)) for id, parent, name in cursor.fetchall())
    return {id: _path(id, found) for id in folders}


def _path(folder: int | None, found: Mapping[int, Step]) -> Path:
    path = []
    while folder is not None:
        path.append(found[folder])
        folder = found[folder].parent
    return path[::-1]


def below(items: Iterable[Item]) -> dict[int, int]:
    """The ids of these items and of all that stands in them at any depth, each with how far below it stands."""
    found: dict[int, int] = defaultdict(int)
    for some in batched([item.pk for item in items], MANY):
        with connection.cursor() as cursor:
            cursor.execute(_BELOW.format(marks=", ".join(["%s"] * len(some))), some)
            for id, steps in cursor.fetchall():
                found[id] = max(found[id], steps)
    return found


def folders_below(folder: Item) -> list[int]:
    """The ids of this folder and of all folders in it at any depth. A query for each level: where SQLite looks for them
    in one, it reads the whole table first, to know what it need not look up."""
    found = level = [folder.pk]
    while level:
        level = list(Item.objects.folders().filter(parent__in=level).values_list("pk", flat=True))
        found = found + level
    return found


def height_of(depths: Mapping[int, int]) -> int:
    """How deep the deepest folder of those that `below` gave stands."""
    highest = 0
    for ids in batched(depths, MANY):
        folders = Item.objects.folders().filter(pk__in=ids).values_list("pk", flat=True)
        highest = max([highest, *(depths[id] for id in folders)])
    return highest
