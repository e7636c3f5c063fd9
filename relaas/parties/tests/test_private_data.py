"""P5, P14: private data and personal details as verbs change them: state, story and refusal."""

import json
from typing import Any

import pytest
from django.db import connection
from django.utils import translation
from pytest_django import Settings

from relaas.administrations.bsn import set_bsn_ground
from relaas.administrations.keeping import create_administration
from relaas.administrations.models import Administration
from relaas.kernel.actors import Actor
from relaas.kernel.concurrency import ChangedMeanwhile
from relaas.kernel.encryption_keys import name_of, new_key
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import last_transaction
from relaas.parties.archiving import delete
from relaas.parties.models import FamilyMember, Party, PersonalDetails, PrivateData
from relaas.parties.personal_details import change_personal_details
from relaas.parties.private_data import (
    add_family_member,
    change_family_member,
    change_private_data,
    remove_family_member,
    remove_private_data,
)
from relaas.parties.tests.conftest import BY, Make, told
from relaas.story.models import Change, Transaction
from relaas.story.telling import story_of
from relaas.story.undoing import undo

pytestmark = pytest.mark.django_db

GOOD_BSN, WRONG_BSN = "111222333", "111222334"


@pytest.fixture
def jan(person: Make) -> Party:
    return person()


@pytest.fixture
def allowed(db: None) -> Administration:
    """An administration that has a legal ground for the BSN."""
    ours = create_administration(name="Ons bureau", by=BY)
    set_bsn_ground(ours, ground="Wet op de loonbelasting, artikel 28", by=BY)
    return ours


def change(party: Party, **facts: Any) -> None:
    change_private_data(party, facts=facts, by=BY)


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.field) for problem in refused.value.problems]


def test_what_is_filled_in_stands_encrypted_in_the_row_and_in_history(jan: Party) -> None:
    change(jan, document_type="passport", document_number="nwp 1234x9", document_valid_until="2030-01-31")
    change(jan, document_number="OTHER77", private_phone="06-12345678")
    data = PrivateData.objects.get(party=jan)
    assert data.document_number.reveal() == "OTHER77"
    assert data.private_phone.reveal() == "+31612345678"
    assert data.document_valid_until.reveal() == "2030-01-31"
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM parties_privatedata")
        row = " ".join(map(str, cursor.fetchone()))
    kept = " ".join(Change.objects.filter(table_name="parties_privatedata").values_list("old", flat=True))
    for secret in ("OTHER77", "NWP", "31612345678", "2030-01-31", "passport"):
        assert secret not in row
        assert secret not in kept
    assert "enc1." in kept


def test_the_story_says_which_values_changed_and_never_what_they_are(jan: Party) -> None:
    change(jan, document_number="GEHEIM1", private_phone="06-12345678")
    add_family_member(jan, facts={"name": "Sanne", "relation": "partner"}, by=BY)
    assert told(jan)[:2] == [
        ("Gezinslid toegevoegd", ""),
        ("Privégegevens gewijzigd", "Documentnummer, Telefoon privé"),
    ]
    parameters = json.dumps([entry.parameters for entry in Transaction.objects.latest("id").entries.all()])
    assert "Sanne" not in parameters
    reader = Actor("Lezer", 9, rights=frozenset({"parties.read"}))
    with translation.override("nl"):
        assert [entry.title for entry in story_of(subject_of(jan), reader).entries] == ["Persoon toegevoegd"]


def test_saving_without_a_change_writes_nothing(jan: Party) -> None:
    change(jan, document_number="AB1")
    before = Change.objects.count()
    change(jan, document_number="ab1")
    assert Change.objects.count() == before


def test_bsn_is_refused_while_it_is_off(jan: Party) -> None:
    with pytest.raises(Refused) as refused:
        change(jan, bsn=GOOD_BSN)
    assert codes(refused) == [("bsn_off", "bsn")]
    assert not PrivateData.objects.exists()


@pytest.mark.parametrize("bsn", [WRONG_BSN, "000000000", "12345678", "1234567890", "11122233A", "🚲"])
def test_a_wrong_bsn_is_refused(jan: Party, allowed: Administration, bsn: str) -> None:
    with pytest.raises(Refused) as refused:
        change(jan, bsn=bsn)
    assert codes(refused) == [("bsn", "bsn")]


