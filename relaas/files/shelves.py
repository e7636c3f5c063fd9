"""Shelves: folders that are only read, in the tree of a holder, with what other rooms keep of it (T14, K8, A3).

    SHELVES.add("sent", Shelf("sent", _("Documents sent"), "file-check", frozenset({"party"}), count, newest))

A room puts on its shelf only what the viewer may see: nothing else is counted, shown or zipped.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import File as OpenFile
from django.utils.functional import Promise

from relaas.files.rights import READ
from relaas.kernel.actors import Actor
from relaas.kernel.models import StoredFile
from relaas.kernel.registries import Registry
from relaas.kernel.storage import open_stored
from relaas.kernel.subjects import Subject

SHOWN = 200  # the newest of a shelf that a page shows; the rest is found by searching
ZIPPED = 10_000  # of a shelf that a zip takes along


@dataclass(frozen=True)
class Shelved:
    """One file on a shelf. `where` is what it belongs to, with the page of that; `url` is where it is read, `download`
    where it is saved."""

    name: str
    stored: StoredFile
    media_type: str
    at: datetime
    by: str
    where: str
    where_url: str
    url: str
    download: str

    @property
    def size(self) -> int:
        """In bytes."""
        return self.stored.size

    def open(self) -> OpenFile[bytes]:
        """The bytes themselves, to read."""
        return open_stored(self.stored)


@dataclass(frozen=True)
class Shelf:
    """A shelf of a room, in the trees of holders of these `kinds`.

    `count` gives how many stand there for this viewer, `newest` the newest of them, so many at most.
    """

    name: str
    label: str | Promise
    icon: str
    kinds: frozenset[str]
    count: Callable[[Subject, Actor], int]
    newest: Callable[[Subject, Actor, int], Sequence[Shelved]]
    order: int = 0


@dataclass(frozen=True)
class ShownShelf:
    """A shelf as one viewer finds it in one tree."""

    shelf: Shelf
    holder: Subject
    viewer: Actor
    number: int

    @property
    def name(self) -> str:
        """What it is called in an address."""
        return self.shelf.name

    @property
    def label(self) -> str:
        return str(self.shelf.label)

    @property
    def icon(self) -> str:
        return self.shelf.icon

    def files(self, most: int = SHOWN) -> Sequence[Shelved]:
        """The newest that stand there."""
        return self.shelf.newest(self.holder, self.viewer, most)


SHELVES: Registry[Shelf] = Registry("shelf", order=lambda shelf: shelf.order)


def shelves_of(holder: Subject, viewer: Actor) -> list[ShownShelf]:
    """The shelves in this holder's tree on which something stands for this viewer; a query each."""
    return list(_shown(holder, viewer)) if viewer.may(READ) else []


def shelf_of(holder: Subject, name: str, viewer: Actor) -> ShownShelf | None:
    """The one of this name, if something stands on it for this viewer."""
    return next((shelf for shelf in shelves_of(holder, viewer) if shelf.name == name), None)


def _shown(holder: Subject, viewer: Actor) -> Iterator[ShownShelf]:
    for shelf in SHELVES:
        number = shelf.count(holder, viewer) if holder.kind in shelf.kinds else 0
        if number:
            yield ShownShelf(shelf, holder, viewer, number)
