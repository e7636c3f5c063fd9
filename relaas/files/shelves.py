"""Shelves: folders that are only read, in the tree of a holder, with what other rooms keep of it (T14, K8, A3).

    SHELVES.add("sent", Shelf("sent", _("Documents sent"), "file-check", frozenset({"party"}), rows, shelved))

A room puts on its shelf only what the viewer may see: nothing else is counted, shown or zipped.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.core.files.base import File as OpenFile
from django.db.models import QuerySet
from django.db.models.expressions import Combinable
from django.utils.functional import Promise

from relaas.files.rights import READ
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import counts_asked_often
from relaas.kernel.models import StoredFile
from relaas.kernel.registries import Registry
from relaas.kernel.search import text_to_search
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

    `rows` are those of what stands there for this viewer, the newest first, `shelved` makes of some what is shown and
    `named` says what a file is called. The statement of `rows` is kept (`asked_often`): it asks nothing itself.
    """

    name: str
    label: str | Promise
    icon: str
    kinds: frozenset[str]
    rows: Callable[[Subject, Actor], QuerySet[Any]]
    shelved: Callable[[Sequence[Any]], Sequence[Shelved]]
    named: str | Combinable = "name"
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
        return self.shelf.shelved(list(self._rows[:most]))

    def having(self, words: Sequence[str], most: int) -> Sequence[Shelved]:
        """The newest of those that have all these words in what they are called."""
        called = self._rows.values_list("pk", self.shelf.named)[:ZIPPED]
        found = (id for id, name in called if all(word in text_to_search((name,)) for word in words))
        ids = list(islice(found, most))
        return self.shelf.shelved(list(self._rows.filter(pk__in=ids))) if ids else ()

    @property
    def _rows(self) -> QuerySet[Any]:
        return self.shelf.rows(self.holder, self.viewer)


SHELVES: Registry[Shelf] = Registry("shelf", order=lambda shelf: shelf.order)


def shelves_of(holder: Subject, viewer: Actor) -> list[ShownShelf]:
    """The shelves in this holder's tree on which something stands for this viewer. One query."""
    shelves = [shelf for shelf in SHELVES if holder.kind in shelf.kinds] if viewer.may(READ) else []
    numbers = _numbers([holder.id], holder.kind, viewer, *(shelf.rows for shelf in shelves)) if shelves else []
    found = zip(shelves, numbers, strict=True)
    return [ShownShelf(shelf, holder, viewer, number) for shelf, number in found if number]


@counts_asked_often
def _numbers(
    ids: Sequence[int], kind: str, viewer: Actor, *asked: Callable[[Subject, Actor], QuerySet[Any]]
) -> Sequence[QuerySet[Any]]:
    return [rows(Subject(kind, ids[0]), viewer).order_by() for rows in asked]
