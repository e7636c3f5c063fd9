"""The index by which likely doubles are looked up: a table of keys, the same on both databases."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import batched, chain

from django.db import connection

from relaas.parties.duplicates.facts import Facts
from relaas.parties.duplicates.keys import keys_of
from relaas.parties.models import MatchKey

MANY = 40  # parties with one key: one that more have says little
_TABLE = MatchKey._meta.db_table
_ROWS = 2_000


def remember(facts: Mapping[int, Facts]) -> None:
    """Keep the keys of these parties (by id), beside those that they had."""
    keys = sorted((key, party) for party, known in facts.items() for key in keys_of(known))
    if connection.vendor == "postgresql":
        statement = f"INSERT INTO {_TABLE} (key, party_id) SELECT * FROM unnest(%s::bigint[], %s::bigint[]) "  # noqa: S608
        for some in batched(keys, _ROWS):
            _run(f"{statement} ON CONFLICT DO NOTHING", [[key for key, _id in some], [id for _key, id in some]])
        return
    for some in batched(keys, _ROWS):
        places = ", ".join(["(?, ?)"] * len(some))
        statement = f"INSERT OR IGNORE INTO {_TABLE} (key, party_id) VALUES {places}"  # noqa: S608
        connection.ensure_connection()
        connection.connection.execute(statement, tuple(chain.from_iterable(some)))


def having(keys: Iterable[int]) -> dict[int, list[int]]:
    """For each key the ids of who has it, at most `MANY` and one, the oldest first."""
    found: dict[int, list[int]] = defaultdict(list)
    for some in batched(sorted(set(keys)), _ROWS):
        for key, party in _look_up(some):
            found[key].append(party)
    return found


def _look_up(keys: Collection[int]) -> list[tuple[int, int]]:
    """A few ids for each key: the beginning of each is read from the index, whatever stands behind it."""
    each = f"SELECT m.party_id FROM {_TABLE} m WHERE m.key = v.key ORDER BY m.party_id LIMIT {MANY + 1}"  # noqa: S608
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            source = "unnest(%s::bigint[]) AS v (key)"
            cursor.execute(f"SELECT v.key, f.party_id FROM {source} CROSS JOIN LATERAL ({each}) f", [list(keys)])  # noqa: S608
            return list(cursor.fetchall())
        found = []
        one = f"SELECT key, party_id FROM {_TABLE} WHERE key = %s ORDER BY party_id LIMIT {MANY + 1}"  # noqa: S608
        for key in keys:
            cursor.execute(one, [key])
            found += cursor.fetchall()
        return found


def _run(statement: str, given: list[list[int]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
