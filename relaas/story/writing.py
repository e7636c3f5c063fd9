"""The one way in to the database: a transaction with an actor and a name."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction

from relaas.kernel import bulk, clock
from relaas.kernel.actors import Actor
from relaas.kernel.kept_statements import ask
from relaas.kernel.subjects import Subject
from relaas.story import once
from relaas.story.models import Entry, EntrySubject, Transaction


@dataclass(frozen=True)
class Running:
    """The transaction that is open now, and what was told in it: entries with whom they are about."""

    id: int
    by: Actor
    told: list[tuple[Entry, tuple[Subject, ...]]] = field(default_factory=list)


_running: ContextVar[Running | None] = ContextVar("running", default=None)

MANY = 50  # entries from which on writing them in bulk is faster
_make_place = bulk.maker(EntrySubject)

POSTGRESQL_BEGIN = """
    WITH made AS (INSERT INTO story_transaction (at, actor_id, actor_name, what, once)
                  VALUES (%s, %s, %s, %s, %s) RETURNING id)
    SELECT id, set_config('relaas.transaction', id::text, true) FROM made
"""


@contextmanager
def writing(*, by: Actor, what: str) -> Iterator[int]:
    """Open a transaction in which records may change, and give its number.

    It commits when the block ends and takes everything back when the block raises. Inside another one of the same
    actor it joins that; of another actor it is a programming error, as is a plain `atomic` around it.
    """
    running = _running.get()
    if running is not None:
        if running.by != by:
            raise RuntimeError(f"a transaction of {running.by.name} is open; {by.name} cannot write in it")
        yield running.id
        return
    with transaction.atomic(durable=True):
        running = Running(_begin(by, what), by)
        token = _running.set(running)
        try:
            yield running.id
            _write_told(running)
        finally:
            _running.reset(token)
    _forget_setting_in_tests()


def tell_in_transaction(entry: Entry, subjects: tuple[Subject, ...]) -> None:
    """Have the entry written when the verb is done: all that a verb tells costs two statements then."""
    running = _open()
    entry.transaction_id = running.id
    running.told.append((entry, subjects))


def told_in_transaction(key: str, subjects: Collection[Subject], parameters: Mapping[str, Any]) -> bool:
    """Whether the open transaction tells exactly this already."""
    return any(
        entry.key == key and set(about) == set(subjects) and entry.parameters == parameters
        for entry, about in _open().told
    )


def current_transaction() -> int | None:
    """The number of the open transaction; SQLite's triggers ask this too."""
    running = _running.get()
    return running.id if running else None


def open_transaction() -> int:
    """The number of the open transaction; outside a verb there is none, which is a programming error."""
    return _open().id


def transaction_if_open() -> int | None:
    """The same, or none: for what is asked inside a verb and outside one."""
    running = _running.get()
    return running.id if running else None


def _open() -> Running:
    running = _running.get()
    if running is None:
        raise RuntimeError("this happens inside a verb only")
    return running


def _write_told(running: Running) -> None:
    if len(running.told) >= MANY:
        _write_many_told(running.told)
        return
    bulk.insert_new([entry for entry, _subjects in running.told])
    bulk.insert_new(
        [
            _make_place(entry_id=entry.id, kind=subject.kind, subject_id=subject.id, at=entry.at)
            for entry, subjects in running.told
            for subject in subjects
        ]
    )


def _write_many_told(told: list[tuple[Entry, tuple[Subject, ...]]]) -> None:
    """The same for the hundreds that an import tells."""
    for (entry, _subjects), id in zip(told, bulk.take_ids(Entry, len(told)), strict=True):
        entry.id = id
    bulk.insert([entry for entry, _subjects in told])
    places = [(entry, subject) for entry, subjects in told for subject in subjects]
    ids = bulk.take_ids(EntrySubject, len(places))
    bulk.insert(
        [
            _make_place(id=id, entry_id=entry.id, kind=subject.kind, subject_id=subject.id, at=entry.at)
            for id, (entry, subject) in zip(ids, places, strict=True)
        ]
    )


def _begin(by: Actor, what: str) -> int:
    now, mark = clock.now(), once.take_mark()
    with once.refusing_a_second(mark):
        if connection.vendor == "postgresql":
            return int(ask(POSTGRESQL_BEGIN, [now, by.user_id, by.name, what, mark])[0][0])
        begun = Transaction(at=now, actor_id=by.user_id, actor_name=by.name, what=what, once=mark)
        bulk.insert_new([begun])
        return begun.pk


def _forget_setting_in_tests() -> None:
    """PostgreSQL forgets the setting at COMMIT; where a test holds the outer transaction, it must be told."""
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('relaas.transaction', '', true)")
