"""T2, C10: invoicing and order data, and process control."""

from decimal import Decimal

import pytest

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.concurrency import ChangedMeanwhile
from relaas.kernel.refusals import Refused
from relaas.parties.models import Party
from relaas.story.models import Transaction
from relaas.story.undoing import undo
from relaas.terms.control import change_process_control
from relaas.terms.document_schemes import change_document_scheme
from relaas.terms.invoicing import change_invoicing_terms
from relaas.terms.models import DocumentScheme, RelationTerms, VatRegime
from relaas.terms.own import terms_of
from relaas.terms.rights import CHANGE
from relaas.terms.tests.conftest import BY, Make, told


def problems(refusal: Refused) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.field) for problem in refusal.problems]


def test_terms_are_made_when_something_is_first_said(bakery: Party, scheme: DocumentScheme) -> None:
    assert terms_of(bakery).sales_vat == VatRegime.STANDARD
    assert not RelationTerms.objects.exists()
    change_invoicing_terms(
        bakery, facts={"attention": "Crediteuren", "discount": "12,5", "document_scheme": scheme}, by=BY
    )
    terms = RelationTerms.objects.get()
    assert (terms.discount, terms.document_scheme, terms.attention) == (Decimal("12.50"), scheme, "Crediteuren")
    title, detail = told(bakery)[0]
    assert title == "Facturatie- en bestelgegevens gewijzigd"
    assert detail == "T.a.v.: – → Crediteuren; Korting %: 0% → 12,5%; Documentschema: – → Groothandel"


def test_what_stands_on_the_party_goes_by_its_own_verb(bakery: Party) -> None:
    """The story of both rooms in one transaction: undone together."""
    change_invoicing_terms(bakery, facts={"legal_name": "Bakkerij J. B.V.", "discount": "5"}, by=BY)
    bakery.refresh_from_db()
    assert bakery.legal_name == "Bakkerij J. B.V."
    assert [title for title, _detail in told(bakery)[:2]] == [
        "Facturatie- en bestelgegevens gewijzigd",
        "Gegevens gewijzigd",
    ]
    undo(Transaction.objects.latest("id"), by=BY)
    bakery.refresh_from_db()
    assert bakery.legal_name == ""
    assert not RelationTerms.objects.exists()


def test_all_that_is_wrong_in_both_rooms_at_once(bakery: Party) -> None:
    facts = {"kvk": "123", "discount": "101", "sales_vat": "intra_eu", "vat_number": ""}
    with pytest.raises(Refused) as refused:
        change_invoicing_terms(bakery, facts=facts, by=BY)
    assert ("percentage", "discount") in problems(refused.value)
    assert any(field == "kvk" for _code, field in problems(refused.value))
    assert not RelationTerms.objects.exists()


@pytest.mark.parametrize("regime", ["reverse_charge", "intra_eu"])
@pytest.mark.parametrize("side", ["sales_vat", "purchase_vat"])
def test_a_shifted_vat_needs_a_number(side: str, regime: str, organization: Make) -> None:
    """C10: given with the regime it is enough; taking it off again is refused."""
    party = organization("Zonder nummer")
    with pytest.raises(Refused) as refused:
        change_invoicing_terms(party, facts={side: regime}, by=BY)
    assert problems(refused.value) == [("vat_number_needed", side)]
    change_invoicing_terms(party, facts={side: regime, "vat_number": "NL004495445B01"}, by=BY)
    with pytest.raises(Refused) as refused:
        change_invoicing_terms(party, facts={"vat_number": ""}, by=BY)
    assert problems(refused.value) == [("vat_number_needed", side)]
    party.refresh_from_db()
    assert party.vat_number == "NL004495445B01"


@pytest.mark.parametrize("regime", ["standard", "export", "exempt"])
def test_other_regimes_need_no_number(regime: str, organization: Make) -> None:
    party = organization("Zonder nummer")
    change_invoicing_terms(party, facts={"sales_vat": regime}, by=BY)
    assert terms_of(party).sales_vat == regime


