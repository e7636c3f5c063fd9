"""Writing many records at once: the rows that Django would have written, with their history and their story."""

import json
from datetime import UTC, date, datetime

import pytest

from relaas.kernel import bulk
from relaas.kernel.actors import SYSTEM
from relaas.kernel.subjects import Subject
from relaas.parties import sentences
from relaas.parties.models import Address, Kind, Party
from relaas.story.models import Change, Entry, EntrySubject
from relaas.story.telling import record
from relaas.story.writing import MANY, writing

pytestmark = pytest.mark.django_db

make_party, make_address = bulk.maker(Party), bulk.maker(Address)
NOW = datetime(2026, 11, 22, 8, 30, 15, 120, tzinfo=UTC)


def test_a_record_written_in_bulk_reads_as_any_other() -> None:
    given = {"name": "Café 'Óórd' \\ \t", "kind": Kind.ORGANIZATION, "is_relation": True, "sort_name": "cafe"}
    days = {"founded_on": date(1950, 1, 31), "archived_at": NOW, "archived_by_name": "Ilse"}
    with writing(by=SYSTEM, what="test"):
        (id,) = bulk.take_ids(Party, 1)
        bulk.insert([make_party(id=id, **given, **days)])
        other = Party.objects.create(**given, **days)
    read, made = Party.objects.values().get(pk=id), Party.objects.values().get(pk=other.pk)
    assert other.pk > id
    assert {**read, "id": None} == {**made, "id": None}


def test_a_few_new_records_get_their_ids_in_their_order() -> None:
    days = {"founded_on": date(1950, 1, 31), "archived_at": NOW, "archived_by_name": "Ilse"}
    given = {"name": "Café", "kind": Kind.ORGANIZATION, **days}
    parties = [Party(**given), Party(**{**given, "name": "Tweede"})]
    with writing(by=SYSTEM, what="test") as transaction:
        bulk.insert_new(parties)
        bulk.insert_new([])
        other = Party.objects.create(**given)
    assert [Party.objects.get(pk=party.pk).name for party in parties] == [given["name"], "Tweede"]
    read, made = Party.objects.values().get(pk=parties[0].pk), Party.objects.values().get(pk=other.pk)
    assert {**read, "id": None} == {**made, "id": None}
    assert Change.objects.filter(transaction_id=transaction, operation="I").count() == 3
    parties[0].name = "Anders"
    with writing(by=SYSTEM, what="test"):
        parties[0].save(update_fields=["name"])
    assert Party.objects.get(pk=parties[0].pk).name == "Anders"


def test_groups_of_several_models_are_written_together_as_each_would_be() -> None:
    hostile = '\'); DROP TABLE x;-- %s %% \\u0041 \\ "" {} 🦉 ĳ\n\t\u2028'
    days = {"founded_on": date(1, 1, 2), "archived_at": NOW, "archived_by_name": "O'Brien"}
    parties = [make_party(name=f"{number} {hostile}", kind=Kind.ORGANIZATION, **days) for number in range(12)]
    with writing(by=SYSTEM, what="test") as transaction:
        bulk.insert_new(parties)
        homes = [make_address(party_id=party.pk, city=party.name[:80], for_home=True) for party in parties]
        entries = [
            Entry(transaction_id=transaction, at=NOW, key="x", parameters={"deep": [1, None, {"é": hostile}]}),
            Entry(transaction_id=transaction, at=NOW, key="y", parameters={}),
        ]
        bulk.insert_new(homes, [], entries)
    for party, home in zip(parties, homes, strict=True):
        read = Party.objects.get(pk=party.pk)
        assert (read.name, read.founded_on, read.archived_at) == (party.name, date(1, 1, 2), NOW)
        assert Address.objects.get(pk=home.pk).party_id == party.pk
        assert Address.objects.get(pk=home.pk).city == party.name[:80]
    first, second = (Entry.objects.get(pk=entry.pk) for entry in entries)
    assert (first.key, first.parameters) == ("x", {"deep": [1, None, {"é": hostile}]})
    assert (second.key, second.parameters, second.actor_id) == ("y", {}, None)
    assert Change.objects.filter(transaction_id=transaction, operation="I").count() == 24


def test_more_rows_than_a_statement_takes() -> None:
    count = 1200
    with writing(by=SYSTEM, what="test") as transaction:
        ids = bulk.take_ids(Party, count)
        bulk.insert([make_party(id=id, name=f"Party {id}", kind=Kind.ORGANIZATION) for id in ids])
        homes = bulk.take_ids(Address, count)
        bulk.insert([make_address(id=a, party_id=p, for_home=True) for a, p in zip(homes, ids, strict=True)])
        bulk.insert([])
    assert Party.objects.filter(pk__in=ids).count() == Address.objects.filter(pk__in=homes).count() == count
    assert Change.objects.filter(transaction_id=transaction, operation="I").count() == 2 * count


def test_rows_updated_in_bulk_keep_their_history() -> None:
    with writing(by=SYSTEM, what="test"):
        ids = bulk.take_ids(Party, 600)
        parties = [make_party(id=id, name=f"Party {id}", kind=Kind.ORGANIZATION) for id in ids]
        bulk.insert(parties)
    for number, party in enumerate(parties):
        party.name, party.founded_on, party.legal_name = f"P'{number}", date(2000, 1, 1 + number % 28), "not written"
    with writing(by=SYSTEM, what="test") as transaction:
        bulk.update(parties, {"name", "founded_on"})
        bulk.update(parties[:1], {"archived_at"})
        bulk.update([], {"name"})
    read = list(Party.objects.filter(pk__in=ids).order_by("pk").values_list("name", "founded_on", "legal_name"))
    assert read == [(f"P'{number}", date(2000, 1, 1 + number % 28), "") for number in range(600)]
    kept = Change.objects.filter(transaction_id=transaction, row_id=ids[0])
    assert [(change.operation, json.loads(change.old)) for change in kept] == [
        ("U", {"name": f"Party {ids[0]}", "founded_on": None})
    ]


def test_outside_a_verb_nothing_is_written_in_bulk() -> None:
    (id,) = bulk.take_ids(Party, 1)
    with pytest.raises(Exception, match="may only change inside a verb"):
        bulk.insert([make_party(id=id, name="Party", kind=Kind.ORGANIZATION)])


@pytest.mark.parametrize("count", [MANY - 1, MANY])
def test_many_entries_are_told_as_a_few_are(count: int) -> None:
    subjects = [Subject("party", 700 + number) for number in range(count)]
    with writing(by=SYSTEM, what="test") as transaction:
        for subject in subjects:
            record(sentences.CHANGED, subject, Subject("party", 1), by=SYSTEM, parameters={"changes": [], "é": None})
    entries = Entry.objects.filter(transaction_id=transaction).order_by("id")
    assert [entry.parameters for entry in entries] == [{"changes": [], "é": None}] * count
    told = [set(EntrySubject.objects.filter(entry=entry).values_list("subject_id", "at")) for entry in entries]
    assert told == [{(subject.id, entry.at), (1, entry.at)} for subject, entry in zip(subjects, entries, strict=True)]
