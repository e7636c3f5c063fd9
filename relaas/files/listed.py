"""What stands in one folder, a page at a time: folders first, each by name (T14)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from relaas.files.models import Item
from relaas.files.models.item_queries import ItemQuerySet
from relaas.kernel.subjects import Subject

PAGE = 100  # rows


@dataclass(frozen=True)
class Listed:
    """The items of a page, and whether there are more after it."""

    items: Sequence[Item]
    goes_on: bool


@dataclass(frozen=True)
class Counted:
    """How many stand in a folder, below no other."""

    folders: int
    files: int


def standing_in(holder: Subject, folder: Item | None) -> ItemQuerySet:
    """What stands in this folder of the holder's tree, or at its top."""
    return Item.objects.of(holder).inside(folder)


def listed(holder: Subject, folder: Item | None, after: Item | None) -> Listed:
    """The page after the row `after`, which begins it when it is None. Two queries, along the index of the folder."""
    inside = standing_in(holder, folder).defer("search_text")
    folders, files = inside.folders(), inside.files()
    if after is not None and after.is_folder:
        folders = folders.filter(key__gt=after.key)
    elif after is not None:
        folders, files = folders.none(), files.filter(key__gt=after.key)
    found = [*folders.order_by("key")[: PAGE + 1]]
    found += files.order_by("key")[: PAGE + 1 - len(found)]
    return Listed(found[:PAGE], len(found) > PAGE)


def counted(holder: Subject, folder: Item | None) -> Counted:
    """All that stand in this folder."""
    numbers = standing_in(holder, folder).aggregate(
        folders=Count("pk", filter=Q(is_folder=True)), files=Count("pk", filter=Q(is_folder=False))
    )
    return Counted(**numbers)
