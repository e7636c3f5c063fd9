"""The story of the parties: each was added and changed three times, and one has a story of 10,000 entries.

Every entry has a transaction and a change of its own, as if made by hand through the verbs. The entries of one party
lie far apart in the tables, as they do when things happen day by day.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import batched, chain, repeat

from relaas.bench.records import Write
from relaas.parties import sentences
from relaas.parties.models import Party
from relaas.story.models import Change, Entry, EntrySubject, Transaction

BEGIN = datetime(2024, 11, 1, 8)  # noqa: DTZ001 - UTC, as both databases take it
END = datetime(2026, 11, 1, 8)  # noqa: DTZ001
ROUNDS = 3
LONGEST_STORY = 10_000
BUSIEST_PARTY = 1  # the first, which is always an organization
STRIDE = 7_919  # a prime that divides no scale: walks all parties in an order that looks like none
CHUNK = 20_000

TRANSACTION = ("id", "at", "actor_id", "actor_name", "what")
CHANGE = ("id", "transaction_id", "table_name", "row_id", "operation", "old", "subject_kind", "subject_id")
ENTRY = ("id", "transaction_id", "at", "actor_id", "actor_name", "key", "parameters", "right")
SUBJECT = ("id", "entry_id", "kind", "subject_id", "at")


@dataclass
class Told:
    """Rows of the story's four tables, in the columns above."""

    transactions: list[tuple[object, ...]] = field(default_factory=list)
    changes: list[tuple[object, ...]] = field(default_factory=list)
    entries: list[tuple[object, ...]] = field(default_factory=list)
    subjects: list[tuple[object, ...]] = field(default_factory=list)


class Happenings:
    """What happened to parties 1 to `scale`, dated in the order in which it is asked for and numbered from `first`."""

    def __init__(self, scale: int, actors: Sequence[tuple[int, str]], first: int) -> None:
        self._scale = scale
        self._actors = actors
        self._first = first
        self._number = 0
        self._seconds = (END - BEGIN).total_seconds() / (scale * (1 + ROUNDS) + long_story(scale))

    def added(self, parties: Sequence[Party]) -> Told:
        """The first entry of each."""
        told = Told()
        for party in parties:
            key = sentences.ORGANIZATION_REGISTERED if party.is_organization else sentences.PERSON_REGISTERED
            self._tell(told, party.pk, key, json.dumps({"name": party.name}), operation="I", old="")
        return told

    def changed(self) -> Iterator[Told]:
        """The other entries, a few thousand at a time."""
        rounds = (self._wander(offset) for offset in range(ROUNDS))
        long = repeat(BUSIEST_PARTY, long_story(self._scale))
        for ids in batched(chain(*rounds, long), CHUNK):
            told = Told()
            for id in ids:
                note = f"Gebeld op dag {self._number % 365}"
                parameters = f'{{"changes": [["internal_note", "", "{note}"]], "unchecked": false}}'
                self._tell(told, id, sentences.CHANGED, parameters, operation="U", old='{"internal_note":""}')
            yield told

    @property
    def next_number(self) -> int:
        """Behind all that was told so far."""
        return self._first + self._number

    def _wander(self, offset: int) -> Iterator[int]:
        return ((number * STRIDE + offset) % self._scale + 1 for number in range(self._scale))

    def _tell(self, told: Told, party: int, key: str, parameters: str, *, operation: str, old: str) -> None:
        id, actor = self._first + self._number, self._actors[self._number % len(self._actors)]
        at = str(BEGIN + timedelta(seconds=int(self._number * self._seconds)))
        self._number += 1
        told.transactions.append((id, at, *actor, key))
        told.changes.append((id, id, Party._meta.db_table, party, operation, old, "party", party))
        told.entries.append((id, id, at, *actor, key, parameters, ""))
        told.subjects.append((id, id, "party", party, at))


def write(writing: Write, told: Told) -> None:
    """Write these rows of the story."""
    writing(Transaction._meta.db_table, TRANSACTION, told.transactions)
    writing(Change._meta.db_table, CHANGE, told.changes)
    writing(Entry._meta.db_table, ENTRY, told.entries)
    writing(EntrySubject._meta.db_table, SUBJECT, told.subjects)


def long_story(scale: int) -> int:
    """How many entries the busiest party has besides the usual ones."""
    return min(LONGEST_STORY, scale)