def test_a_good_bsn_is_kept_while_there_is_a_ground_and_can_always_be_removed(
    jan: Party, allowed: Administration
) -> None:
    change(jan, bsn="1112.22.333")
    assert PrivateData.objects.get().bsn == GOOD_BSN
    set_bsn_ground(allowed, ground="", by=BY)
    with pytest.raises(Refused):
        change(jan, bsn="123456782")
    change(jan, document_number="AB1")
    assert PrivateData.objects.get().bsn == GOOD_BSN, "it stays encrypted until somebody removes it"
    change(jan, bsn="")
    assert not PrivateData.objects.get().bsn


def test_the_ground_is_told_and_needs_a_right_of_its_own(allowed: Administration) -> None:
    with translation.override("nl"):
        entry = story_of(subject_of(allowed), BY).entries[0]
    assert (entry.title, entry.detail) == ("BSN aangezet", "Ons bureau: Wet op de loonbelasting, artikel 28")
    clerk = Actor("Klerk", 5, rights=frozenset({"administrations.manage"}))
    with pytest.raises(Refused) as refused:
        set_bsn_ground(allowed, ground="zomaar", by=clerk)
    assert refused.value.code == "right"
    with pytest.raises(Refused) as refused:
        set_bsn_ground(allowed, ground="x" * 501, by=BY)
    assert codes(refused) == [("too_long", "bsn_ground")]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"document_valid_until": "31-31-2030"}, "day"),
        ({"document_valid_until": "0001-01-01"}, "day"),
        ({"document_number": "x" * 5000}, "too_long"),
        ({"document_type": "library card"}, "choice"),
        ({"private_phone": "bel maar"}, "telephone"),
    ],
)
def test_what_is_wrong_is_refused(jan: Party, facts: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refused:
        change(jan, **facts)
    assert codes(refused) == [(code, next(iter(facts)))]


def test_what_looks_encrypted_is_not_taken_for_it(jan: Party) -> None:
    change(jan, document_number="AB1")
    sealed = PrivateData.objects.get().document_number.sealed
    with pytest.raises(Refused) as refused:
        add_family_member(jan, facts={"name": sealed}, by=BY)
    assert codes(refused) == [("sealed", "name")]


def test_an_organization_has_no_private_data(organization: Make) -> None:
    for refused_verb in (
        lambda party: change_private_data(party, facts={"document_number": "A"}, by=BY),
        lambda party: add_family_member(party, facts={"name": "A"}, by=BY),
        lambda party: change_personal_details(party, facts={"city": "Zwolle"}, by=BY),
    ):
        with pytest.raises(Refused) as refused:
            refused_verb(organization())
        assert refused.value.code == "kind"


def test_each_needs_its_right(jan: Party) -> None:
    change(jan, document_number="AB1")
    member = add_family_member(jan, facts={"name": "Sanne"}, by=BY)
    clerk = Actor("Klerk", 5, rights=frozenset({"parties.read", "parties.change", "parties.read_private"}))
    for deed in (
        lambda: change_private_data(jan, facts={"document_number": "B"}, by=clerk),
        lambda: remove_private_data(jan, by=clerk),
        lambda: add_family_member(jan, facts={"name": "B"}, by=clerk),
        lambda: change_family_member(member, facts={"name": "B"}, by=clerk),
        lambda: remove_family_member(member, by=clerk),
        lambda: change_personal_details(jan, facts={"city": "Zwolle"}, by=clerk),
    ):
        with pytest.raises(Refused) as refused:
            deed()
        assert refused.value.code == "right"


def test_two_people_at_once_the_second_sees_what_changed(jan: Party) -> None:
    change(jan, document_number="FIRST")
    seen = {"document_number": PrivateData.objects.get().document_number}
    change(jan, document_number="SECOND")
    with pytest.raises(ChangedMeanwhile):
        change_private_data(jan, facts={"document_number": "THIRD"}, seen=seen, by=BY)
    assert PrivateData.objects.get().document_number == "SECOND"


def test_what_cannot_be_read_is_not_written_over(jan: Party, settings: Settings) -> None:
    """A key that was lost: clear, nothing wiped, and all is well when the key is back."""
    change(jan, document_number="KEPT", private_phone="06-12345678")
    keys, settings.ENCRYPTION_KEYS = settings.ENCRYPTION_KEYS, [new_key()]
    with pytest.raises(Refused) as refused:
        change(jan, document_number="OTHER")
    assert codes(refused) == [("unreadable", "document_number")]
    assert name_of(keys[0]) in refused.value.message
    change(jan, document_type="passport")
    settings.ENCRYPTION_KEYS = [*settings.ENCRYPTION_KEYS, *keys]
    data = PrivateData.objects.get()
    values = [secret.reveal() for secret in (data.document_number, data.private_phone, data.document_type)]
    assert values == ["KEPT", "+31612345678", "passport"]


def test_what_can_never_be_read_again_is_removed_and_comes_back_by_undo(jan: Party, settings: Settings) -> None:
    change(jan, document_number="KEPT")
    keys, settings.ENCRYPTION_KEYS = settings.ENCRYPTION_KEYS, [new_key()]
    remove_private_data(jan, by=BY)
    removed = Transaction.objects.get(pk=last_transaction() or 0)
    assert not PrivateData.objects.exists()
    undo(removed, by=BY)
    settings.ENCRYPTION_KEYS = keys
    assert PrivateData.objects.get().document_number == "KEPT"


def test_undo_needs_the_right_to_read_as_well(jan: Party) -> None:
    change(jan, document_number="FIRST")
    change(jan, document_number="SECOND")
    done = Transaction.objects.get(pk=last_transaction() or 0)
    rights = frozenset({"story.undo", "parties.read", "parties.change_private"})
    with pytest.raises(Refused) as refused:
        undo(done, by=Actor("Klerk", 5, rights=rights))
    assert refused.value.code == "right"
    undo(done, by=Actor("Klerk", 5, rights=rights | {"parties.read_private"}))
    assert PrivateData.objects.get().document_number == "FIRST"


def test_a_family_member_is_added_changed_and_removed(jan: Party) -> None:
    member = add_family_member(jan, facts={"name": "  Sanne 't Hart ", "relation": "partner"}, by=BY)
    change_family_member(member, facts={"birth_date": "1990-02-28"}, by=BY)
    kept = FamilyMember.objects.get()
    values = [secret.reveal() for secret in (kept.name, kept.relation, kept.birth_date)]
    assert values == ["Sanne 't Hart", "partner", "1990-02-28"]
    remove_family_member(kept, by=BY)
    assert not FamilyMember.objects.exists()
    assert [title for title, _ in told(jan)][:3] == [
        "Gezinslid verwijderd",
        "Gezinslid gewijzigd",
        "Gezinslid toegevoegd",
    ]
    with pytest.raises(Refused) as refused:
        add_family_member(jan, facts={"name": " "}, by=BY)
    assert codes(refused) == [("required", "name"), ("choice", "relation")][:1]


def test_nothing_of_it_is_kept_on_the_persons_row(jan: Party) -> None:
    change(jan, private_phone="06-12345678", document_number="ZOEKME1")
    change_personal_details(jan, facts={"street": "Dorpsstraat", "city": "Giethoorn", "postcode": "8355 AB"}, by=BY)
    jan.refresh_from_db()
    assert jan.city == ""
    assert jan.phone == ""
    for secret in ("giethoorn", "8355", "612345678", "zoekme1"):
        assert secret not in jan.search_text


def test_a_deleted_person_takes_it_along_and_brings_it_back(jan: Party) -> None:
    change(jan, document_number="AB1")
    add_family_member(jan, facts={"name": "Sanne", "relation": "child"}, by=BY)
    change_personal_details(jan, facts={"city": "Zwolle"}, by=BY)
    delete(jan, by=BY)
    assert not PrivateData.objects.exists()
    assert not FamilyMember.objects.exists()
    assert not PersonalDetails.objects.exists()
    manager = Actor(
        "Baas", 3, rights=frozenset({"story.undo", "parties.read", "parties.delete", "parties.read_hidden"})
    )
    undo(Transaction.objects.get(pk=last_transaction() or 0), by=manager)
    assert PrivateData.objects.get().document_number == "AB1"
    assert FamilyMember.objects.get().name == "Sanne"
    assert PersonalDetails.objects.get().city == "Zwolle"
