"""Reading the timeline: the rows of all rooms joined by UNION ALL and ordered in the database, page after page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from relaas.kernel.actors import Actor
from relaas.parties.models import Party
from relaas.parties.timeline.sources import COLUMNS, SOURCES, Source
from relaas.story.places import Place

_VALUES = ("pk", *(f"told_{name}" for name in COLUMNS))


@dataclass(frozen=True)
class Document:
    """One document with the relation; `total` is without VAT, None where there is none."""

    id: int
    at: datetime
    source: str
    kind: str
    number: str
    total: Decimal | None
    status: str
    reference: str
    url: str

    @property
    def place(self) -> str:
        """Where it stands, to ask for what comes after it."""
        return str(Place(self.at, self.source, self.id))


def rows_of(
    party: Party,
    viewer: Actor,
    *,
    kind: str = "",
    before: str = "",
    until: datetime | None = None,
    limit: int,
    sources: Iterable[Source] = SOURCES,
) -> list[Document]:
    """Documents with this party that the viewer may see, newest first: of one kind, or of all.

    `before` is the `place` of the last one of an earlier page; with `until` only those of before that moment.
    """
    starts = [start for start in (Place.read(before), Place(until, "", 0) if until else None) if start]
    parts = [
        _part(source, party, viewer, kind, min(starts, default=None))
        for source in sources
        if not kind or kind in source.kinds
    ]
    if not parts:
        return []
    joined = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return [_document(*row) for row in joined.order_by("-told_at", "-told_source", "-pk")[:limit]]


def _part(source: Source, party: Party, viewer: Actor, kind: str, start: Place | None) -> QuerySet[Any, Any]:
    rows = source.rows(party, viewer)
    if kind:
        rows = rows.filter(told_kind=kind)
    if start:
        rows = rows.filter(start.earlier(source.name, "told_at", "pk"))
    return rows.values_list(*_VALUES)


def _document(
    id: int, at: datetime, source: str, kind: str, number: str, total: Decimal | None, status: str, reference: str
) -> Document:
    of = SOURCES[source]
    status = str(of.statuses.get(status, status))
    return Document(id, at, source, str(of.kinds[kind]), number, total, status, reference, of.url(id))
