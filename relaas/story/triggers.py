"""History by triggers: generated from the real columns of every record's table, for both databases.

A trigger refuses a write without a transaction of ours and keeps what the row was. `docs/history.md` has the shape
and the traps.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from relaas.kernel.models import Record
from relaas.story.log import pointer_indexes
from relaas.story.models import Change
from relaas.story.tables import Dialect, RecordedTable, read_table
from relaas.story.triggers_postgresql import POSTGRESQL
from relaas.story.triggers_sqlite import SQLITE

DIALECTS: dict[str, Dialect] = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def recorded_models() -> list[type[Record]]:
    """Every model that is kept in history, proxies left out."""
    return [model for model in apps.get_models() if issubclass(model, Record) and not model._meta.proxy]


def model_of(table: str) -> type[Record] | None:
    """The recorded model whose rows stand in this table; None when there is none any more."""
    return next((model for model in recorded_models() if model._meta.db_table == table), None)


def recorded(table: str) -> type[Record]:
    """The same, where history must know it."""
    found = model_of(table)
    if found is None:
        raise LookupError(f"{table} is not recorded")
    return found


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers on every recorded table that exists; those of an older shape are replaced.

    Before them come the indexes by which history finds what once pointed at a row; these are made once. The triggers
    are last: where they are all there, no `migrate` was killed before it had put everything back.
    """
    remove(connection)
    dialect = DIALECTS[connection.vendor]
    with connection.cursor() as cursor:
        if Change._meta.db_table in connection.introspection.table_names(cursor):
            for statement in pointer_indexes(recorded_models()):
                cursor.execute(statement)
        for table in _tables(connection):
            for statement in dialect.create(table):
                cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take every history trigger away: before a migration, for SQLite drops them silently when a table is remade."""
    with connection.cursor() as cursor:
        for statement in DIALECTS[connection.vendor].drop(cursor):
            cursor.execute(statement)


@contextmanager
def without_history(connection: BaseDatabaseWrapper, model: type[Record]) -> Iterator[None]:
    """A transaction in which updates of this table pass without an actor and leave no history; nobody else's do.

    Both databases change triggers within a transaction: others wait to write to the table until it ends, and never
    see it without them. For what changes how values are written and not what they say (`story.resealing`).
    """
    dialect = DIALECTS[connection.vendor]
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        table = read_table(connection, cursor, model)
        for statement in dialect.pause(table):
            cursor.execute(statement)
        yield
        for statement in dialect.resume(table):
            cursor.execute(statement)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The tables whose triggers are not there or are not what the columns ask for. Empty means: history is whole."""
    dialect = DIALECTS[connection.vendor]
    with connection.cursor() as cursor:
        present = dialect.present(cursor)
    return [table.name for table in _tables(connection) if not dialect.expected(table) <= present]


def _tables(connection: BaseDatabaseWrapper) -> Iterator[RecordedTable]:
    with connection.cursor() as cursor:
        existing = set(connection.introspection.table_names(cursor))
        for model in recorded_models():
            if model._meta.db_table in existing:
                yield read_table(connection, cursor, model)
