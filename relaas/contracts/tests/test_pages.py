"""The page of a contract and the form of a new one: what stands there, what is offered to whom, what is refused."""

import re
from typing import Any

import pytest
from django.test import Client

from relaas.administrations.keeping import create_administration
from relaas.administrations.models import Administration
from relaas.catalog.models import CostType
from relaas.catalog.preparing import prepare_cost_types
from relaas.contracts.contacts import add_contact
from relaas.contracts.models import Contract, ContractContact, Direction
from relaas.contracts.price_notes import digest_of
from relaas.contracts.registering import register_contract
from relaas.contracts.tests.conftest import BY, Make, SignIn, main_of
from relaas.parties.addresses import add_address
from relaas.parties.archiving import archive
from relaas.parties.editing import change_organization
from relaas.parties.employments import employ
from relaas.parties.models import Party
from relaas.parties.registration import register_person
from relaas.parties.tests.filling_in import fields_of
from relaas.terms.measures import set_order_stop


@pytest.fixture
def contract(bakery: Party, ours: Administration) -> Contract:
    return register_contract(
        Direction.SALES, bakery, administration=ours, facts={"description": "Roggemeel 2027"}, by=BY
    )


def page_of(contract: Contract) -> str:
    return f"/contracten/{contract.pk}/"


def form_at(client: Client, address: str, **changed: Any) -> dict[str, Any]:
    """What the form there would send, with these fields changed."""
    return {**fields_of(client.get(address)), **changed}


def errors_of(answer: Any) -> list[str]:
    """The fields at which something is wrong."""
    return re.findall(r'id="id_(\w+)_error"', answer.content.decode())


def test_a_request_is_made_in_two_steps(signed_in: SignIn, bakery: Party, ours: Administration, person: Party) -> None:
    """Look for the relation, pick it, say what it is about; what is known of it is filled in."""
    employ(person, bakery, by=BY)
    change_organization(bakery, facts={"price_note": "Staffelkorting vanaf 30 zakken"}, by=BY)
    client = signed_in("sales")
    found = main_of(client, "/aanvragen/nieuw/?zoek=bakkerij")
    address = f"/aanvragen/nieuw/?relatie={bakery.pk}"
    assert address in found
    assert "Staffelkorting vanaf 30 zakken" in main_of(client, address)
    read = digest_of(Party.objects.get(pk=bakery.pk))
    sent = form_at(client, address, description="Roggemeel", until_day="31-12-2027", price_note=read)
    answer = client.post(address, sent)
    made = Contract.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, page_of(made))
    assert ContractContact.objects.get().person == person
    shown = main_of(client, page_of(made))
    assert all(text in shown for text in (made.number, "t/m 31-12-2027", "Jan van den Berg", "Staffelkorting"))
    client.post(address, sent)
    assert Contract.objects.count() == 1


def test_the_form_offers_the_role(signed_in: SignIn, organization: Make, ours: Administration) -> None:
    """K1."""
    nobody, client = organization("Niemand"), signed_in("purchasing")
    address = f"/bestellingen/nieuw/?relatie={nobody.pk}"
    assert "Maak deze relatie ook leverancier" in main_of(client, address)
    sent = form_at(client, address, description="Zakken")
    refused = client.post(address, sent)
    assert (refused.status_code, errors_of(refused)) == (422, ["gives_role"])
    assert client.post(address, {**sent, "gives_role": "on"}).status_code == 303
    nobody.refresh_from_db()
    assert nobody.is_supplier


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("description", ""),
        ("description", "🥖" * 5000),
        ("from_day", "31-02-2027"),
        ("from_day", "01-01-0001"),
        ("until_day", "01-01-2020"),
        ("number", "V-2026-0001"),
    ],
)
def test_what_is_wrong_stands_at_its_field(
    signed_in: SignIn, bakery: Party, ours: Administration, field: str, typed: str
) -> None:
    client, address = signed_in("sales"), f"/aanvragen/nieuw/?relatie={bakery.pk}"
    sent = form_at(client, address, description="Meel", from_day="01-01-2027")
    answer = client.post(address, {**sent, field: typed})
    assert answer.status_code == 422
    assert field in errors_of(answer)
    assert not Contract.objects.exists()


