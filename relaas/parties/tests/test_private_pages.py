"""P5: private data is shown after an explicit click only, and each look is written down before anything is shown."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries, Settings

from relaas.accounts.models import Role
from relaas.administrations.bsn import set_bsn_ground
from relaas.administrations.keeping import create_administration
from relaas.kernel import clock
from relaas.kernel.encryption_keys import name_of, new_key
from relaas.overviews.arranging import COLUMNS
from relaas.parties.models import FamilyMember, Party, PersonalDetails, PrivateData
from relaas.parties.overviews import PERSONS
from relaas.parties.paths import page_of
from relaas.parties.personal_details import change_personal_details
from relaas.parties.private_data import add_family_member, change_private_data
from relaas.parties.tests.conftest import BY, Make
from relaas.parties.tests.filling_in import fields_of
from relaas.story.models import PrivateLook
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]
SECRETS = ("NWP1234X9", "06 12345678", "31-01-2030", "Paspoort", "Sanne Visser")


@pytest.fixture
def jan(person: Make) -> Party:
    party = person()
    facts = {"document_type": "passport", "document_number": "NWP1234X9", "document_valid_until": "2030-01-31"}
    change_private_data(party, facts={**facts, "private_phone": "0612345678"}, by=BY)
    add_family_member(party, facts={"name": "Sanne Visser", "relation": "partner"}, by=BY)
    return party


def body(answer: Any) -> str:
    page: str = answer.content.decode()
    return page


def looks() -> list[tuple[str, str, str]]:
    return list(PrivateLook.objects.order_by("id").values_list("actor_name", "subject_name", "what"))


def test_the_tab_says_that_there_is_data_and_shows_none(jan: Party, signed_in: SignIn) -> None:
    client = signed_in("administrator")
    page = body(client.get(f"{page_of(jan)}registratie/"))
    assert "Documentnummer" in page
    assert "•••" in page
    assert not [secret for secret in SECRETS if secret in page]
    assert looks() == []


def test_after_toon_it_is_shown_logged_and_kept_by_nobody(jan: Party, signed_in: SignIn) -> None:
    client = signed_in("administrator")
    answer = client.get(f"{page_of(jan)}registratie/tonen/")
    assert not [secret for secret in SECRETS if secret not in body(answer)]
    assert answer.headers["Cache-Control"] == "no-store"
    assert looks() == [("Test administrator", "Jan van den Berg", "parties.private_shown")]
    client.get(f"{page_of(jan)}registratie/tonen/")
    assert len(looks()) == 2, "reloading is another look"
    assert "Test administrator" in body(client.get(f"{page_of(jan)}registratie/"))


def test_a_form_that_opens_or_comes_back_is_a_look_saving_is_none(jan: Party, signed_in: SignIn) -> None:
    client = signed_in("administrator")
    address = f"{page_of(jan)}registratie/bewerken/"
    page = client.get(address)
    assert "NWP1234X9" in body(page)
    assert page.headers["Cache-Control"] == "no-store"
    assert [what for _who, _whose, what in looks()] == ["parties.private_edited"]
    given = fields_of(page)
    assert client.post(address, {**given, "document_valid_until": "0001-01-01"}).status_code == 422
    assert len(looks()) == 2
    answer = client.post(address, {**given, "document_number": "NEW1"})
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"{page_of(jan)}registratie/"
    assert PrivateData.objects.get().document_number == "NEW1"
    assert len(looks()) == 2
    member = FamilyMember.objects.get()
    assert "Sanne Visser" in body(client.get(f"{page_of(jan)}registratie/familie/{member.pk}/bewerken/"))
    assert looks()[-1][2] == "parties.family_edited"


def test_what_a_page_as_of_a_day_shows_is_a_look_too(jan: Party, signed_in: SignIn) -> None:
    client = signed_in("administrator")
    day = clock.today()
    with clock.travel(clock.now() + timedelta(days=3)):
        change_private_data(jan, facts={"document_number": "LATER1"}, by=BY)
        page = body(client.get(f"{page_of(jan)}registratie/tonen/?op={day:%d-%m-%Y}"))
        assert "NWP1234X9" in page
        assert "LATER1" not in page
        hidden = body(client.get(f"{page_of(jan)}registratie/?op={day:%d-%m-%Y}"))
        assert "NWP1234X9" not in hidden
        assert f"tonen/?op={day:%d-%m-%Y}" in hidden
    assert [what for _who, _whose, what in looks()] == ["parties.private_shown_as_of"]


@pytest.mark.parametrize("role", ["manager", "finance", "sales", "purchasing", "reader"])
def test_without_the_right_there_is_no_tab_and_no_page(jan: Party, signed_in: SignIn, role: str) -> None:
    client = signed_in(role)
    assert "registratie/" not in body(client.get(page_of(jan)))
    assert client.get(f"{page_of(jan)}registratie/").status_code == 404
    for rest in ("tonen/", "bewerken/", "familie/nieuw/", "verwijderen/", "bsn/verwijderen/"):
        assert client.get(f"{page_of(jan)}registratie/{rest}").status_code in {403, 405}
        assert client.post(f"{page_of(jan)}registratie/{rest}").status_code in {403, 405}
    assert looks() == []


def test_who_may_change_and_not_see_opens_no_form(jan: Party, signed_in: SignIn) -> None:
    client = signed_in("sales")
    with writing(by=BY, what="accounts.change_role"):
        Role.objects.filter(builtin="sales").update(rights=["parties.read", "parties.change_private"])
    assert client.get(f"{page_of(jan)}registratie/bewerken/").status_code == 403


def test_a_person_of_somebody_else_cannot_be_looked_at(jan: Party, signed_in: SignIn) -> None:
    client = signed_in("sales", only_managed=True)
    with writing(by=BY, what="accounts.change_role"):
        Role.objects.filter(builtin="sales").update(rights=["parties.read", "parties.read_private"])
    assert client.get(f"{page_of(jan)}registratie/tonen/").status_code == 404
    assert looks() == []


def test_a_lost_key_is_said_on_the_page_and_nothing_is_wiped(jan: Party, signed_in: SignIn, settings: Settings) -> None:
    client = signed_in("administrator")
    keys, settings.ENCRYPTION_KEYS = settings.ENCRYPTION_KEYS, [new_key()]
    sentence = f"Niet te lezen: sleutel {name_of(keys[0])} ontbreekt."
    assert sentence in body(client.get(f"{page_of(jan)}registratie/"))
    assert sentence in body(client.get(f"{page_of(jan)}registratie/tonen/"))
    address = f"{page_of(jan)}registratie/bewerken/"
    page = client.get(address)
    assert sentence in body(page)
    assert "document_number" not in fields_of(page)
    assert client.post(address, {**fields_of(page), "document_number": "WIPE"}).status_code == 303
    settings.ENCRYPTION_KEYS = keys
    assert PrivateData.objects.get().document_number == "NWP1234X9"


def test_two_who_fill_it_in_first_at_once(person: Make, signed_in: SignIn) -> None:
    client, party = signed_in("administrator"), person()
    address = f"{page_of(party)}registratie/bewerken/"
    first, second = fields_of(client.get(address)), fields_of(client.get(address))
    assert client.post(address, {**first, "document_number": "FIRST"}).status_code == 303
    answer = client.post(address, {**second, "document_number": "SECOND"})
    assert answer.status_code == 422
    assert PrivateData.objects.get().document_number == "FIRST"


def test_two_who_change_it_at_once_the_second_chooses(jan: Party, signed_in: SignIn) -> None:
    client = signed_in("administrator")
    address = f"{page_of(jan)}registratie/bewerken/"
    given = fields_of(client.get(address))
    change_private_data(jan, facts={"document_number": "MEANWHILE", "document_valid_until": "2031-12-31"}, by=BY)
    page = client.post(address, {**given, "document_number": "MINE"})
    assert page.status_code == 422
    assert "MEANWHILE" in body(page)
    assert "31-12-2031" in body(page)
    assert client.post(address, {**given, **fields_of(page), "document_number": "MINE"}).status_code == 303
    assert PrivateData.objects.get().document_number == "MINE"


def test_the_bsn_has_a_field_only_while_there_is_a_ground(jan: Party, signed_in: SignIn) -> None:
    client = signed_in("administrator")
    address = f"{page_of(jan)}registratie/bewerken/"
    assert "bsn" not in fields_of(client.get(address))
    ours = create_administration(name="Ons bureau", by=BY)
    set_bsn_ground(ours, ground="Wet", by=BY)
    page = client.get(address)
    wrong = client.post(address, {**fields_of(page), "bsn": "111222334"})
    assert "elfproef" in body(wrong)
    assert client.post(address, {**fields_of(page), "bsn": "111222333"}).status_code == 303
    assert "111222333" not in body(client.get(f"{page_of(jan)}registratie/"))
    assert "111222333" in body(client.get(f"{page_of(jan)}registratie/tonen/"))
    set_bsn_ground(ours, ground="", by=BY)
    shown = body(client.get(f"{page_of(jan)}registratie/tonen/"))
    assert "111222333" not in shown
    assert "Er is een BSN bewaard zonder wettelijke grond" in shown
    assert client.post(f"{page_of(jan)}registratie/bsn/verwijderen/").status_code == 303
    assert not PrivateData.objects.get().bsn


def test_the_family_is_kept_by_hand(jan: Party, signed_in: SignIn) -> None:
    client = signed_in("administrator")
    base = f"{page_of(jan)}registratie/familie/"
    page = client.get(f"{base}nieuw/")
    given = {**fields_of(page), "name": "Tijn <b>", "relation": "child", "birth_date": "1-2-2015"}
    assert client.post(f"{base}nieuw/", given).status_code == 303
    assert client.post(f"{base}nieuw/", given).status_code == 303, "sent in twice"
    assert FamilyMember.objects.count() == 2
    shown = body(client.get(f"{page_of(jan)}registratie/tonen/"))
    assert escape("Tijn <b>") in shown
    assert "01-02-2015" in shown
    tijn = FamilyMember.objects.latest("id")
    wrong = client.post(
        f"{base}nieuw/", {**fields_of(client.get(f"{base}nieuw/")), "name": "", "birth_date": "1-1-2200"}
    )
    assert wrong.status_code == 422
    assert client.post(f"{base}{tijn.pk}/verwijderen/").status_code == 303
    assert client.post(f"{page_of(jan)}registratie/verwijderen/").status_code == 303
    assert FamilyMember.objects.count() == 1
    assert not PrivateData.objects.exists()


def test_personal_details_stand_on_the_first_tab_for_who_may(jan: Party, signed_in: SignIn) -> None:
    """P14: one right of its own, looks are not logged."""
    change_personal_details(jan, facts={"birth_date": "1980-05-17", "city": "Giethoorn"}, by=BY)
    manager, reader = signed_in("manager"), signed_in("reader")
    assert "17-05-1980" in body(manager.get(page_of(jan)))
    assert "Persoonsgegevens" not in body(reader.get(page_of(jan)))
    address = f"{page_of(jan)}persoonsgegevens/bewerken/"
    assert reader.get(address).status_code == 403
    given = fields_of(manager.get(address))
    assert given["birth_date"] == "17-05-1980"
    for wrong in ("1-1-2200", "0001-01-01", "🎂"):
        assert manager.post(address, {**given, "birth_date": wrong}).status_code == 422
    assert manager.post(address, {**given, "gender": "f", "city": "Zwolle"}).headers["Location"] == page_of(jan)
    assert PersonalDetails.objects.get().city == "Zwolle"
    assert looks() == []


def test_nothing_of_it_stands_in_lists_search_and_files(jan: Party, signed_in: SignIn) -> None:
    change_personal_details(jan, facts={"birth_date": "1980-05-17", "city": "Giethoorn"}, by=BY)
    client = signed_in("administrator")
    for typed in ("NWP1234X9", "Sanne Visser", "0612345678", "Giethoorn"):
        assert "Jan van den Berg" not in body(client.get("/zoeken/", {"q": typed})).split("<main")[1]
        assert "Jan van den Berg" not in body(client.get("/zoeken/snel/", {"q": typed}))
        assert "Jan van den Berg" not in body(client.get("/personen/", {"q": typed})).split("<main")[1]
    columns = ",".join(PERSONS.column_named)
    answer = client.get("/personen/export.csv", {COLUMNS: columns})
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert b"Jan van den Berg" in content
    assert not [secret for secret in (*SECRETS, "1980", "Giethoorn") if secret.encode() in content]


def test_the_tab_costs_the_same_for_one_and_for_many(
    jan: Party, signed_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in("administrator")
    for number in range(30):
        add_family_member(jan, facts={"name": f"Kind {number}", "relation": "child"}, by=BY)
    client.get(f"{page_of(jan)}registratie/tonen/")
    with django_assert_max_num_queries(22):
        client.get(f"{page_of(jan)}registratie/tonen/")
