"""Bulk writing on SQLite: one transaction, not safe against a crash, with the indexes made at the end."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from django.db import connection, transaction

from relaas.bench.records import Write

INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = %s"
# A table that is its own index: its rows come in no order, and each would go to another page of a large tree.
SCATTERED = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%%WITHOUT ROWID' AND name = %s"
FAST = "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -500000"
WHOLE = """
    PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
    PRAGMA main.wal_checkpoint(TRUNCATE);
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
        scattered = [table for table in tables if cursor.execute(SCATTERED, [table]).fetchone()]
        with transaction.atomic():
            for name in indexes:
                cursor.execute(f'DROP INDEX "{name}"')
            for table in scattered:
                cursor.execute(f'CREATE TEMP TABLE "waiting_{table}" AS SELECT * FROM "{table}"')
            yield partial(_write, scattered)
            for table in scattered:
                cursor.execute(f'INSERT OR IGNORE INTO "{table}" SELECT * FROM "waiting_{table}" ORDER BY 1, 2')
                cursor.execute(f'DROP TABLE "waiting_{table}"')
            for statement in indexes.values():
                cursor.execute(statement)
        connection.connection.executescript(WHOLE)


def _write(scattered: Sequence[str], table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    named = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join("?" for _ in columns)
    into = f"waiting_{table}" if table in scattered else table
    connection.connection.executemany(f'INSERT INTO "{into}" ({named}) VALUES ({places})', rows)
