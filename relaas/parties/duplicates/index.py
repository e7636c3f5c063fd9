"""The index by which likely doubles are looked up: a table of keys, the same on both databases."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import batched, chain

from django.db import connection

from relaas.kernel import bulk
from relaas.kernel.kept_statements import ask, prepared
from relaas.kernel.row_ids import LARGEST_ID
from relaas.parties.duplicates.facts import Facts
from relaas.parties.duplicates.keys import keys_of
from relaas.parties.models import MatchKey

MANY = 40  # parties with one key: one that more have says little
_TABLE = MatchKey._meta.db_table
_ROWS = 2_000


def remember(facts: Mapping[int, Facts]) -> None:
    """Keep the keys of these parties (by id), beside those that they had."""
    add({party: keys_of(known) for party, known in facts.items()})


def add(made: Mapping[int, Collection[int]]) -> None:
    """The same, where the keys of each were made before."""
    keys = sorted((key, party) for party, each in made.items() for key in each)
    if connection.vendor == "postgresql":
        statement = f"INSERT INTO {_TABLE} (key, party_id) SELECT * FROM unnest(%s::bigint[], %s::bigint[]) "  # noqa: S608
        for some in batched(keys, _ROWS):
            _run(f"{statement} ON CONFLICT DO NOTHING", [[key for key, _id in some], [id for _key, id in some]])
        return
    connection.ensure_connection()
    for block in bulk.in_blocks(keys, 2):
        places = ", ".join(["(?, ?)"] * len(block))
        statement = f"INSERT OR IGNORE INTO {_TABLE} (key, party_id) VALUES {places}"  # noqa: S608
        connection.connection.execute(statement, tuple(chain.from_iterable(block)))


def having(keys: Iterable[int], most: int = MANY) -> dict[int, list[int]]:
    """For each key the ids of who has it, at most so many and one, the oldest first."""
    found: dict[int, list[int]] = defaultdict(list)
    for some in batched(sorted(set(keys)), _ROWS):
        for key, party in _look_up(some, most):
            found[key].append(party)
    return found


def _look_up(keys: Collection[int], most: int) -> list[tuple[int, int]]:
    """A few ids for each key: the beginning of each is read from the index, whatever stands behind it."""
    ids = f"SELECT m.party_id FROM {_TABLE} m WHERE m.key = v.key ORDER BY m.party_id"  # noqa: S608
    if connection.vendor == "postgresql":
        source = "unnest(%s::bigint[]) AS v (key)"
        few = f"({ids} LIMIT {most + 1}) f"
        found = ask(f"SELECT v.key, f.party_id FROM {source} CROSS JOIN LATERAL {few}", [list(keys)])  # noqa: S608
    else:
        source = "(SELECT value AS key FROM json_each(%s)) AS v"
        few = f"found.party_id <= coalesce(({ids} LIMIT 1 OFFSET {most}), {LARGEST_ID})"
        joined = f"{source} CROSS JOIN {_TABLE} AS found ON found.key = v.key AND {few}"
        found = ask(f"SELECT v.key, found.party_id FROM {joined}", [json.dumps(list(keys))])  # noqa: S608
    return sorted(found, key=lambda row: row[1])


def _run(statement: str, given: list[list[int]]) -> None:
    with prepared(), connection.cursor() as cursor:
        cursor.execute(statement, given)
