"""Giving parties the keys that they must have: all of them at first, those that lack one when `relaas check` mends."""

from collections.abc import Collection
from itertools import chain

from django.db import connection, transaction

from relaas.kernel.bulk import chunks_of_ids
from relaas.parties.duplicates import index, known
from relaas.parties.duplicates.keys import keys_of
from relaas.parties.models import MatchKey, Party


def fill() -> None:
    """Give all parties their keys, a transaction per 500."""
    for ids in chunks_of_ids(Party):
        with transaction.atomic():
            index.remember(known.load(ids))


def incomplete(ids: Collection[int]) -> set[int]:
    """Those of these parties that lack a key."""
    wanted = {(key, id) for id, facts in known.load(ids).items() for key in keys_of(facts)}
    return {id for _key, id in wanted - _present(wanted)}


def _present(pairs: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
    if not pairs:
        return set()
    table = MatchKey._meta.db_table
    select = f"SELECT m.key, m.party_id FROM {table} m WHERE (m.key, m.party_id) IN"  # noqa: S608
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"{select} (SELECT * FROM unnest(%s::bigint[], %s::bigint[]))",  # noqa: S608 - names of our own
                list(map(list, zip(*pairs, strict=True))),
            )
        else:
            places = ", ".join(["(%s, %s)"] * len(pairs))
            cursor.execute(f"{select} (VALUES {places})", list(chain.from_iterable(pairs)))
        return set(cursor.fetchall())
