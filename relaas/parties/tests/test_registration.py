"""Registering organizations and persons."""

import pytest

from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties.models import Party, Role
from relaas.parties.registration import register_organization, register_person
from relaas.parties.tests.conftest import BY, Make
from relaas.story.telling import story_of

pytestmark = pytest.mark.django_db


def test_an_organization_with_all_that_is_known_of_it() -> None:
    party = register_organization(
        facts={"name": " Bakkerij  Van den Berg B.V.", "kvk": "05 012 345", "is_customer": True},
        addresses=[
            {"for_visit": True, "for_delivery": True, "street": "Ambachtsweg", "house_number": "12",
             "postcode": "8042ab", "city": "Zwolle"},
            {"for_post": True, "street": "Postbus", "house_number": "455", "postcode": "8000 AL", "city": "Zwolle"},
        ],
        channels=[{"type": "phone", "value": "038 421 55 60"}, {"type": "email", "value": "info@vandenberg.example"}],
        person={"first_name": "Fatima", "last_name": "el Idrissi", "salutation": "ms"},
        employment={"function": "Inkoop", "work_phone": "06 12345678"},
        by=BY,
    )  # fmt: skip
    party.refresh_from_db()
    assert (party.name, party.kvk, party.code) == ("Bakkerij Van den Berg B.V.", "05012345", "10001")
    assert party.search_code == "BAKKERIJVD"
    assert party.is_relation
    assert party.roles == [Role.CUSTOMER]
    assert (party.city, party.phone, party.email) == ("Zwolle", "+31384215560", "info@vandenberg.example")
    assert [str(address) for address in party.addresses.all()] == [
        "Ambachtsweg 12, 8042 AB Zwolle",
        "Postbus 455, 8000 AL Zwolle",
    ]
    assert [len(address.default_types) for address in party.addresses.all()] == [2, 1]
    [employment] = party.staff.all()
    assert employment.is_primary
    assert employment.is_default
    assert employment.person.formal_name == "Mevr. F. el Idrissi"
    assert employment.person.phone == "+31612345678"
    assert not employment.person.is_relation
    titles = [(told.title, told.detail) for told in story_of(subject_of(party), BY).entries]
    assert titles == [
        ("In dienst", "Fatima el Idrissi · Inkoop"),
        ("Organisatie toegevoegd", "Bakkerij Van den Berg B.V."),
    ]
