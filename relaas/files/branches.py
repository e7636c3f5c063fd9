"""The folders beside the list: the way to the open one lies open, and what stands beside it on that way (T14)."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from relaas.files.models import Folder
from relaas.files.models.item_queries import ItemQuerySet
from relaas.files.tree import Path
from relaas.kernel.asked_often import rows_asked_often
from relaas.kernel.subjects import Subject

MOST = 300  # folders that lie open; of more the first, and always the way to the open one


@dataclass(frozen=True)
class Branch:
    """A folder in the tree, with those inside it as far as it lies open."""

    id: int
    name: str
    url: str
    is_open: bool
    is_current: bool
    has_folders: bool
    branches: "Sequence[Branch]"


class _Folder(NamedTuple):
    """What is read of a folder."""

    id: int
    name: str
    parent: int | None
    has_folders: bool


def branches_of(holder: Subject, path: Path, url: Callable[[int], str]) -> Sequence[Branch]:
    """The folders at the top of this holder's tree; the folders of `path` lie open. Two queries at most."""
    return _Growing(_beside(holder, path), [each.id for each in path], url).inside(None)


def _beside(holder: Subject, path: Path) -> dict[int | None, list[_Folder]]:
    """The folders that stand in one of the path, or at the top, by what they stand in."""
    found: dict[int | None, list[_Folder]] = defaultdict(list)
    for values in [*_at_the_top([holder.id], holder.kind), *_inside([each.id for each in path])]:
        folder = _Folder(*values)
        found[folder.parent].append(folder)
    for each in path:
        if each.id not in {beside.id for beside in found[each.parent]}:
            found[each.parent].append(_Folder(each.id, each.name, each.parent, has_folders=False))
    return found


@rows_asked_often
def _at_the_top(ids: Sequence[int], kind: str) -> QuerySet[Any, Any]:
    return _opened(Folder.objects.of(Subject(kind, ids[0])).inside(None))


@rows_asked_often
def _inside(ids: Sequence[int]) -> QuerySet[Any, Any]:
    return _opened(Folder.objects.filter(parent__in=ids))


def _opened(folders: ItemQuerySet) -> QuerySet[Any, Any]:
    deeper = Exists(Folder.objects.filter(parent=OuterRef("pk")))
    return folders.annotate(deeper=deeper).order_by("key", "id").values_list("id", "name", "parent", "deeper")[:MOST]


@dataclass(frozen=True)
class _Growing:
    found: dict[int | None, list[_Folder]]
    path: Sequence[int]
    url: Callable[[int], str]

    def inside(self, parent: int | None) -> list[Branch]:
        return [self._branch(each) for each in self.found.get(parent, ())]

    def _branch(self, folder: _Folder) -> Branch:
        is_open = folder.id in self.path
        inside = self.inside(folder.id) if is_open else []
        current = bool(self.path) and folder.id == self.path[-1]
        deeper = bool(inside) or folder.has_folders
        return Branch(folder.id, folder.name, self.url(folder.id), is_open, current, deeper, inside)
