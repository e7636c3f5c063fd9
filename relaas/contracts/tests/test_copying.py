"""K4: lines into this or another contract, and a whole contract into one of the same or the other direction."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from relaas.administrations.models import Administration
from relaas.catalog.models import PriceUnit, VatCode
from relaas.contracts.contacts import add_contact
from relaas.contracts.copying import copy_contract, copy_lines
from relaas.contracts.lines.keeping import lines_of
from relaas.contracts.lines.verbs import add_heading, add_lines
from relaas.contracts.models import Contract, Direction
from relaas.contracts.registering import register_contract
from relaas.contracts.rights import CHANGE_PURCHASE, CHANGE_SALES, READ_PURCHASE, READ_SALES
from relaas.contracts.tests.conftest import BY, Make, MakeRequest, SignIn
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties.models import Party
from relaas.parties.rights import READ
from relaas.story.models import Transaction
from relaas.story.telling import story_of
from relaas.story.undoing import undo
from relaas.story.writing import writing
from relaas.terms.invoicing import change_invoicing_terms
from relaas.terms.measures import set_order_stop
from tests.house.forms import forms_of

FLOUR = {
    "description": "Roggemeel", "quantity": "160", "price": "19,50", "discount": "5", "cost_price": "11,20",
    "remark": "Vanaf 30 zakken",
}  # fmt: skip


@pytest.fixture
def source(request_of: MakeRequest, bakery: Party, person: Party) -> Contract:
    contract = request_of(bakery, external_reference="PO-88121", notice_months="2", interval="month")
    add_contact(contract, person=person, by=BY)
    add_heading(contract, description="Meel", by=BY)
    add_lines(contract, lines=[FLOUR, {"description": "Montage", "price": "92,50"}], by=BY)
    return contract


@pytest.fixture
def mill(organization: Make) -> Party:
    return organization("Molen De Hoop", is_supplier=True)


def prices(contract: Contract) -> list[tuple[Any, ...]]:
    return [(str(line), line.price, line.discount, line.cost_price) for line in lines_of(contract) if line.is_item]


def told(contract: Contract) -> list[tuple[str, str]]:
    with translation.override("nl"):
        return [(entry.title, entry.detail) for entry in story_of(subject_of(contract), BY).entries]


def test_lines_are_copied_behind_themselves(source: Contract) -> None:
    flour = lines_of(source)[1]
    copy_lines([flour], to=source, by=BY)
    assert [str(line) for line in lines_of(source)] == ["Meel", "Roggemeel", "Roggemeel", "Montage"]
    assert source.net == Decimal("6020.50")
    undo(Transaction.objects.latest("pk"), by=BY)
    source.refresh_from_db()
    assert source.net == Decimal("3056.50")


def test_lines_are_copied_into_another_contract_and_both_tell(
    source: Contract, request_of: MakeRequest, bakery: Party
) -> None:
    to = request_of(bakery)
    copy_lines(list(lines_of(source)), to=to, by=BY)
    assert [(str(line), line.amount) for line in lines_of(to)] == [
        (str(line), line.amount) for line in lines_of(source)
    ]
    assert to.gross == source.gross
    expected = ("3 regels gekopieerd", f"van {source.number} naar {to.number}")
    assert (told(source)[0], told(to)[0]) == (expected, expected)


def test_a_whole_contract_for_the_same_relation(source: Contract, bakery: Party) -> None:
    """All goes along but its days and owner; it has a number and a status of its own."""
    with writing(by=SYSTEM, what="test"):
        Contract.objects.filter(pk=source.pk).update(status="quote", quoted_on="2026-01-01", valid_until="2026-02-01")
    source.refresh_from_db()
    made = copy_contract(source, direction=Direction.SALES, relation=bakery, facts={"description": "Nog eens"}, by=BY)
    assert made.number != source.number
    names = ("description", "external_reference", "notice_months", "status", "from_day", "valid_until")
    assert tuple(getattr(made, name) for name in names) == (
        "Nog eens", "PO-88121", 2, "request", None, None,
    )  # fmt: skip
    assert [contact.person for contact in made.contacts.all()] == [contact.person for contact in source.contacts.all()]
    assert prices(made) == prices(source)
    assert (made.net, made.gross) == (source.net, source.gross)
    expected = ("Contract gekopieerd", f"van {source.number} naar {made.number}")
    assert told(source)[0] == expected
    assert expected in told(made)


def test_for_another_relation_its_own_terms_are_proposed(source: Contract, organization: Make) -> None:
    other = organization("Bakkerij Jansen", is_customer=True, vat_number="NL004495445B01")
    change_invoicing_terms(other, facts={"sales_vat": "reverse_charge", "attention": "Crediteuren"}, by=BY)
    made = copy_contract(source, direction=Direction.SALES, relation=other, by=BY)
    assert (made.vat_regime, made.attention, made.external_reference) == ("reverse_charge", "Crediteuren", "")
    assert (made.vat, made.net, made.interval, made.contacts.count()) == (Decimal(0), source.net, "month", 0)


def test_into_a_purchase_lines_take_their_cost_price(source: Contract, mill: Party) -> None:
    """K4: without the discount that we gave; nothing where no cost price was known."""
    change_invoicing_terms(mill, facts={"purchase_vat": "exempt"}, by=BY)
    made = copy_contract(source, direction=Direction.PURCHASE, relation=mill, by=BY)
    assert (made.direction, made.vat_regime, made.number[0]) == ("purchase", "exempt", "I")
    assert prices(made) == [("Roggemeel", Decimal("11.2"), 0, None), ("Montage", 0, 0, None)]
    assert (made.net, made.vat) == (Decimal("1792.00"), Decimal(0))


def test_into_a_sale_lines_are_sold_for_what_was_paid(source: Contract, mill: Party, ours: Administration) -> None:
    bought = register_contract(Direction.PURCHASE, mill, administration=ours, facts={"description": "Inkoop"}, by=BY)
    add_lines(bought, lines=[{"description": "Rogge", "price": "10,01", "discount": "33,33"}], by=BY)
    made = copy_contract(bought, direction=Direction.SALES, relation=source.relation, by=BY)
    assert prices(made) == [("Rogge", Decimal("6.673667"), 0, Decimal("6.673667"))]


def test_what_can_no_longer_be_chosen_becomes_what_a_line_starts_with(source: Contract, bakery: Party) -> None:
    """K6: a closed VAT code or unit is not chosen by copying either."""
    low, unit = VatCode.objects.get(name="Laag"), PriceUnit.objects.all()[0]
    add_lines(source, lines=[{**FLOUR, "vat_code": low, "price_unit": unit}], by=BY)
    with writing(by=SYSTEM, what="test"):
        VatCode.objects.filter(pk=low.pk).update(closed_from="2020-01-01")
        PriceUnit.objects.filter(pk=unit.pk).update(closed_from="2020-01-01")
    made = copy_contract(source, direction=Direction.SALES, relation=bakery, by=BY)
    last = list(lines_of(made))[-1]
    assert (str(last.vat_code), last.price_unit) == ("Hoog", None)


def test_the_law_is_asked_of_the_new_relation(source: Contract, mill: Party, organization: Make) -> None:
    """C5, K1: its stop and its role; the contract that is copied may be of anybody."""
    set_order_stop(mill, reason="Levert niet", by=BY)
    set_order_stop(source.relation, reason="Betaalt niet", by=BY)
    for direction, relation in ((Direction.PURCHASE, mill), (Direction.SALES, source.relation)):
        with pytest.raises(Refused) as refusal:
            copy_contract(source, direction=direction, relation=relation, by=BY)
        assert refusal.value.code == "policy"
    nobody = organization("Nog niets")
    with pytest.raises(Refused) as refusal:
        copy_contract(source, direction=Direction.PURCHASE, relation=nobody, by=BY)
    assert [(each.code, each.field) for each in refusal.value.problems] == [("role", "relation")]
    assert copy_contract(source, direction=Direction.PURCHASE, relation=nobody, gives_role=True, by=BY).pk
    assert Contract.objects.count() == 2


def test_who_may_not_see_cost_prices_does_not_copy_them_out(source: Contract, mill: Party) -> None:
    rights = {CHANGE_SALES, CHANGE_PURCHASE, READ_SALES, READ_PURCHASE, READ}
    with pytest.raises(Refused) as refusal:
        copy_contract(source, direction=Direction.PURCHASE, relation=mill, by=Actor("Jan", rights=frozenset(rights)))
    assert refusal.value.code == "right"
    assert Contract.objects.count() == 1


# Pages


def form_at(client: Client, address: str) -> dict[str, Any]:
    """What the form there would send in as it stands."""
    forms = forms_of(address, client.get(address).content.decode())
    return next(form.as_it_stands for form in forms if any(each.name == "description" for each in form.controls))


def test_a_contract_is_copied_by_its_page(signed_in: SignIn, source: Contract, mill: Party) -> None:
    """The other way round first asks for whom; sent in twice it makes one."""
    client = signed_in("manager")
    address = f"/contracten/{source.pk}/kopie/andersom/"
    found = client.get(f"{address}?zoek=molen").content.decode()
    address += f"?relatie={mill.pk}"
    assert address in found
    sent = form_at(client, address)
    assert "cost_type" in sent
    answer = client.post(address, sent)
    made = Contract.objects.latest("pk")
    assert (answer.status_code, answer["Location"]) == (303, f"/contracten/{made.pk}/")
    assert (made.relation, made.description) == (mill, source.description)
    client.post(address, sent)
    assert Contract.objects.count() == 2


def test_a_refused_copy_stands_on_its_page(signed_in: SignIn, source: Contract) -> None:
    client = signed_in("manager")
    sent = form_at(client, f"/contracten/{source.pk}/kopie/")
    bad = {**sent, "description": "", "from_day": "1-2-2027", "until_day": "1-1-2027"}
    answer = client.post(f"/contracten/{source.pk}/kopie/", bad)
    assert answer.status_code == 422
    assert 'id="id_description_error"' in answer.content.decode()
    set_order_stop(source.relation, reason="Betaalt niet", by=BY)
    answer = client.post(f"/contracten/{source.pk}/kopie/", sent)
    assert answer.status_code == 422
    assert "Betaalt niet" in answer.content.decode()
    assert Contract.objects.count() == 1


def test_selected_lines_are_copied_into_another_contract(
    signed_in: SignIn, source: Contract, request_of: MakeRequest, bakery: Party
) -> None:
    to, client = request_of(bakery, description="Ander"), signed_in("sales")
    ids = [line.pk for line in lines_of(source)][:2]
    there = client.post(f"/contracten/{source.pk}/regels/elders/", {"line": ids})["Location"]
    assert "Ander" in client.get(there).content.decode()
    assert "Ander" in client.get(f"{there}&zoek={to.number}").content.decode()
    assert "Ander" not in client.get(f"{there}&zoek=niemand").content.decode()
    answer = client.post(there, {"contract": to.pk})
    assert (answer["Location"], len(lines_of(to))) == (f"/contracten/{to.pk}/", 2)
    assert client.post(there, {"contract": "abc"}).status_code == 404


def test_a_reader_copies_nothing(signed_in: SignIn, source: Contract) -> None:
    client: Client = signed_in("reader")
    page = client.get(f"/contracten/{source.pk}/").content.decode()
    assert "/kopie/" not in page
    addresses: list[Any] = [f"/contracten/{source.pk}/{each}/" for each in ("kopie", "kopie/andersom", "regels/naar")]
    assert [client.get(address).status_code for address in addresses] == [403] * 3
