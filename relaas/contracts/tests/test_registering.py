"""K1: making a contract: its number, what is proposed, and what is refused."""

from datetime import date
from typing import Any

import pytest

from relaas.accounts.models import User
from relaas.administrations.models import Administration
from relaas.contracts.models import Contract, Direction
from relaas.contracts.registering import register_contract, register_order, register_request
from relaas.contracts.rights import CHANGE_SALES, READ_SALES
from relaas.contracts.tests.conftest import BY, Make, told
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.policy import AgainstTheLaw
from relaas.kernel.refusals import Refused
from relaas.parties.addresses import add_address, remove_address
from relaas.parties.archiving import archive
from relaas.parties.branching import set_branch_of
from relaas.parties.channels import add_channel
from relaas.parties.editing import judge_credit
from relaas.parties.models import Party
from relaas.parties.rights import CHANGE as CHANGE_PARTY
from relaas.parties.rights import READ
from relaas.terms.document_schemes import add_document_scheme
from relaas.terms.invoicing import change_invoicing_terms
from relaas.terms.measures import set_order_stop
from relaas.terms.payment_terms import add_payment_term

SALES, PURCHASE = Direction.SALES, Direction.PURCHASE


def codes(refused: "pytest.ExceptionInfo[Refused]") -> dict[str | None, str]:
    return {problem.field: problem.code for problem in refused.value.problems}


def make(relation: Party, ours: Administration, direction: Direction = SALES, **more: Any) -> Contract:
    facts = {"description": "Roggemeel 2027", **more.pop("facts", {})}
    return register_contract(direction, relation, administration=ours, facts=facts, by=more.pop("by", BY), **more)


def test_it_gets_the_next_number_and_is_told_at_both(bakery: Party, ours: Administration) -> None:
    """K1: a series per administration and direction; the entry stands with contract and relation."""
    year = clock.today().year
    numbers = [make(bakery, ours).number, make(bakery, ours).number]
    assert numbers == [f"V-{year}-0001", f"V-{year}-0002"]
    assert make(bakery, ours, PURCHASE, gives_role=True).number == f"I-{year}-0001"
    assert ("Aanvraag gemaakt", f"V-{year}-0002 Roggemeel 2027") in told(bakery)


def test_what_is_refused_takes_no_number(bakery: Party, ours: Administration) -> None:
    with pytest.raises(Refused):
        make(bakery, ours, facts={"description": ""})
    assert make(bakery, ours).number.endswith("-0001")


def test_all_that_is_wrong_is_said_at_once(bakery: Party, ours: Administration) -> None:
    facts = {
        "description": "x" * 5000,
        "from_day": date(2027, 2, 1),
        "until_day": date(2027, 2, 1),
        "notice_months": "½",
        "invoice_email": "geen adres",
    }
    with pytest.raises(Refused) as refused:
        make(bakery, ours, PURCHASE, facts=facts, typed="I-2026-0007")
    assert codes(refused) == {
        "description": "too_long",
        "until_day": "ends_too_soon",
        "notice_months": "months",
        "invoice_email": "email",
        "relation": "role",
        "number": "number_series",
    }


def test_a_typed_number_is_there_once(bakery: Party, ours: Administration) -> None:
    """K1: in its administration and direction."""
    assert make(bakery, ours, typed="PO-88121").serial is None
    with pytest.raises(Refused) as refused:
        make(bakery, ours, typed=" PO-88121 ")
    assert codes(refused) == {"number": "number_twice"}
    make(bakery, ours, PURCHASE, typed="PO-88121", gives_role=True)


def test_the_relation_must_be_what_the_direction_needs(organization: Make, ours: Administration) -> None:
    """K1: and may be made so with the same form."""
    nobody = organization("Niemand", is_other=True)
    with pytest.raises(Refused) as refused:
        make(nobody, ours)
    assert codes(refused) == {"relation": "role"}
    make(nobody, ours, gives_role=True)
    make(nobody, ours, PURCHASE, gives_role=True)
    nobody.refresh_from_db()
    assert (nobody.is_customer, nobody.is_supplier, nobody.is_other) == (True, True, True)


def test_a_prospect_is_enough_and_stays_one(organization: Make, ours: Administration) -> None:
    prospect = organization("Misschien", is_prospect=True)
    make(prospect, ours, gives_role=True)
    prospect.refresh_from_db()
    assert not prospect.is_customer


