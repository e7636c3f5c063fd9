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

type Ways = Callable[[Subject], Sequence[QuerySet[Any, Any]]]


def shelve_files(name: str, kind: str, ways: Ways, **shelf: Any) -> Shelf:
    """Register a shelf (`label`, `icon`, `kinds`, `order`) with the files of holders of this kind that the viewer sees.

    `ways` asks for the ids of those that are with a subject, in each way that they can be; looked through one after
    the other, an index finds them, also where there are ten thousand.
    """

    def _rows(subject: Subject, viewer: Actor) -> QuerySet[Item]:
        first, *others = (way.order_by() for way in ways(subject))
        ids = first.union(*others, all=True) if others else first
        files = Item.objects.visible_to(viewer).files().filter(holder_kind=kind, holder_id__in=ids)
        return files.select_related("stored").order_by("-changed_at", "-pk")

    return SHELVES.add(name, Shelf(name, rows=_rows, shelved=shelved, **shelf))


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
