"""Bulk writing on SQLite: one transaction, not safe against a crash, with the indexes made at the end."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, transaction

from relaas.bench.records import Write

INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = %s"
FAST = "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -500000"
WHOLE = """
    PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
    PRAGMA wal_checkpoint(TRUNCATE);
"""


@contextmanager
def bulk_sqlite(tables: Sequence[str]) -> Iterator[Write]:
    """Give the function that writes rows: table, columns, values."""
    with connection.cursor() as cursor:
        connection.connection.executescript(FAST)
        indexes: dict[str, str] = {}
        for table in tables:
            cursor.execute(INDEXES, [table])
            indexes |= dict(cursor.fetchall())
        with transaction.atomic():
            for name in indexes:
                cursor.execute(f'DROP INDEX "{name}"')
            yield _write
            for statement in indexes.values():
                cursor.execute(statement)
        connection.connection.executescript(WHOLE)


def _write(table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    named = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join("?" for _ in columns)
    connection.connection.executemany(f'INSERT INTO "{table}" ({named}) VALUES ({places})', rows)