def test_a_relation_that_was_archived_meanwhile_gets_no_contract(
    signed_in: SignIn, bakery: Party, ours: Administration
) -> None:
    """P10: it is said on the form that was open, and what was typed stays."""
    client, address = signed_in("sales"), f"/aanvragen/nieuw/?relatie={bakery.pk}"
    sent = form_at(client, address, description="Meel 🥖")
    archive(bakery, by=BY)
    answer = client.post(address, sent)
    shown = answer.content.decode()
    assert (answer.status_code, "gearchiveerd" in shown, "Meel 🥖" in shown) == (422, True, True)
    assert not Contract.objects.exists()


def test_a_number_is_somebodys_once(signed_in: SignIn, bakery: Party, ours: Administration) -> None:
    """Two people type the same one: the second is told at its field."""
    address = f"/aanvragen/nieuw/?relatie={bakery.pk}"
    one, other = signed_in("sales"), signed_in("manager")
    mine, theirs = (form_at(each, address, description="Meel", number="OUD-17") for each in (one, other))
    assert one.post(address, mine).status_code == 303
    refused = other.post(address, theirs)
    assert (refused.status_code, errors_of(refused)) == (422, ["number"])
    assert Contract.objects.get().number == "OUD-17"


@pytest.mark.parametrize("typed", ["999999", "🙂", "999999999999999999999999"])
def test_a_group_that_is_not_offered_is_refused(
    signed_in: SignIn, bakery: Party, ours: Administration, typed: str
) -> None:
    """K1: what is sold has a product group; a cost type is no field of it."""
    client, address = signed_in("sales"), f"/aanvragen/nieuw/?relatie={bakery.pk}"
    refused = client.post(address, form_at(client, address, description="Meel", product_group=typed))
    assert (refused.status_code, errors_of(refused)) == (422, ["product_group"])
    prepare_cost_types()
    cost_type = CostType.objects.order_by("pk")[0]
    assert client.post(address, form_at(client, address, description="Meel", cost_type=cost_type.pk)).status_code == 303
    assert Contract.objects.get().cost_type is None


def test_a_stopped_relation_is_told_with_the_rule(signed_in: SignIn, bakery: Party, ours: Administration) -> None:
    """C5: the panel says why; a manager goes on with a reason."""
    set_order_stop(bakery, reason="Betaalt niet", by=BY)
    client, address = signed_in("manager"), f"/aanvragen/nieuw/?relatie={bakery.pk}"
    sent = form_at(client, address, description="Meel")
    refused = client.post(address, sent)
    assert refused.status_code == 422
    assert "Betaalt niet" in refused.content.decode()
    answer = client.post(address, {**sent, "override_reason": "Afgesproken", "override_rules": "order_stop"})
    assert answer.status_code == 303


def test_cards_are_edited_in_place(signed_in: SignIn, contract: Contract, bakery: Party) -> None:
    post = add_address(bakery, facts={"for_post": True, "city": "Hattem"}, by=BY)
    client = signed_in("sales")
    address = f"{page_of(contract)}bewerken/"
    sent = form_at(client, address, from_day="1-1-2027", until_day="31-12-2027", auto_renew="on", notice_months="3")
    assert client.post(address, sent)["Location"] == page_of(contract)
    address = f"{page_of(contract)}facturatie/bewerken/"
    sent = form_at(client, address, invoice_address=post.pk, interval="month", invoice_moment="before")
    assert client.post(address, sent)["Location"] == page_of(contract)
    shown = main_of(client, page_of(contract))
    for text in ("01-01-2027 t/m 31-12-2027, verlengt vanzelf", "3 maanden", "Hattem", "Per maand, vooraf"):
        assert text in shown


def test_two_people_on_one_card_see_each_other(signed_in: SignIn, contract: Contract) -> None:
    address = f"{page_of(contract)}bewerken/"
    one, other = signed_in("sales"), signed_in("manager")
    mine, theirs = form_at(one, address, description="Tarwe"), form_at(other, address, description="Spelt")
    assert one.post(address, mine).status_code == 303
    answer = other.post(address, theirs)
    assert answer.status_code == 422
    assert "Tarwe" in answer.content.decode()
    contract.refresh_from_db()
    assert contract.description == "Tarwe"


def test_contact_persons_come_and_go(signed_in: SignIn, contract: Contract, bakery: Party, person: Party) -> None:
    employ(person, bakery, by=BY)
    client, address = signed_in("sales"), f"{page_of(contract)}contactpersonen/"
    sent = form_at(client, f"{address}nieuw/", person=person.pk)
    assert client.post(f"{address}nieuw/", sent).status_code == 303
    contact = ContractContact.objects.get()
    assert contact.is_primary
    assert client.post(f"{address}{contact.pk}/verwijderen/").status_code == 303
    assert not ContractContact.objects.exists()