def test_terms_are_proposed_from_the_relation(bakery: Party, ours: Administration) -> None:
    """T2a: scheme and payment term; the address and the mailbox for invoices; what is given goes before it."""
    term = add_payment_term(facts={"name": "30 dagen", "due_days": 30}, by=BY)
    scheme = add_document_scheme(facts={"name": "Groothandel", "payment_term": term}, by=BY)
    facts = {"document_scheme": scheme, "attention": "Crediteuren", "sales_vat": "reverse_charge"}
    change_invoicing_terms(bakery, facts=facts, by=BY)
    add_address(bakery, facts={"for_visit": True, "city": "Zwolle"}, by=BY)
    post = add_address(bakery, facts={"for_post": True, "city": "Hattem"}, by=BY)
    add_channel(bakery, facts={"type": "email", "value": "info@bakker.example"}, by=BY)
    mailbox = {"type": "email", "value": "facturen@bakker.example", "sends_invoices": True}
    add_channel(bakery, facts=mailbox, by=BY)

    made = make(bakery, ours)
    assert (made.document_scheme, made.payment_term, made.attention) == (scheme, term, "Crediteuren")
    assert (made.invoice_address, made.invoice_email) == (post, "facturen@bakker.example")
    assert made.vat_regime == "reverse_charge"
    assert make(bakery, ours, PURCHASE, gives_role=True).vat_regime == "standard"
    assert make(bakery, ours, facts={"attention": "Inkoop"}).attention == "Inkoop"


def test_a_branch_is_invoiced_at_its_head_office_when_it_has_no_address(
    bakery: Party, organization: Make, ours: Administration
) -> None:
    head = add_address(bakery, facts={"for_invoice": True, "city": "Zwolle"}, by=BY)
    branch = organization("Filiaal", is_customer=True)
    set_branch_of(branch, parent=bakery, by=BY)
    assert make(branch, ours).invoice_address == head


def test_an_address_of_somebody_else_is_refused(bakery: Party, organization: Make, ours: Administration) -> None:
    elsewhere = add_address(organization("Ander"), facts={"for_post": True, "city": "Delft"}, by=BY)
    with pytest.raises(Refused) as refused:
        make(bakery, ours, facts={"invoice_address": elsewhere, "delivery_address": elsewhere})
    assert codes(refused) == {"invoice_address": "address_elsewhere", "delivery_address": "address_elsewhere"}


def test_the_regime_needs_a_vat_number(organization: Make, ours: Administration) -> None:
    """C10."""
    with pytest.raises(Refused) as refused:
        make(organization("Zonder", is_customer=True), ours, facts={"vat_regime": "intra_eu"})
    assert codes(refused) == {"vat_regime": "vat_number_needed"}


@pytest.mark.parametrize("direction", Direction)
def test_nothing_is_made_for_an_archived_or_stopped_relation(
    bakery: Party, organization: Make, ours: Administration, direction: Direction
) -> None:
    """C5, P10, also by whoever holds every right."""
    stopped = organization("Gestopt", is_customer=True, is_supplier=True)
    set_order_stop(stopped, reason="Betaalt niet", by=BY)
    archive(bakery, by=BY)
    for relation, rule in ((stopped, "order_stop"), (bakery, "archived")):
        with pytest.raises(AgainstTheLaw) as refused:
            make(relation, ours, direction)
        assert refused.value.answer.rules == (rule,)
    assert not Contract.objects.exists()


def test_who_does_not_pay_may_still_sell_to_us(organization: Make, ours: Administration) -> None:
    """T2c: creditworthy is asked of who buys."""
    party = organization("Slecht van betalen", is_customer=True, is_supplier=True)
    judge_credit(party, creditworthy=False, reason="Betaalt laat", by=BY)
    with pytest.raises(AgainstTheLaw):
        make(party, ours)
    assert make(party, ours, PURCHASE).pk


def test_each_direction_has_its_right(bakery: Party, ours: Administration, user: User) -> None:
    """U2; and who makes it owns it."""
    seller = Actor("Sanne", user.pk, frozenset({READ, CHANGE_PARTY, READ_SALES, CHANGE_SALES}))
    assert register_request(bakery, administration=ours, facts={"description": "Meel"}, by=seller).owner == user
    with pytest.raises(Refused) as refused:
        register_order(bakery, administration=ours, facts={"description": "Meel"}, gives_role=True, by=seller)
    assert refused.value.code == "right"


def test_contact_persons(bakery: Party, person: Party, ours: Administration) -> None:
    """The first is the primary one; an organization is none."""
    made = make(bakery, ours, contacts=[person, person])
    assert [(each.person, each.is_primary) for each in made.contacts.all()] == [(person, True)]
    with pytest.raises(Refused) as refused:
        make(bakery, ours, contacts=[bakery])
    assert codes(refused) == {"contacts": "kind"}


def test_an_address_that_a_contract_names_stays(bakery: Party, ours: Administration) -> None:
    """K1: its removal is refused by the name of the contract."""
    address = add_address(bakery, facts={"for_invoice": True, "city": "Zwolle"}, by=BY)
    made = make(bakery, ours)
    with pytest.raises(Refused) as refused:
        remove_address(address, by=BY)
    assert refused.value.code == "in_use"
    assert made.number in refused.value.message
