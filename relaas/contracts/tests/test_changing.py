"""K1: changing a contract, who may, what history and a merge make of it."""

from datetime import date
from typing import Any

import pytest

from relaas.administrations.models import Administration
from relaas.contracts.changing import change_contract, change_invoicing, delete_contract
from relaas.contracts.contacts import add_contact, make_primary, remove_contact
from relaas.contracts.models import Contract, ContractContact, Direction
from relaas.contracts.papers.keeping import keep_paper
from relaas.contracts.registering import register_contract
from relaas.contracts.rights import CHANGE_PURCHASE, CHANGE_SALES, READ_PURCHASE, READ_SALES
from relaas.contracts.tests.conftest import BY, Make, told
from relaas.documents.models import DocumentKind, Language
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.policy import AgainstTheLaw
from relaas.kernel.refusals import Refused
from relaas.kernel.verbs import last_transaction
from relaas.parties.addresses import add_address
from relaas.parties.archiving import archive
from relaas.parties.merging.merge import merge
from relaas.parties.models import Party
from relaas.parties.registration import register_person
from relaas.parties.rights import READ
from relaas.story.models import Transaction
from relaas.story.undoing import UNDO, undo
from relaas.story.writing import writing
from relaas.terms.payment_terms import add_payment_term, change_payment_term

SALES, PURCHASE = Direction.SALES, Direction.PURCHASE


@pytest.fixture
def contract(bakery: Party, ours: Administration) -> Contract:
    return register_contract(SALES, bakery, administration=ours, facts={"description": "Roggemeel"}, by=BY)


def may(*rights: str) -> Actor:
    return Actor("Jan", None, frozenset({READ, READ_SALES, READ_PURCHASE, UNDO, *rights}))


def last_written() -> Transaction:
    return Transaction.objects.get(pk=last_transaction() or 0)


def codes(refused: "pytest.ExceptionInfo[Refused]") -> dict[str | None, str]:
    return {problem.field: problem.code for problem in refused.value.problems}


def test_a_change_is_told_at_contract_and_relation(contract: Contract, bakery: Party) -> None:
    change_contract(contract, facts={"from_day": "2027-01-01", "until_day": "2028-01-01"}, by=BY)
    contract.refresh_from_db()
    assert (contract.from_day, contract.last_day) == (date(2027, 1, 1), date(2027, 12, 31))
    detail = f"{contract.number} · Van: – → 01-01-2027; T/m: – → 31-12-2027"
    assert ("Aanvraag gewijzigd", detail) in told(bakery)


def test_an_end_before_the_start_is_refused_also_of_one_of_both(contract: Contract) -> None:
    change_contract(contract, facts={"from_day": "2027-01-01"}, by=BY)
    with pytest.raises(Refused) as refused:
        change_contract(contract, facts={"until_day": "2027-01-01"}, by=BY)
    assert codes(refused) == {"until_day": "ends_too_soon"}


def test_what_is_closed_cannot_be_chosen_and_who_has_it_keeps_it(contract: Contract) -> None:
    """K6."""
    term = add_payment_term(facts={"name": "30 dagen", "due_days": 30}, by=BY)
    change_invoicing(contract, facts={"payment_term": term}, by=BY)
    change_payment_term(term, facts={"closed_from": "2020-01-01"}, by=BY)
    change_invoicing(contract, facts={"payment_term": term, "interval": "month"}, by=BY)
    change_invoicing(contract, facts={"payment_term": None}, by=BY)
    with pytest.raises(Refused) as refused:
        change_invoicing(contract, facts={"payment_term": term}, by=BY)
    assert codes(refused) == {"payment_term": "closed"}


def test_what_a_signed_contract_needs_is_not_taken_away(contract: Contract, bakery: Party) -> None:
    address = add_address(bakery, facts={"for_invoice": True, "city": "Zwolle"}, by=BY)
    change_contract(contract, facts={"from_day": "2027-01-01"}, by=BY)
    change_invoicing(contract, facts={"invoice_address": address}, by=BY)
    with writing(by=SYSTEM, what="test"):
        Contract.objects.filter(pk=contract.pk).update(status="contract", signed_on=date(2026, 12, 1))
    with pytest.raises(Refused) as refused:
        change_invoicing(contract, facts={"invoice_address": None}, by=BY)
    assert codes(refused) == {"invoice_address": "required"}
    with pytest.raises(Refused) as refused:
        change_contract(contract, facts={"from_day": ""}, by=BY)
    assert codes(refused) == {"from_day": "required"}
    with pytest.raises(Refused) as refused:
        delete_contract(contract, by=BY)
    assert refused.value.code == "past_request"


