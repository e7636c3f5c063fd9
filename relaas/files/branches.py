"""The folders beside the list: the way to the open one lies open, and what stands beside it on that way (T14)."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from relaas.files.models import Folder, Item
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


def branches_of(holder: Subject, path: Sequence[Item], url: Callable[[int], str]) -> Sequence[Branch]:
    """The folders at the top of this holder's tree; the folders of `path` lie open. One query."""
    return _Growing(_beside(holder, path), path, url).inside(None)


def _beside(holder: Subject, path: Sequence[Item]) -> dict[int | None, list[Item]]:
    """The folders that stand in one of the path, or at the top, by what they stand in."""
    lies_open = Q(parent=None) | Q(parent__in=[each.pk for each in path])
    deeper = Exists(Folder.objects.filter(parent=OuterRef("pk")))
    shown = Folder.objects.of(holder).filter(lies_open).annotate(has_folders=deeper).order_by("key", "id")
    found: dict[int | None, list[Item]] = defaultdict(list)
    for each in shown.only("id", "name", "key", "parent_id")[:MOST]:
        found[each.parent_id].append(each)
    for each in path:
        if each not in found[each.parent_id]:
            found[each.parent_id].append(each)
    return found


@dataclass(frozen=True)
class _Growing:
    found: dict[int | None, list[Item]]
    path: Sequence[Item]
    url: Callable[[int], str]

    def inside(self, parent: int | None) -> list[Branch]:
        return [self._branch(each) for each in self.found.get(parent, ())]

    def _branch(self, folder: Item) -> Branch:
        is_open = folder in self.path
        inside = self.inside(folder.pk) if is_open else []
        deeper = bool(inside) or bool(getattr(folder, "has_folders", False))
        current = bool(self.path) and folder == self.path[-1]
        return Branch(folder.pk, folder.name, self.url(folder.pk), is_open, current, deeper, inside)
