"""Walking a tree of files (T14): the way up from an item, and all that stands below it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import batched

from django.db import connection

from relaas.files.models import Item

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
