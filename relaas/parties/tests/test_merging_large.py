"""P11 at size: two with ten thousand story entries and a thousand persons each become one within seconds."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM
from relaas.kernel.subjects import subject_of
from relaas.parties.merging.merge import merge
from relaas.parties.merging.plan import plan
from relaas.parties.models import Channel, ChannelType, Employment, Kind, Party
from relaas.parties.tests.conftest import BY, Make
from relaas.story.models import Entry, EntrySubject, Transaction
from relaas.story.telling import story_of
from relaas.story.undoing import undo
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db

PERSONS, ENTRIES = 1_000, 10_000
LONGEST = 30.0  # seconds, on a machine that does other things too; what it takes stands in docs/performance.md


def fill(party: Party, shared: list[Party]) -> None:
    """A thousand persons, of whom some work at the other one too, and a story of ten thousand entries."""
    with writing(by=SYSTEM, what="test") as number:
        new = [
            Party(kind=Kind.PERSON, name=f"P{each}", last_name=f"P{each}", sort_name=f"p{each}")
            for each in range(PERSONS - len(shared))
        ]
        staff = [*shared, *Party.objects.bulk_create(new)]
        Employment.objects.bulk_create(
            Employment(person=person, organization=party, position=place, is_primary=place == 0)
            for place, person in enumerate(staff)
        )
        Channel.objects.bulk_create(
            Channel(party=party, type=ChannelType.EMAIL, value=f"a{each}@relaas.example", is_default=each == 0)
            for each in range(200)
        )
        told = [
            Entry(transaction_id=number, at=clock.now(), actor_name="x", key="parties.checked")
            for _each in range(ENTRIES)
        ]
        EntrySubject.objects.bulk_create(
            EntrySubject(entry=entry, kind="party", subject_id=party.pk, at=entry.at)
            for entry in Entry.objects.bulk_create(told)
        )


@contextmanager
def within(seconds: float, what: str) -> Iterator[None]:
    started = time.perf_counter()
    yield
    took = time.perf_counter() - started
    assert took < seconds, f"{what} took {took:.1f} s"


def test_two_large_ones(organization: Make) -> None:
    kept, merged = organization("Groot"), organization("Ook groot")
    fill(kept, [])
    fill(merged, [each.person for each in Employment.objects.filter(organization=kept)[:300]])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as PostgreSQL does by itself in a database that is in use
    with within(LONGEST, "plan"):
        planned = plan(kept, merged, by=BY)
    assert {str(each.label): each.count for each in planned.going}.get("Personen", PERSONS) == PERSONS
    with within(LONGEST, "merge"), CaptureQueriesContext(connection) as queries:
        merge(kept, merged, by=BY)
    assert len(queries) < 130
    assert Employment.objects.filter(organization=kept).count() == 2 * PERSONS - 300
    assert Channel.objects.filter(party=kept).count() == 200
    with within(LONGEST, "story"), CaptureQueriesContext(connection) as queries:
        assert len(story_of(subject_of(kept), BY).entries) == 20
    assert len(queries) <= 5
    with within(2 * LONGEST, "undo"):
        undo(Transaction.objects.latest("id"), by=BY)
    assert Employment.objects.filter(organization_id=merged.pk).count() in {0, PERSONS}
