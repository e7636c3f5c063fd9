"""The forms of a new relation, a new person, and a person that is added."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from relaas.parties.models import Employment, Party
from relaas.parties.paths import page_of
from relaas.parties.tests.conftest import Make
from relaas.parties.tests.filling_in import fields_of, fill_in

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]


def test_a_double_click_registers_one_and_leads_to_it(signed_in: SignIn) -> None:
    client = signed_in()
    given = {**fields_of(client.get("/relaties/nieuw/")), "name": "Nieuw B.V."}
    first, second = (client.post("/relaties/nieuw/", given) for _ in range(2))
    assert Party.objects.filter(name="Nieuw B.V.").count() == 1
    assert first["Location"] == second["Location"] == page_of(Party.objects.get(name="Nieuw B.V."))


def test_a_new_relation_with_all_its_parts(signed_in: SignIn) -> None:
    """One form: identity, roles, first address, phone, e-mail, website, first person; the search code is proposed."""
    given = {
        "name": "Molen De Hoop B.V.", "is_customer": "on", "kvk": "12345678", "phone": "038 421 55 60",
        "email": "info@dehoop.example", "website": "dehoop.example", "addresses.0.street": "Molenweg",
        "addresses.0.house_number": "1", "addresses.0.postcode": "8042ab", "addresses.0.city": "Zwolle",
        "person.first_name": "Jan", "person.last_name": "van den Berg", "employment.function": "Molenaar",
        "internal_note": "Nieuw via beurs",
    }  # fmt: skip
    answer = fill_in(signed_in(), "/relaties/nieuw/", **given)
    assert answer.status_code == 303
    party = Party.objects.get(name="Molen De Hoop B.V.")
    assert answer["Location"] == page_of(party)
    assert (party.is_customer, party.is_relation, party.city, party.phone) == (True, True, "Zwolle", "+31384215560")
    assert party.search_code
    assert str(party.addresses.get()) == "Molenweg 1, 8042 AB Zwolle"
    assert party.channels.count() == 3
    assert (party.staff.get().person.name, party.staff.get().function) == ("Jan van den Berg", "Molenaar")


def test_a_new_relation_says_all_that_is_wrong_at_once(signed_in: SignIn) -> None:
    given = {"name": "X", "kvk": "1", "email": "geen adres", "addresses.0.postcode": "0000", "person.first_name": "Jan",
             "employment.work_phone": "12"}  # fmt: skip
    answer = fill_in(signed_in(), "/relaties/nieuw/", **given)
    assert answer.status_code == 422
    wrong = set(re.findall(r'class="error" id="id_([^"]+)_error"', answer.content.decode()))
    assert {"kvk", "email", "addresses.0.postcode", "employment.work_phone"} <= wrong
    assert not Party.objects.exists()


def test_a_new_person_at_an_organization(bakery: Party, signed_in: SignIn) -> None:
    given = {"first_name": "Anna", "last_name": "de Wit", "mobile": "06 12345678", "employment.function": "Inkoop"}
    answer = fill_in(signed_in(), f"/personen/nieuw/?organisatie={bakery.pk}", **given)
    assert answer.status_code == 303
    person = Party.objects.get(last_name="Wit")
    assert (person.prefix, person.employments.get().organization) == ("de", bakery)


def test_an_existing_person_is_found_and_added(bakery: Party, person: Make, signed_in: SignIn) -> None:
    """Without a script: look, pick, fill in. Archived and hidden persons are not offered."""
    client = signed_in("sales")
    piet = person("Piet", "Zoekmaar")
    address = f"{page_of(bakery)}dienstverbanden/nieuw/"
    found = client.get(address, {"zoek": "zoekmaar"}).content.decode()
    assert f'href="{address}?persoon={piet.pk}"' in found
    assert client.get(address, {"zoek": "zo"}).content.decode().count('class="pick"') == 1
    assert "Niemand gevonden" in client.get(address, {"zoek": "bestaatniet"}).content.decode()
    assert fill_in(client, f"{address}?persoon={piet.pk}", function="Bakker").status_code == 303
    assert Employment.objects.get(person=piet).function == "Bakker"
    again = fill_in(client, f"{address}?persoon={piet.pk}", function="Bakker")
    assert "werkt hier al" in again.content.decode()
