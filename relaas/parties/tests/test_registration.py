"""P1, P3, P4: registering organizations and persons."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relaas.accounts.models import User
from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties.models import Party, Role, Salutation
from relaas.parties.registration import register_organization, register_person
from relaas.parties.tests.conftest import BY, Make, told

pytestmark = pytest.mark.django_db

AMBACHTSWEG = {
    "for_visit": True,
    "for_delivery": True,
    "street": "Ambachtsweg",
    "house_number": "12",
    "postcode": "8042ab",
    "city": "Zwolle",
}
POSTBUS = {"for_post": True, "street": "Postbus", "house_number": "455", "postcode": "8000 AL", "city": "Hattem"}
PHONE = {"type": "phone", "value": "038 421 55 60"}
MAIL = {"type": "email", "value": "info@vandenberg.example", "sends_invoices": True}


def test_an_organization_with_all_that_is_known_of_it() -> None:
    party = register_organization(
        facts={"name": " Bakkerij  Van den Berg B.V.", "kvk": "05 012 345", "is_customer": True},
        addresses=[AMBACHTSWEG, POSTBUS],
        channels=[PHONE, MAIL],
        person={"first_name": "Fatima", "last_name": "el Idrissi", "salutation": "ms"},
        employment={"function": "Inkoop", "work_phone": "06 12345678"},
        by=BY,
    )
    party.refresh_from_db()
    assert (party.name, party.kvk, party.code) == ("Bakkerij Van den Berg B.V.", "05012345", "10001")
    assert (party.search_code, party.sort_name) == ("BAKKERIJVD", "bakkerij van den berg bv")
    assert (party.is_relation, party.roles) == (True, [Role.CUSTOMER])
    assert (party.city, party.phone, party.email) == ("Zwolle", "+31384215560", "info@vandenberg.example")
    assert [str(each) for each in party.addresses.all()] == [
        "Ambachtsweg 12, 8042 AB Zwolle",
        "Postbus 455, 8000 AL Hattem",
    ]
    assert [len(each.default_types) for each in party.addresses.all()] == [2, 1]
    assert [each.is_default for each in party.channels.all()] == [True, True]
    [employment] = party.staff.all()
    assert employment.is_primary
    assert employment.is_default
    assert employment.person.formal_name == "Mevr. F. el Idrissi"
    assert employment.person.phone == "+31612345678"
    assert not employment.person.is_relation
    assert told(party) == [
        ("In dienst", "Fatima el Idrissi bij Bakkerij Van den Berg B.V. · Inkoop"),
        ("Organisatie toegevoegd", "Bakkerij Van den Berg B.V."),
    ]


def test_an_organization_and_its_first_person_are_written_together() -> None:
    """Others wait meanwhile: one INSERT for each table."""
    with CaptureQueriesContext(connection) as queries:
        register_organization(
            facts={"name": "Bakkerij"},
            addresses=[AMBACHTSWEG],
            channels=[PHONE, MAIL],
            person={"first_name": "Jan", "last_name": "Berg"},
            employment={"function": "Inkoop"},
            by=BY,
        )
    tables = [table for each in queries.captured_queries for table in re.findall(r'INSERT INTO "(\w+)"', each["sql"])]
    assert "parties_party" in tables
    assert len(tables) == len(set(tables))


def test_a_person_at_an_organization(organization: Make) -> None:
    bakery = organization("Bakkerij")
    jan = register_person(
        facts={"first_name": "Jan", "last_name": "van den Berg", "salutation": Salutation.MR},
        organization=bakery,
        employment={"function": "Directeur"},
        channels=[{"type": "mobile", "value": "06-12345678"}],
        by=BY,
    )
    jan.refresh_from_db()
    assert (jan.name, jan.prefix, jan.last_name) == ("Jan van den Berg", "van den", "Berg")
    assert (jan.sort_name, jan.sorted_name) == ("berg  jan  van den", "Berg, Jan van den")
    assert jan.code == "10002"
    assert jan.phone == "+31612345678"
    assert told(jan) == [
        ("In dienst", "Jan van den Berg bij Bakkerij · Directeur"),
        ("Persoon toegevoegd", "Jan van den Berg"),
    ]
    assert told(bakery)[0] == ("In dienst", "Jan van den Berg bij Bakkerij · Directeur")


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_written() -> None:
    """P12: each at its own field; those of parts with the part in front."""
    with pytest.raises(Refused) as refused:
        register_organization(
            facts={"name": "", "kvk": "1234567", "vat_number": "NL123456789B90"},
            addresses=[AMBACHTSWEG, {"street": "Dorpsstraat", "postcode": "0123 AB"}],
            channels=[PHONE, {"type": "email", "value": "geen adres"}],
            person={"first_name": ""},
            employment={"work_email": "x"},
            by=BY,
        )
    assert {(each.field, each.code) for each in refused.value.problems} == {
        ("name", "required"),
        ("kvk", "kvk"),
        ("vat_number", "vat"),
        ("addresses.1.types", "address_type"),
        ("addresses.1.postcode", "postcode"),
        ("channels.1.value", "email"),
        ("person.last_name", "required"),
        ("employment.work_email", "email"),
    }
    assert not Party.objects.exists()


@pytest.mark.parametrize(
    ("facts", "field", "code"),
    [
        ({"name": "x" * 251}, "name", "too_long"),
        ({"name": "A", "founded_on": "0001-01-01"}, "founded_on", "day"),
        ({"name": "A", "founded_on": "2020-01-02", "ended_on": "2020-01-01"}, "ended_on", "ended_on"),
        ({"name": "A", "currency": "EURO"}, "currency", "too_long"),
        ({"name": "A", "currency": "EUX"}, "currency", "currency"),
        ({"name": "A", "size": "veel"}, "size", "choice"),
        ({"name": "A", "domain": "geen domein"}, "domain", "domain"),
    ],
)
def test_a_wrong_fact_is_refused_at_its_field(facts: dict[str, str], field: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        register_organization(facts=facts, by=BY)
    assert [(each.field, each.code) for each in refused.value.problems] == [(field, code)]


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "مكتب \u200fأ", "🏢", "a\0b", "Ĳsfabriek"])
def test_a_strange_name_is_kept_as_it_is_without_control_characters(name: str) -> None:
    party = register_organization(facts={"name": name}, by=BY)
    party.refresh_from_db()
    assert party.name == {"a\0b": "a b", "Ĳsfabriek": "IJsfabriek"}.get(name, name)


def test_a_role_makes_a_relation_and_no_relation_has_no_roles() -> None:
    """P2: an organization is a relation unless it is said not to be; a person only when it is said."""
    assert register_organization(facts={"name": "A"}, by=BY).is_relation
    left_out = register_organization(facts={"name": "B", "is_relation": False, "is_customer": True}, by=BY)
    assert (left_out.is_relation, left_out.roles) == (False, [])
    customer = register_person(facts={"last_name": "Bos", "is_customer": True}, by=BY)
    assert customer.is_relation


def test_who_sees_only_its_own_relations_becomes_account_manager_of_what_it_registers(
    user: Callable[..., User],
) -> None:
    """U1: otherwise the new relation would vanish before its eyes."""
    sanne = user("Sanne", "parties.read", "parties.change", only_managed=True)
    party = register_organization(facts={"name": "A"}, by=sanne.actor)
    assert party.account_manager_id == sanne.pk
    assert Party.objects.visible_to(sanne.actor).get() == party


def test_an_account_manager_can_be_named_from_the_start(user: Callable[..., User]) -> None:
    sanne = user()
    party = register_organization(facts={"name": "A"}, account_manager=sanne, by=BY)
    assert [(each.user, each.is_primary) for each in party.account_managers.all()] == [(sanne, True)]
    assert party.account_manager == sanne


def test_naming_another_one_as_account_manager_needs_the_right_and_somebody_who_works_here(
    user: Callable[..., User],
) -> None:
    writer = user("Piet", "parties.read", "parties.change")
    assert register_organization(facts={"name": "A"}, account_manager=writer, by=writer.actor).account_manager == writer
    gone = user("Weg", is_active=False)
    with pytest.raises(Refused) as refused:
        register_organization(facts={"name": "A"}, account_manager=gone, by=writer.actor)
    assert [(each.code, each.field) for each in refused.value.problems] == [
        ("right", "account_manager"),
        ("user_inactive", "account_manager"),
    ]


def test_a_person_kept_for_its_account_manager_has_one(organization: Make, user: Callable[..., User]) -> None:
    """P4: itself, or where it works; otherwise nobody would see it."""
    facts = {"last_name": "Bos", "only_for_account_manager": True}
    with pytest.raises(Refused) as refused:
        register_person(facts=facts, by=BY)
    assert refused.value.code == "no_account_manager"
    assert register_person(facts=facts, account_manager=user("Sanne"), by=BY).only_for_account_manager
    managed = organization("Bakkerij", account_manager=user("Piet"))
    assert register_person(facts=facts, organization=managed, by=BY).only_for_account_manager


def test_nobody_works_at_a_person(person: Make) -> None:
    with pytest.raises(Refused) as refused:
        register_person(facts={"last_name": "Bos"}, organization=person(), by=BY)
    assert refused.value.code == "kind"


def test_without_the_right_nothing_is_registered() -> None:
    reader = Actor("Lezer", user_id=1, rights=frozenset({"parties.read"}))
    for register in (register_organization, register_person):
        with pytest.raises(Refused) as refused:
            register(facts={"name": "A"}, by=reader)
        assert refused.value.code == "right"


def test_an_unknown_fact_is_a_programming_error() -> None:
    with pytest.raises(TypeError, match="colour"):
        register_organization(facts={"name": "A", "colour": "blue"}, by=BY)


def test_a_registration_is_a_subject_of_its_own(organization: Make) -> None:
    party = organization()
    assert subject_of(party).kind == "party"
