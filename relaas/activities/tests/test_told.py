"""T3, A1-A4: the story of a relation, a person and a contract tells activities as they are, with what is planned."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from relaas.accounts.models import User
from relaas.activities.models import Activity, ActivityKind, Participant
from relaas.kernel import clock
from relaas.kernel.actors import COMMAND_LINE, SYSTEM, Actor
from relaas.kernel.subjects import Subject
from relaas.parties.models import Party
from relaas.parties.sentences import PERSON_REGISTERED
from relaas.story.models import Entry, EntrySubject, Transaction
from relaas.story.newest import Wanted, rows_of, statement_of
from relaas.story.searching import MOST, search_story
from relaas.story.sentences import Topic
from relaas.story.telling import story_of
from relaas.story.writing import writing

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _then() -> Iterator[None]:
    with clock.travel(NOW):
        yield


def row(kind: ActivityKind, minute: int = 0, **columns: Any) -> Activity:
    """A row as a verb makes it."""
    at = NOW + timedelta(minutes=minute)
    given = {"at": at, "made_at": NOW, **columns}
    if kind == ActivityKind.CONTACT:
        given = {"channel": "phone", "done_at": at, **given}
    with writing(by=SYSTEM, what="test"):
        made = Activity.objects.create(kind=kind, **given)
        if made.person and made.is_contact_moment:
            Participant.objects.create(activity=made, person=made.person)
    return made


def subject(party: Party) -> Subject:
    return Subject("party", party.pk)


def test_what_was_said_noted_and_done_stands_in_the_story(bakery: Party, jan: Party, sanne: User) -> None:
    """Each where it was; a contact moment with a person stands with both, once."""
    row(ActivityKind.CONTACT, 1, relation=bakery, person=jan, performer=sanne, text="Wil meer meel ")
    row(ActivityKind.NOTE, 2, relation=bakery, title="Hond in de tuin", made_by=sanne)
    done = {"done_at": NOW + timedelta(minutes=3), "done_by": sanne, "result": "Gelukt"}
    row(ActivityKind.ACTION, -60, relation=bakery, performer=sanne, title="Offerte nabellen", **done)
    told = [(each.title, each.detail, each.actor) for each in story_of(subject(bakery), COMMAND_LINE, limit=3).entries]
    assert told == [
        ("Offerte nabellen", "Gedaan · Gelukt", "Sanne de Boer"),
        ("Hond in de tuin", "", "Sanne de Boer"),
        ("Telefoon met Jan van den Berg", "Wil meer meel", "Sanne de Boer"),
    ]
    of_jan = [each for each in story_of(subject(jan), COMMAND_LINE).entries if each.strand]
    assert [each.title for each in of_jan] == ["Telefoon met Jan van den Berg"]
    assert of_jan[0].url == f"/activiteiten/{of_jan[0].id}/"


def test_what_is_planned_stands_on_top_what_is_due_first(bakery: Party, sanne: User) -> None:
    for title, due in (("Zonder dag", None), ("Later", date(2026, 5, 1)), ("Eerst", date(2026, 3, 1))):
        row(ActivityKind.ACTION, relation=bakery, performer=sanne, title=title, due=due)
    row(ActivityKind.NOTE, relation=bakery, title="Klaar voor", due=date(2026, 4, 1))
    row(ActivityKind.NOTE, relation=bakery, title="Zo maar")
    page = story_of(subject(bakery), COMMAND_LINE, planned=9)
    assert [each.title for each in page.planned] == ["Eerst", "Klaar voor", "Later", "Zonder dag"]
    assert "Zo maar" in [each.title for each in page.entries]


def test_who_took_part_reads_it_too(bakery: Party, jan: Party, sanne: User) -> None:
    """A2: also who is not the first of them."""
    made = row(ActivityKind.CONTACT, relation=bakery, performer=sanne, text="Met z'n allen")
    with writing(by=SYSTEM, what="test"):
        Participant.objects.create(activity=made, person=jan)
    assert [each.detail for each in story_of(subject(jan), COMMAND_LINE, topic=Topic.TALK).entries] == ["Met z'n allen"]


def test_it_reads_as_it_is_now_and_only_who_may(bakery: Party, sanne: User) -> None:
    """U2: corrected it reads corrected, deleted it is gone; without the right there is nothing."""
    made = row(ActivityKind.CONTACT, relation=bakery, performer=sanne, text="Geheim", search_text="  geheim")
    outsider = Actor("Ilse", 1, frozenset({"parties.read"}))
    assert "Geheim" not in str(story_of(subject(bakery), outsider, planned=5))
    assert not search_story(subject(bakery), outsider, "geheim").entries
    assert search_story(subject(bakery), COMMAND_LINE, "geheim").entries
    with writing(by=SYSTEM, what="test"):
        Activity.objects.filter(pk=made.pk).update(text="Openbaar")
    assert "Openbaar" in str(story_of(subject(bakery), COMMAND_LINE))
    with writing(by=SYSTEM, what="test"):
        made.delete()
    assert "Openbaar" not in str(story_of(subject(bakery), COMMAND_LINE))


ENTRIES, ACTIVITIES = 10_000, 5_000


@pytest.fixture
def long(bakery: Party, jan: Party, sanne: User) -> Subject:
    """A story of 10,000 entries with 5,000 activities between."""
    transaction = Transaction.objects.latest("id")
    told = [
        Entry(
            transaction=transaction,
            at=NOW - timedelta(hours=number),
            actor_name="Ilse",
            key=PERSON_REGISTERED,
            parameters={"name": f"Persoon {number}"},
        )
        for number in range(ENTRIES)
    ]
    Entry.objects.bulk_create(told, batch_size=500)
    EntrySubject.objects.bulk_create(
        [EntrySubject(entry=each, kind="party", subject_id=bakery.pk, at=each.at) for each in told], batch_size=500
    )
    with writing(by=SYSTEM, what="test"):
        kinds = (ActivityKind.CONTACT, ActivityKind.NOTE, ActivityKind.ACTION)
        Activity.objects.bulk_create(
            [_numbered(kinds[number % 3], number, bakery, jan, sanne) for number in range(ACTIVITIES)], batch_size=500
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Subject("party", bakery.pk)


def _numbered(kind: ActivityKind, number: int, relation: Party, person: Party, performer: User) -> Activity:
    at = NOW - timedelta(hours=2 * number, minutes=30)
    is_contact = kind == ActivityKind.CONTACT
    return Activity(
        kind=kind,
        title=f"Nummer {number}",
        channel="phone" if is_contact else "",
        relation=relation,
        person=person,
        performer=None if kind == ActivityKind.NOTE else performer,
        at=at,
        made_at=at,
        done_at=None if kind == ActivityKind.NOTE else at,
        search_text=f"  nummer  {number}",
    )


def test_a_story_of_ten_thousand_is_read_by_its_indexes(long: Subject, django_assert_max_num_queries: Any) -> None:
    """Three statements (the woven rows, the activities among them, with whom they were merged), none that reads on."""
    with django_assert_max_num_queries(3):
        first = story_of(long, COMMAND_LINE, planned=8)
    assert len(first.entries) == 20
    for wanted in (Wanted(21, planned=8), Wanted(21, older_than=rows_of([long], COMMAND_LINE, Wanted(5))[-1].place)):
        sql, given = statement_of([long], COMMAND_LINE, wanted)
        with connection.cursor() as cursor:
            for name in ("story_entry_of_subject", "activity_of_relation", "activity_done_with_relation"):
                assert name in _plan(cursor, sql, given)


def _plan(cursor: Any, sql: str, given: Any) -> str:
    way = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN (FORMAT JSON)"
    cursor.execute(f"{way} {sql}", given)
    return json.dumps(cursor.fetchall(), default=str)


def test_a_long_story_is_searched_a_bounded_part_at_a_time(long: Subject, django_assert_max_num_queries: Any) -> None:
    """What is nowhere is looked for in so many rows and no more; the page says how far, and goes on from there."""
    with django_assert_max_num_queries(5):
        found = search_story(long, COMMAND_LINE, "bestaat niet")
    assert (found.entries, bool(found.older)) == ([], True)
    assert found.through
    assert NOW - found.through > timedelta(hours=MOST - 10)
    before, further = found.older, search_story(long, COMMAND_LINE, "bestaat niet", before=found.older)
    assert further.through
    assert further.through < found.through
    assert before != further.older