def test_another_one_becomes_the_first(contract: Contract, bakery: Party, person: Party, signed_in: SignIn) -> None:
    client = signed_in("sales")
    second = register_person(facts={"first_name": "Fatima", "last_name": "el Idrissi"}, by=BY)
    first, later = (add_contact(contract, person=each, by=BY) for each in (person, second))
    client.post(f"{page_of(contract)}contactpersonen/{later.pk}/eerste/")
    later.refresh_from_db()
    assert later.is_primary
    client.post(f"{page_of(contract)}contactpersonen/{later.pk}/verwijderen/")
    first.refresh_from_db()
    assert first.is_primary


@pytest.mark.parametrize("role", ["reader", "finance", "purchasing"])
def test_who_may_not_change_it_finds_no_way_to(signed_in: SignIn, contract: Contract, role: str) -> None:
    """U2: reading is one right, changing another, and purchasing does not even read sales."""
    client = signed_in(role)
    if role == "purchasing":
        assert client.get(page_of(contract)).status_code == 404
        return
    assert "bewerken" not in main_of(client, page_of(contract))
    assert client.get(f"{page_of(contract)}bewerken/").status_code == 403


def test_a_request_of_which_nothing_came_is_deleted(signed_in: SignIn, contract: Contract) -> None:
    client = signed_in("sales")
    assert "Verwijder" in main_of(client, page_of(contract))
    client.post(f"{page_of(contract)}verwijderen/")
    assert not Contract.objects.exists()


def test_what_belongs_to_an_archived_relation_is_left_alone(
    signed_in: SignIn, contract: Contract, bakery: Party
) -> None:
    """P10."""
    archive(bakery, by=BY)
    client = signed_in("sales")
    assert "bewerken" not in main_of(client, page_of(contract))
    assert client.post(f"{page_of(contract)}verwijderen/").status_code == 422
    assert Contract.objects.exists()


def test_the_page_takes_few_queries(signed_in: SignIn, contract: Contract, django_assert_max_num_queries: Any) -> None:
    client = signed_in("sales")
    client.get(page_of(contract))
    with django_assert_max_num_queries(11):
        client.get(page_of(contract))


def test_with_more_administrations_one_is_chosen(signed_in: SignIn, bakery: Party, ours: Administration) -> None:
    other = create_administration(name="Andere", by=BY)
    client, address = signed_in("sales"), f"/aanvragen/nieuw/?relatie={bakery.pk}"
    refused = client.post(address, form_at(client, address, description="Meel", administration="999"))
    assert (refused.status_code, errors_of(refused)) == (422, ["administration"])
    client.post(address, form_at(client, address, description="Meel", administration=other.pk))
    assert Contract.objects.get().administration == other


def test_the_tab_of_a_relation_has_its_contracts_per_status(
    signed_in: SignIn, contract: Contract, bakery: Party
) -> None:
    """T16: of the directions that one may read, with the way to another one."""
    tab = f"/relaties/{bakery.pk}/contracten/"
    shown = main_of(signed_in("sales"), tab)
    assert all(text in shown for text in (contract.number, "Aanvraag", f"/aanvragen/nieuw/?relatie={bakery.pk}"))
    assert "bestellingen" not in shown
    assert contract.number not in main_of(signed_in("purchasing"), tab)
    reader = main_of(signed_in("reader"), tab)
    assert contract.number in reader
    assert "nieuw" not in reader


def test_a_person_has_those_of_which_it_is_contact_person(signed_in: SignIn, contract: Contract, person: Party) -> None:
    add_contact(contract, person=person, by=BY)
    shown = main_of(signed_in("sales"), f"/personen/{person.pk}/contracten/")
    assert contract.number in shown
    assert contract.relation.name in shown


def test_an_end_customer_is_chosen_and_taken_off(signed_in: SignIn, contract: Contract, organization: Make) -> None:
    end, client, address = organization("Eindgebruiker"), signed_in("sales"), f"{page_of(contract)}eindklant/"
    assert f"organisatie={end.pk}" in main_of(client, f"{address}?zoek=eindgeb")
    client.post(f"{address}?organisatie={end.pk}")
    assert "Eindgebruiker" in main_of(client, page_of(contract))
    client.post(f"{address}verwijderen/")
    contract.refresh_from_db()
    assert contract.end_customer is None
