"""P5: key rotation puts rows and their history under the new key, writes no history, and undo does not notice."""

from typing import Any
from unittest import mock

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django import Settings

from relaas.kernel.actors import SYSTEM
from relaas.kernel.encryption import SEALED, names_of_keys
from relaas.kernel.encryption_keys import new_key
from relaas.kernel.verbs import last_transaction
from relaas.parties.archiving import delete
from relaas.parties.models import FamilyMember, Party, PrivateData
from relaas.parties.private_data import add_family_member, change_private_data, remove_private_data
from relaas.parties.registration import register_person
from relaas.story import resealing, sealed, triggers
from relaas.story.models import Change, Entry, Transaction
from relaas.story.resealing import reseal_everything
from relaas.story.undoing import undo

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(settings: Settings) -> str:
    """The key that everything is written with at first."""
    settings.ENCRYPTION_KEYS = [key := new_key()]
    return key


def rotate(settings: Settings) -> None:
    settings.ENCRYPTION_KEYS = [new_key(), *settings.ENCRYPTION_KEYS]
    reseal_everything()
    settings.ENCRYPTION_KEYS = settings.ENCRYPTION_KEYS[:1]


def person() -> Party:
    return register_person(facts={"first_name": "Jan", "last_name": "Bakker"}, by=SYSTEM)


def number(party: Party, value: str) -> Transaction:
    change_private_data(party, facts={"document_number": value}, by=SYSTEM)
    return last()


def last() -> Transaction:
    return Transaction.objects.get(pk=last_transaction() or 0)


def kept(party: Party) -> str:
    return PrivateData.objects.get(party=party).document_number.reveal()


def everything_is_under(keys: list[str]) -> bool:
    return set(sealed.uses_of_keys()) <= set(keys)


def test_rotation_leaves_nothing_under_the_old_key(settings: Settings, old: str) -> None:
    jan, piet = person(), person()
    number(jan, "FIRST1")
    number(jan, "SECOND")
    number(piet, "GONE")
    add_family_member(jan, facts={"name": "Sanne", "relation": "partner"}, by=SYSTEM)
    remove_private_data(piet, by=SYSTEM)
    settings.ENCRYPTION_KEYS = [new_key(), old]
    assert reseal_everything() == 4, "two rows, one change, one deletion"
    settings.ENCRYPTION_KEYS = settings.ENCRYPTION_KEYS[:1]
    assert everything_is_under(names_of_keys())
    assert kept(jan) == "SECOND"
    assert FamilyMember.objects.get().name == "Sanne"
    assert sealed.unreadable_values() == []
    assert reseal_everything() == 0


def test_rotation_writes_no_history_and_leaves_the_triggers_whole(settings: Settings, old: str) -> None:
    party = person()
    number(party, "FIRST1")
    number(party, "SECOND")
    counted = [model.objects.count() for model in (Transaction, Change, Entry)]
    rotate(settings)
    assert [model.objects.count() for model in (Transaction, Change, Entry)] == counted
    assert triggers.missing(connection) == []
    with pytest.raises(IntegrityError, match="inside a verb"), transaction.atomic():
        PrivateData.objects.update(document_number="x")
    assert kept(party) == "SECOND"


def test_undo_and_undo_of_undo_across_rotations(settings: Settings, old: str) -> None:
    party = person()
    first, second = number(party, "FIRST1"), number(party, "SECOND")
    rotate(settings)
    undo(second, by=SYSTEM)
    assert kept(party) == "FIRST1"
    undoing = Transaction.objects.get(undoes=second)
    rotate(settings)
    undo(undoing, by=SYSTEM)
    assert kept(party) == "SECOND"
    rotate(settings)
    undo(Transaction.objects.get(undoes=undoing), by=SYSTEM)
    undo(first, by=SYSTEM)
    assert not PrivateData.objects.exists()


def test_what_was_deleted_comes_back_after_a_rotation(settings: Settings, old: str) -> None:
    party = person()
    number(party, "FIRST1")
    add_family_member(party, facts={"name": "Sanne"}, by=SYSTEM)
    id = party.pk
    delete(party, by=SYSTEM)
    deleted = last()
    rotate(settings)
    undo(deleted, by=SYSTEM)
    assert kept(Party.objects.get(pk=id)) == "FIRST1"
    assert FamilyMember.objects.get().name == "Sanne"


def test_killed_halfway_it_goes_on_where_it_was(settings: Settings, old: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resealing, "CHUNK", 2)
    monkeypatch.setattr(sealed, "CHUNK", 2)
    parties = [person() for _ in range(5)]
    for place, party in enumerate(parties):
        number(party, "OLD")
        number(party, f"N{place}")
    settings.ENCRYPTION_KEYS = [new_key(), old]
    update, calls = resealing._update, []

    def dies(*given: Any) -> None:
        calls.append(given)
        if len(calls) == 4:
            raise KeyboardInterrupt
        update(*given)

    with mock.patch.object(resealing, "_update", dies), pytest.raises(KeyboardInterrupt):
        reseal_everything()
    uses = sealed.uses_of_keys()
    assert [uses[name] for name in names_of_keys()] == [4, 6], "two rows with their history; the next two took nothing"
    assert triggers.missing(connection) == []
    undo(Transaction.objects.get(pk=Change.objects.filter(operation="U").latest("id").transaction_id), by=SYSTEM)
    assert kept(parties[4]) == "OLD", "undo works in between"
    reseal_everything()
    assert everything_is_under(names_of_keys()[:1])
    assert [kept(party) for party in parties] == ["N0", "N1", "N2", "N3", "OLD"]


def test_what_no_key_opens_stays_as_it_is_and_is_reported(settings: Settings, old: str) -> None:
    lost, other = person(), person()
    number(lost, "LOST")
    before = PrivateData.objects.get(party=lost).document_number.sealed
    settings.ENCRYPTION_KEYS = [new_key()]
    number(other, "KEPT")
    settings.ENCRYPTION_KEYS = [new_key(), *settings.ENCRYPTION_KEYS]
    assert reseal_everything() == 1
    assert PrivateData.objects.get(party=lost).document_number.sealed == before
    [sentence] = sealed.unreadable_values()
    assert SEALED.fullmatch(before)
    assert before.split(".")[1] in sentence
    settings.ENCRYPTION_KEYS = [*settings.ENCRYPTION_KEYS, old]
    assert kept(lost) == "LOST"
    assert sealed.unreadable_values() == []


def test_a_damaged_value_is_reported(settings: Settings, old: str) -> None:
    number(person(), "KEPT")
    model = PrivateData
    with triggers.without_history(connection, model), connection.cursor() as cursor:
        cursor.execute("UPDATE parties_privatedata SET document_number = replace(document_number, 'enc1.', 'enc1.')")
        value = PrivateData.objects.get().document_number.sealed
        cursor.execute("UPDATE parties_privatedata SET document_number = %s", [value[:-8] + "AAAAAAAA"])
    [sentence] = sealed.unreadable_values()
    assert "1" in sentence