def test_a_closed_scheme_is_kept_and_not_given(bakery: Party, scheme: DocumentScheme, organization: Make) -> None:
    """K6."""
    change_invoicing_terms(bakery, facts={"document_scheme": scheme}, by=BY)
    change_document_scheme(scheme, facts={"closed_from": clock.today()}, by=BY)
    change_invoicing_terms(bakery, facts={"document_scheme": scheme, "discount": "3"}, by=BY)
    with pytest.raises(Refused) as refused:
        change_invoicing_terms(organization("Ander"), facts={"document_scheme": scheme}, by=BY)
    assert problems(refused.value) == [("closed", "document_scheme")]


def test_two_at_once(bakery: Party) -> None:
    """The second one is told what changed, in both rooms."""
    for first, seen in (({"discount": "5"}, {"discount": Decimal(0)}), ({"domain": "a.example"}, {"domain": ""})):
        change_invoicing_terms(bakery, facts=first, by=BY)
        with pytest.raises(ChangedMeanwhile):
            change_invoicing_terms(bakery, facts={"attention": "x", "currency": "EUR"}, seen=seen, by=BY)
    assert terms_of(bakery).attention == ""


def test_who_may_not_change_the_party_changes_its_terms_only(bakery: Party) -> None:
    rights = frozenset({CHANGE, "parties.read", "parties.read_hidden"})
    clerk = Actor("Kees", user_id=7, rights=rights)
    change_invoicing_terms(bakery, facts={"discount": "5"}, by=clerk)
    with pytest.raises(Refused) as refused:
        change_invoicing_terms(bakery, facts={"discount": "6", "legal_name": "x"}, by=clerk)
    assert refused.value.code == "right"
    assert terms_of(bakery).discount == 5


def test_process_control_is_told_and_kept_in_cents(bakery: Party) -> None:
    """C3: empty is no limit, 0 is payment first; amounts are whole cents."""
    facts = {"credit_limit": "10.000", "deposit": "33,33", "ship_from": "49,95", "invoices_apart": True}
    change_process_control(bakery, facts=facts, by=BY)
    terms = terms_of(bakery)
    assert (terms.credit_limit, terms.deposit, terms.ship_from) == (Decimal(10000), Decimal("33.33"), Decimal("49.95"))
    assert told(bakery)[0] == (
        "Aansturing van processen gewijzigd",
        "Kredietlimiet: – → €\u00a010.000,00; Aanbetaling %: – → 33,33%; Verzenden vanaf: €\u00a00,00 → €\u00a049,95; "
        "Facturen niet samenvoegen: nee → ja",
    )
    change_process_control(bakery, facts={"credit_limit": ""}, by=BY)
    assert terms_of(bakery).credit_limit is None


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"credit_limit": "-1"}, "amount_negative"),
        ({"deposit": "101"}, "percentage"),
        ({"ship_from": "1,234"}, "amount_places"),
    ],
)
def test_process_control_that_is_refused(facts: dict[str, str], code: str, bakery: Party) -> None:
    with pytest.raises(Refused) as refused:
        change_process_control(bakery, facts=facts, by=BY)
    assert problems(refused.value) == [(code, next(iter(facts)))]


def test_a_person_has_terms_too(person: Party) -> None:
    change_invoicing_terms(person, facts={"attention": "Jan", "language": "de"}, by=BY)
    assert terms_of(person).attention == "Jan"
    with pytest.raises(Refused) as refused:
        change_invoicing_terms(person, facts={"is_combination": True}, by=BY)
    assert problems(refused.value) == [("kind", "is_combination")]


def test_what_stays_the_same_is_not_told(bakery: Party) -> None:
    """Nothing changed is nothing told."""
    before = told(bakery)
    change_invoicing_terms(bakery, facts={"discount": "0", "domain": ""}, by=BY)
    change_process_control(bakery, facts={"on_account": True}, by=BY)
    assert told(bakery) == before