@pytest.mark.parametrize(("right", "allowed"), [(CHANGE_SALES, True), (CHANGE_PURCHASE, False)])
def test_the_law_asks_the_right_of_the_direction(contract: Contract, right: str, allowed: bool) -> None:
    """U2: also where somebody reads both, and also of an undo."""
    by = may(right)
    if allowed:
        change_contract(contract, facts={"description": "Tarwe"}, by=by)
        return
    with pytest.raises(AgainstTheLaw) as refused:
        change_contract(contract, facts={"description": "Tarwe"}, by=by)
    assert refused.value.answer.rules == ("contract_direction",)
    change_contract(contract, facts={"description": "Spelt"}, by=BY)
    with pytest.raises(Refused):
        undo(last_written(), by=by)


def test_undo_brings_back_what_was(contract: Contract) -> None:
    change_contract(contract, facts={"description": "Tarwe"}, by=BY)
    undo(last_written(), by=BY)
    contract.refresh_from_db()
    assert contract.description == "Roggemeel"
    delete_contract(contract, by=BY)
    undo(last_written(), by=BY)
    assert Contract.objects.get().number == contract.number


def test_what_documents_are_kept_of_is_not_deleted(contract: Contract) -> None:
    """K8."""
    keep_paper(contract, kind=DocumentKind.QUOTE, language=Language.DUTCH, by=BY)
    with pytest.raises(Refused) as refused:
        delete_contract(contract, by=BY)
    assert refused.value.code == "has_documents"


def test_a_number_that_was_given_stays_given(contract: Contract, bakery: Party, ours: Administration) -> None:
    """K1: also when the contract is deleted."""
    delete_contract(contract, by=BY)
    later = register_contract(SALES, bakery, administration=ours, facts={"description": "Meel"}, by=BY)
    assert later.number.endswith("-0002")


def test_contact_persons(contract: Contract, person: Party, bakery: Party) -> None:
    """One is primary as long as there are any."""
    other = register_person(facts={"first_name": "Fatima", "last_name": "el Idrissi"}, by=BY)
    first, second = (add_contact(contract, person=each, by=BY) for each in (person, other))
    with pytest.raises(Refused) as refused:
        add_contact(contract, person=other, by=BY)
    assert codes(refused) == {"person": "contact_twice"}
    make_primary(contract, contact=second, by=BY)
    remove_contact(contract, contact=second, by=BY)
    first.refresh_from_db()
    assert first.is_primary
    with pytest.raises(Refused) as refused:
        remove_contact(contract, contact=second, by=BY)
    assert refused.value.code == "gone"
    assert [title for title, _detail in told(bakery)][:2] == ["Contactpersoon verwijderd", "Eerste contactpersoon"]


def test_nothing_of_an_archived_relation_changes(contract: Contract, bakery: Party, person: Party) -> None:
    """P10."""
    archive(bakery, by=BY)
    deeds: list[Any] = [
        lambda: change_contract(contract, facts={"description": "Tarwe"}, by=BY),
        lambda: change_invoicing(contract, facts={"interval": "month"}, by=BY),
        lambda: add_contact(contract, person=person, by=BY),
        lambda: delete_contract(contract, by=BY),
    ]
    for deed in deeds:
        with pytest.raises(AgainstTheLaw) as refused:
            deed()
        assert refused.value.answer.rules == ("archived",)


def test_contracts_go_over_in_a_merge(contract: Contract, bakery: Party, organization: Make) -> None:
    """P11: with the address that they name, also where the one that stays has the same place."""
    place = {"for_invoice": True, "street": "Ambachtsweg", "house_number": "12", "city": "Zwolle"}
    theirs = add_address(bakery, facts=place, by=BY)
    change_invoicing(contract, facts={"invoice_address": theirs}, by=BY)
    kept = organization("Bakkerij Van den Berg", is_customer=True)
    mine = add_address(kept, facts=place, by=BY)
    merge(kept, bakery, by=BY)
    contract.refresh_from_db()
    assert (contract.relation, contract.invoice_address) == (kept, mine)


def test_a_person_of_two_stands_once_with_a_contract(contract: Contract, person: Party) -> None:
    """P11."""
    other = register_person(facts={"first_name": "Jan", "last_name": "van den Berg"}, by=BY)
    for each in (person, other):
        add_contact(contract, person=each, by=BY)
    merge(other, person, by=BY)
    [contact] = ContractContact.objects.all()
    assert (contact.person, contact.is_primary) == (other, True)
