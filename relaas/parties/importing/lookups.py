"""Looking up who may be meant: one question to the database for each kind of key, for all rows planned together.

The conditions are written out as the indexes have them, a literal for a literal, so that both databases use those.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import batched
from typing import Any

from django.db import connection, transaction

from relaas.parties.models import Kind

_AT_ONCE = 5_000
_ON_POSTGRESQL = {"is_relation = 1": "is_relation", "is_relation = 0": "NOT is_relation"}
_RELATIONS = "is_relation = 1"
_OTHER_ORGANIZATIONS = "is_relation = 0 AND kind = 'organization'"
_OTHER_WAYS = ("enable_seqscan", "enable_bitmapscan", "enable_hashjoin", "enable_mergejoin")
_STAFF = "parties_employment e JOIN parties_party p ON p.id = e.person_id"
_PERSONS = "kind = 'person'"


def by_code(codes: Iterable[str]) -> list[tuple[str, int]]:
    """Code and id."""
    return _found("code", "true", codes)


def by_number(kind: str, numbers: Iterable[str]) -> list[tuple[str, int]]:
    """Number and id; `kind` is one of the columns of `likeness.NUMBERS`, or the mail address."""
    return _found(kind, f"{kind} > ''", numbers)


def by_name(names: Iterable[str]) -> list[tuple[str, int]]:
    """Sort key and id of organizations."""
    wanted = list(names)
    return [*_found("sort_name", _RELATIONS, wanted), *_found("sort_name", _OTHER_ORGANIZATIONS, wanted)]


def by_place(kind: str, places: Iterable[tuple[str, str]]) -> list[tuple[str, int]]:
    """Sort key and id of those of this kind in a city, given as pairs of city and name, both as they are sorted by.

    A name is had by thousands, a name in one city by a few.
    """
    wanted = sorted(set(places))
    if kind == Kind.PERSON:
        return _found_pairs(_PERSONS, wanted)
    others = _found("sort_name", _OTHER_ORGANIZATIONS, (name for _city, name in wanted))
    return [*_found_pairs(_RELATIONS, wanted), *others]


def at_employers(staff: Iterable[tuple[int, str]]) -> list[tuple[str, int]]:
    """Sort key and id of the persons of these names at these organizations."""
    wanted = set(staff)
    employers = sorted({employer for employer, _name in wanted})
    found = []
    for some in batched(employers, _AT_ONCE):
        condition = f"e.organization_id IN ({', '.join(['%s'] * len(some))})"
        statement = f"SELECT p.sort_name, p.id, e.organization_id FROM {_STAFF} WHERE {condition}"  # noqa: S608
        found += [(name, id) for name, id, employer in _rows(statement, list(some)) if (employer, name) in wanted]
    return found


@contextmanager
def by_index() -> Iterator[None]:
    """Within this block PostgreSQL looks each key up by index: without figures on a new table it reads it whole."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        for way in _OTHER_WAYS:
            cursor.execute(f"SET LOCAL {way} = off")
        yield
        for way in _OTHER_WAYS:
            cursor.execute(f"SET LOCAL {way} = on")


def _found(column: str, condition: str, values: Iterable[str]) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for some in batched(sorted(set(values)), _AT_ONCE):
        statement = f"SELECT {column}, id FROM parties_party WHERE {_written(condition)} AND {column}"  # noqa: S608
        if connection.vendor == "postgresql":
            found += _rows(f"{statement} = ANY(%s)", [list(some)])
        else:
            found += _rows(f"{statement} IN ({', '.join(['%s'] * len(some))})", list(some))
    return found


def _found_pairs(condition: str, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for some in batched(pairs, _AT_ONCE):
        if connection.vendor == "postgresql":
            wanted = "unnest(%s::text[], %s::text[]) AS v (city, name)"
            given: Sequence[Any] = tuple(list(each) for each in zip(*some, strict=True))
            same = "p.sort_city = v.city AND p.sort_name = v.name"
        else:
            wanted = "json_each(%s) AS v"  # a list of VALUES costs SQLite a quarter of a second to prepare
            given = [json.dumps(some)]
            same = "p.sort_city = v.value ->> 0 AND p.sort_name = v.value ->> 1"
        statement = f"SELECT p.sort_name, p.id FROM {wanted} CROSS JOIN parties_party AS p WHERE "  # noqa: S608
        found += _rows(f"{statement}{_written(condition)} AND {same}", given)
    return found


def _written(condition: str) -> str:
    """The condition as this database wrote it in its index."""
    if connection.vendor == "postgresql":
        for one, other in _ON_POSTGRESQL.items():
            condition = condition.replace(one, other)
    return condition


def _rows(statement: str, given: Sequence[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return list(cursor.fetchall())
