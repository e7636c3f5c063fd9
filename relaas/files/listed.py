"""What stands in one folder, a page at a time: folders first, each by name (T14)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet

from relaas.files.models import Item
from relaas.files.models.item_queries import ItemQuerySet
from relaas.kernel.asked_often import counts_asked_often, rows_asked_often
from relaas.kernel.subjects import Subject

PAGE = 50  # rows, as of every list


class Row(NamedTuple):
    """A folder or a file as a list shows it."""

    id: int
    name: str
    is_folder: bool
    number: int
    size: int
    media_type: str
    in_portal: bool
    changed_at: datetime
    changed_by_name: str


@dataclass(frozen=True)
class Listed:
    """The rows of a page, and whether there are more after it."""

    rows: Sequence[Row]
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
    found = _first(holder, folder) if after is None else _behind(standing_in(holder, folder), after)
    return Listed([Row(*values) for values in found[:PAGE]], len(found) > PAGE)


def counted(holder: Subject, folder: Item | None) -> Counted:
    """All that stand in this folder."""
    return Counted(*_numbers(*_place(holder, folder)))


def _first(holder: Subject, folder: Item | None) -> list[Any]:
    ids, kind = _place(holder, folder)
    folders = _beginning(ids, kind, True)
    return folders if len(folders) > PAGE else folders + _beginning(ids, kind, False)


def _behind(inside: ItemQuerySet, after: Item) -> list[Any]:
    folders = [*_page(inside.folders().filter(key__gt=after.key))] if after.is_folder else []
    files = inside.files() if after.is_folder else inside.files().filter(key__gt=after.key)
    return [*folders, *_page(files)]


def _place(holder: Subject, folder: Item | None) -> tuple[list[int], str]:
    """A folder by its id, the top of a tree by what it hangs on, for a question that is kept."""
    return ([folder.pk], "") if folder else ([holder.id], holder.kind)


def _inside(ids: Sequence[int], kind: str) -> ItemQuerySet:
    return standing_in(Subject(kind, ids[0]), None) if kind else Item.objects.filter(parent=ids[0])


def _page(inside: ItemQuerySet) -> QuerySet[Any, Any]:
    # All have the same parent. Named in the order, PostgreSQL sees that the index has it, also where that is none.
    return inside.order_by("parent_id", "key").values_list(*Row._fields)[: PAGE + 1]


@rows_asked_often
def _beginning(ids: Sequence[int], kind: str, are_folders: bool) -> QuerySet[Any, Any]:
    return _page(_inside(ids, kind).filter(is_folder=are_folders))


@counts_asked_often
def _numbers(ids: Sequence[int], kind: str) -> Sequence[QuerySet[Any, Any]]:
    inside = _inside(ids, kind).order_by()
    return inside.folders(), inside.files()
