"""Bulk writing on PostgreSQL: COPY into bare tables, whose constraints and indexes are made at the end."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import connection

from relaas.bench.records import Write

# Keys before what refers to them.
CONSTRAINTS = """
    SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid), contype
    FROM pg_constraint
    WHERE contype IN ('p', 'u', 'f') AND ARRAY[conrelid, confrelid]::regclass[] && %(tables)s::regclass[]
    ORDER BY contype = 'f', conname
"""
INDEXES = "SELECT quote_ident(indexname), indexdef FROM pg_indexes WHERE tablename = ANY(%(tables)s)"


@contextmanager
def bulk_postgresql(tables: Sequence[str]) -> Iterator[Write]:
    """Give the function that writes rows: table, columns, values."""
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute("SET synchronous_commit = off")
        cursor.execute(CONSTRAINTS, {"tables": list(tables)})
        constraints = cursor.fetchall()
        for table, name, _definition, _kind in reversed(constraints):
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        cursor.execute(INDEXES, {"tables": list(tables)})
        indexes = cursor.fetchall()
        for name, _definition in indexes:
            cursor.execute(f"DROP INDEX {name}")
        yield _write
        for _name, definition in indexes:
            cursor.execute(definition)
        for table, name, definition, _kind in constraints:
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")


def _write(table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    named = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({named}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(row)
