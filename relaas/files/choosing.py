"""Choosing the folder that items go to (T14): the folders of one level at a time, for a tree of any size."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from relaas.files.models import Folder, Item
from relaas.files.tree import Path, path_of
from relaas.kernel.subjects import Subject

MOST = 500  # folders of a level that are offered; of more the first


@dataclass(frozen=True)
class Choice:
    """A folder that can be chosen, unless it is one of those that are moved; `deeper`: there are folders in it."""

    folder: Item
    is_moved: bool
    deeper: bool


@dataclass(frozen=True)
class Level:
    """The folders inside `folder` (None: at the top), and the way there."""

    folder: Item | None
    path: Path
    choices: Sequence[Choice]


def level_of(holder: Subject, folder: Item | None, moved: Sequence[Item]) -> Level:
    """What can be chosen inside this folder; where `moved` stands, nothing leads into what is moved."""
    deeper = Exists(Folder.objects.filter(parent=OuterRef("pk")))
    inside = Folder.objects.of(holder).inside(folder).annotate(deeper=deeper).order_by("key")[:MOST]
    choices = [Choice(each, each in moved, bool(getattr(each, "deeper", False))) for each in inside]
    return Level(folder, path_of(folder), choices)
