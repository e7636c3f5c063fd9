"""Looking up who may be meant: one question to the database for each kind of key, for all rows planned together.

The conditions are written out as the indexes have them, so that both databases use those.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import batched

from django.db import connection, transaction

_TABLE = "parties_party"
_AT_ONCE = 5_000

ORGANIZATIONS = ("is_relation", "is_relation = false AND kind = 'organization'")
PERSONS = ("kind = 'person'",)


def by_code(codes: Iterable[str]) -> list[tuple[str, int]]:
    """Code and id."""
    return _found("code", "true", codes)


def by_number(kind: str, numbers: Iterable[str]) -> list[tuple[str, int]]:
    """Number and id; `kind` is one of the columns of `likeness.NUMBERS`."""
    return _found(kind, f"{kind} > ''", numbers)


def by_sort_name(conditions: Iterable[str], names: Iterable[str]) -> list[tuple[str, int]]:
    """Sort key and id; `conditions` are `ORGANIZATIONS` or `PERSONS`."""
    wanted = list(names)
    return [found for condition in conditions for found in _found("sort_name", condition, wanted)]


@contextmanager
def by_index() -> Iterator[None]:
    """Within this block PostgreSQL looks things up by index: without figures on a new table it would read it whole."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan = on")


def _found(column: str, condition: str, values: Iterable[str]) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for some in batched(sorted(set(values)), _AT_ONCE):
        statement = f"SELECT {column}, id FROM {_TABLE} WHERE {condition} AND {column} IN "  # noqa: S608 - our own
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(statement.replace(" IN ", " = ANY(%s)"), [list(some)])
            else:
                cursor.execute(f"{statement}({', '.join(['%s'] * len(some))})", some)
            found += cursor.fetchall()
    return found
