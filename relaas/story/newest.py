"""The newest of a story: its entries and the rows of strands, woven together in the database.

Of each subject and each strand a stretch of one index is read, however long the story is.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import Col

from relaas.kernel.actors import Actor
from relaas.kernel.kept_statements import KeptStatement, anybody_like, marks, prepared
from relaas.kernel.subjects import Subject
from relaas.story.models import Entry, EntrySubject
from relaas.story.places import Place
from relaas.story.sentences import Topic, keys_of
from relaas.story.strands import STRANDS, Strand, Stretch

ENTRIES = ""  # the strand that the entries themselves are
_ENTRY = [Col("entry", field) for field in Entry._meta.concrete_fields]
_AT = next(place for place, column in enumerate(_ENTRY) if column.target.name == "at")  # also of the rows of strands
_NAMES = [str(column.target.attname) for column in _ENTRY]
_COLUMNS = ", ".join("told_at" if name == "at" else f'entry."{name}"' for name in _NAMES)

type Statement = tuple[str, tuple[object, ...]]


@dataclass(frozen=True)
class Wanted:
    """Which rows: the newest `count` of those that happened before `older_than`, or the oldest that happened after
    `newer_than`; of a topic; of strands only those that have all these words.

    `planned`: how many of what is still to be done come with them, at most.
    """

    count: int
    older_than: Place | None = None
    newer_than: Place | None = None
    topic: Topic | None = None
    words: tuple[str, ...] = ()
    planned: int = 0

    @property
    def is_plain(self) -> bool:
        """Whether its statement depends on nothing that differs from page to page."""
        return not (self.older_than or self.newer_than or self.words)


@dataclass(frozen=True)
class Row:
    """A row of the story: an entry, or the id of a row of a strand. What is planned has no `at`."""

    strand: str
    id: int
    at: datetime | None
    entry: Entry | None = field(default=None, compare=False)

    @property
    def planned(self) -> bool:
        return self.at is None

    @property
    def place(self) -> Place:
        """Where it stands; of what is planned there is none."""
        return Place(self.at or datetime.max.replace(tzinfo=UTC), self.strand, self.id)


def rows_of(subjects: Sequence[Subject], viewer: Actor, wanted: Wanted) -> list[Row]:
    """What the viewer may read of the story of the first of these subjects, and of those that were merged into it.

    Newest first, what is planned before it; what several of them share comes once. One query.
    """
    ids = [subject.id for subject in subjects]
    if wanted.is_plain:
        kept = _kept(subjects[0].kind, len(ids), anybody_like(viewer), wanted, tuple(STRANDS.names()))
        with prepared():
            rows = _rows(*kept.filled_in(ids, viewer))
    else:
        rows = _rows(*statement_of(subjects, viewer, wanted))
    return rows[::-1] if wanted.newer_than else rows


def _rows(sql: str, given: Sequence[Any]) -> list[Row]:
    """What the statement finds; only of an entry a model is made."""
    if not sql:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        found = cursor.fetchall()
    converters = [
        [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)] for column in _ENTRY
    ]
    return [_row(values, converters) for values in found]


def _row(values: Sequence[Any], converters: Sequence[Sequence[Callable[..., Any]]]) -> Row:
    *columns, strand, id = values
    for place in range(len(columns)) if strand == ENTRIES else (_AT,):
        for convert in converters[place]:
            columns[place] = convert(columns[place], _ENTRY[place], connection)
    entry = Entry.from_db(connection.alias, _NAMES, columns) if strand == ENTRIES else None
    return Row(strand, id, columns[_AT], entry)


@lru_cache(maxsize=500)
def _kept(kind: str, count: int, viewer: Actor, wanted: Wanted, _strands: tuple[str, ...]) -> KeptStatement:
    return KeptStatement(*statement_of([Subject(kind, mark) for mark in marks(count)], viewer, wanted))


def statement_of(subjects: Sequence[Subject], viewer: Actor, wanted: Wanted) -> Statement:
    """Written out, for Django makes no union of limited queries on SQLite; empty where nothing can be found."""
    parts: list[str] = []
    picked: list[str] = []
    given: list[object] = []
    for name, planned, rows in _parts(subjects, viewer, wanted):
        try:
            sql, parameters = rows.query.sql_with_params()
        except EmptyResultSet:
            continue
        place = f"part{len(parts)}"
        told_at = "NULL" if planned else "told_at"
        parts.append(f"{place} ({'row_id' if planned else 'told_at, row_id'}) AS ({sql})")
        picked.append(f"SELECT {told_at}, '{name}' AS strand, row_id, {int(planned)} AS planned FROM {place}")  # noqa: S608 - names of parts
        given += parameters
    if not parts:
        return "", ()
    way = "ASC" if wanted.newer_than else "DESC"
    order = f"ORDER BY planned DESC, told_at {way}, strand {way}, row_id {way}"
    woven = f"SELECT * FROM ({' UNION '.join(picked)}) AS part {order} LIMIT {wanted.count + wanted.planned}"  # noqa: S608
    statement = (
        f"WITH {', '.join(parts)} SELECT {_COLUMNS}, strand, row_id FROM ({woven}) AS story "  # noqa: S608
        f"LEFT JOIN story_entry AS entry ON entry.id = story.row_id AND story.strand = '{ENTRIES}' {order}"
    )
    return statement, tuple(given)


type Part = tuple[str, bool, QuerySet[Any, Any]]


def _parts(subjects: Sequence[Subject], viewer: Actor, wanted: Wanted) -> Iterator[Part]:
    """Strand, whether it is planned, and the query that gives the moment and the id of its rows."""
    for subject in subjects:
        yield ENTRIES, False, _limited(ENTRIES, _entries(subject, viewer, wanted.topic), wanted)
    for strand in STRANDS:
        if wanted.topic in (None, strand.topic):
            for stretch in strand.rows(subjects[0], viewer):
                yield strand.name, False, _limited(strand.name, stretch, wanted)
            yield from _planned(strand, subjects[0], viewer, wanted)


def _entries(subject: Subject, viewer: Actor, topic: Topic | None) -> Stretch:
    told = EntrySubject.objects.of(subject).visible_to(viewer)
    return Stretch(told.filter(entry__key__in=keys_of(topic)) if topic else told, id="entry_id", text="")


def _limited(name: str, stretch: Stretch, wanted: Wanted) -> QuerySet[Any, Any]:
    rows, at, id = stretch.rows, stretch.at, stretch.id
    if wanted.older_than:
        rows = rows.filter(wanted.older_than.earlier(name, at, id))
    if wanted.newer_than:
        rows = rows.filter(wanted.newer_than.later(name, at, id))
    if stretch.text and wanted.words:
        rows = rows.filter(Q(*(Q(**{f"{stretch.text}__contains": word}) for word in wanted.words)))
    order = (at, id) if wanted.newer_than else (f"-{at}", f"-{id}")
    return rows.order_by(*order).values_list(at, id)[: wanted.count]


def _planned(strand: Strand, subject: Subject, viewer: Actor, wanted: Wanted) -> Iterator[Part]:
    if wanted.planned:
        for rows in strand.planned(subject, viewer):
            yield strand.name, True, rows.values_list("pk")[: wanted.planned]
