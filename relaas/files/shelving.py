"""Shelves of files that hang on holders of another kind: at the activities of a relation, at its contracts."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from relaas.files.models import Item
from relaas.files.shelves import SHELVES, Shelf, Shelved
from relaas.kernel import subjects
from relaas.kernel.actors import Actor
from relaas.kernel.models import StoredFile
from relaas.kernel.subjects import Subject

type Holders = Callable[[Subject, Actor], QuerySet[Any]]


def shelve_files(name: str, kind: str, holders: Holders, **shelf: Any) -> Shelf:
    """Register a shelf (`label`, `icon`, `kinds`, `order`) with the files of all `holders` of this kind that the viewer
    sees of the subject in whose tree it stands."""

    def _files(subject: Subject, viewer: Actor) -> QuerySet[Item]:
        of = holders(subject, viewer).order_by().values("pk")
        return Item.objects.files().filter(holder_kind=kind, holder_id__in=of)

    def _count(subject: Subject, viewer: Actor) -> int:
        return _files(subject, viewer).count()

    def _newest(subject: Subject, viewer: Actor, most: int) -> Sequence[Shelved]:
        newest = _files(subject, viewer).select_related("stored").order_by("-changed_at", "-pk")
        return shelved(list(newest[:most]))

    return SHELVES.add(name, Shelf(name, count=_count, newest=_newest, **shelf))


def shelved(files: Sequence[Item]) -> list[Shelved]:
    """These files as they stand on a shelf, each with what it belongs to."""
    labels = subjects.labels({each.holder for each in files})
    return [_shelved(each, each.stored, labels.get(each.holder, "")) for each in files if each.stored]


def _shelved(file: Item, stored: StoredFile, where: str) -> Shelved:
    return Shelved(
        name=file.name,
        stored=stored,
        media_type=file.media_type,
        at=file.changed_at,
        by=file.changed_by_name,
        where=where,
        where_url=subjects.url(file.holder),
        url=reverse("files:preview", args=[file.pk]),
        download=reverse("files:download", args=[file.pk]),
    )
