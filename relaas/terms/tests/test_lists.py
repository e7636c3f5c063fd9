"""K6, T2a, C7: the maintained lists, as verbs and as pages under Beheer."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from relaas.administrations.keeping import create_administration
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.parties.maintained.models import Maintained
from relaas.parties.models import Party
from relaas.parties.tests.filling_in import fill_in
from relaas.terms.document_schemes import (
    add_document_scheme,
    change_document_scheme,
    delete_document_scheme,
    set_default_scheme,
)
from relaas.terms.invoicing import change_invoicing_terms
from relaas.terms.models import AdministrationTerms, DocumentScheme, PaymentTerm, ShippingScheme
from relaas.terms.payment_terms import add_payment_term, change_payment_term, delete_payment_term
from relaas.terms.rules import Band
from relaas.terms.shipping_schemes import (
    add_shipping_scheme,
    bands_of,
    change_shipping_scheme,
    delete_shipping_scheme,
    told_bands,
)
from relaas.terms.tests.conftest import BY, SignIn, main_of

NOBODY = Actor("Kees", user_id=7)
PACKET = [{"from_amount": "0", "cost": "7,50"}, {"from_amount": "", "cost": ""}, {"from_amount": "500", "cost": "0"}]


def problems(refusal: Refused) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.field) for problem in refusal.problems]


def test_one_in_use_stays_and_is_closed(bakery: Party, scheme: DocumentScheme, term: PaymentTerm) -> None:
    """K6: a term of a scheme, a scheme of a relation, shipping costs of a relation."""
    shipping = add_shipping_scheme(facts={"name": "Pakket"}, bands=PACKET, by=BY)
    change_invoicing_terms(bakery, facts={"document_scheme": scheme, "shipping_scheme": shipping}, by=BY)
    rows: list[tuple[Callable[..., None], Maintained]] = [
        (delete_document_scheme, scheme), (delete_payment_term, term), (delete_shipping_scheme, shipping),
    ]  # fmt: skip
    for delete, row in rows:
        with pytest.raises(Refused) as refused:
            delete(row, by=BY)
        assert [ruling.rule for ruling in refused.value.rulings] == ["in_use"]
    change_document_scheme(scheme, facts={"closed_from": clock.today()}, by=BY)
    assert scheme not in DocumentScheme.objects.choosable(clock.today())
    assert scheme in DocumentScheme.objects.choosable(clock.today(), kept=scheme.pk)
    change_invoicing_terms(bakery, facts={"document_scheme": None, "shipping_scheme": None}, by=BY)
    for delete, row in rows:
        delete(row, by=BY)
    assert not (DocumentScheme.objects.exists())
    assert not (PaymentTerm.objects.exists())
    assert not (ShippingScheme.objects.exists())


def test_a_name_is_there_once(term: PaymentTerm) -> None:
    with pytest.raises(Refused) as refused:
        add_payment_term(facts={"name": "30 DAGEN", "due_days": 31}, by=BY)
    assert problems(refused.value) == [("name_twice", "name")]
    change_payment_term(term, facts={"name": "30 Dagen", "due_days": "31"}, by=BY)
    assert PaymentTerm.objects.get().due_days == 31


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"name": "", "due_days": 30}, ("required", "name")),
        ({"name": "x" * 61, "due_days": 30}, ("too_long", "name")),
        ({"name": "x", "due_days": ""}, ("required", "due_days")),
        ({"name": "x", "due_days": "-1"}, ("days", "due_days")),
        ({"name": "x", "due_days": "3651"}, ("days", "due_days")),
        ({"name": "x", "due_days": "dertig"}, ("days", "due_days")),
    ],
)
def test_a_payment_term_that_is_refused(facts: dict[str, Any], problem: tuple[str, str], db: None) -> None:
    with pytest.raises(Refused) as refused:
        add_payment_term(facts=facts, by=BY)
    assert problems(refused.value) == [problem]


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"payment_term": None}, ("required", "payment_term")),
        ({"early_days": 8}, ("early_both", "early_discount")),
        ({"early_discount": "2"}, ("early_both", "early_days")),
        ({"early_days": 31, "early_discount": "2"}, ("early_late", "early_days")),
        ({"deposit": "101"}, ("percentage", "deposit")),
        ({"collection": "cash"}, ("choice", "collection")),
        ({"first_reminder_days": 14, "second_reminder_days": 7}, ("steps", "first_reminder_days")),
    ],
)
def test_a_document_scheme_that_is_refused(facts: dict[str, Any], problem: tuple[str, str], term: PaymentTerm) -> None:
    """T2a: what does not hold together."""
    with pytest.raises(Refused) as refused:
        add_document_scheme(facts={"name": "Schema", "payment_term": term, **facts}, by=BY)
    assert problem in problems(refused.value)
    assert not DocumentScheme.objects.exists()


def test_one_default_for_an_administration(scheme: DocumentScheme, term: PaymentTerm) -> None:
    """T2a: a row of this room that points at the administration; closed ones are not given."""
    administration = create_administration(name="Voorbeeld B.V.", by=BY)
    set_default_scheme(administration, document_scheme=scheme, by=BY)
    other = add_document_scheme(facts={"name": "Contant", "payment_term": term, "closed_from": "2020-01-01"}, by=BY)
    with pytest.raises(Refused) as refused:
        set_default_scheme(administration, document_scheme=other, by=BY)
    assert problems(refused.value) == [("closed", "document_scheme")]
    assert AdministrationTerms.objects.get().document_scheme == scheme
    with pytest.raises(Refused):
        delete_document_scheme(scheme, by=BY)


def test_shipping_costs_in_bands(db: None) -> None:
    """C7: fixed, by amount, free from; empty rows are left out."""
    scheme = add_shipping_scheme(facts={"name": "Pakket"}, bands=PACKET, by=BY)
    assert bands_of(scheme) == [Band(Decimal(0), Decimal("7.50")), Band(Decimal(500), Decimal(0))]
    change_shipping_scheme(scheme, facts={"name": "Post"}, by=BY)
    assert len(bands_of(scheme)) == 2
    change_shipping_scheme(scheme, facts={}, bands=[{"from_amount": 0, "cost": "4"}], by=BY)
    assert bands_of(scheme) == [Band(Decimal(0), Decimal(4))]
    assert told_bands(bands_of(scheme)) == "€\u00a04,00"


@pytest.mark.parametrize(
    ("bands", "problem"),
    [
        ([], ("bands_none", "bands.0.from_amount")),
        ([{"from_amount": "10", "cost": "1"}], ("bands_start", "bands.0.from_amount")),
        ([{"from_amount": "0", "cost": "1"}] * 2, ("bands_twice", "bands.0.from_amount")),
        ([{"from_amount": "0", "cost": ""}], ("required", "bands.0.cost")),
        ([{"from_amount": "0", "cost": "-1"}], ("amount_negative", "bands.0.cost")),
        ([{"from_amount": str(place), "cost": "1"} for place in range(21)], ("bands_many", "bands.0.from_amount")),
    ],
)
def test_shipping_costs_that_are_refused(bands: list[dict[str, str]], problem: tuple[str, str], db: None) -> None:
    with pytest.raises(Refused) as refused:
        add_shipping_scheme(facts={"name": "Pakket"}, bands=bands, by=BY)
    assert problems(refused.value) == [problem]
    assert not ShippingScheme.objects.exists()


def test_lists_are_for_who_maintains_them(term: PaymentTerm, signed_in: SignIn) -> None:
    with pytest.raises(Refused) as refused:
        add_payment_term(facts={"name": "x", "due_days": 1}, by=NOBODY)
    assert refused.value.code == "right"
    for role in ("manager", "finance", "administrator"):
        assert "30 dagen" in main_of(signed_in(role), "/beheer/betaaltermijnen/")
    for role in ("sales", "purchasing", "reader"):
        client = signed_in(role)
        for place in ("betaaltermijnen/", "documentschemas/nieuw/", "verzendkosten/", f"betaaltermijnen/{term.pk}/"):
            assert client.get(f"/beheer/{place}").status_code == 403, place


def test_the_pages_of_the_lists(term: PaymentTerm, signed_in: SignIn) -> None:
    """Added, changed, refused at its field, deleted; each list in the same way."""
    administration = create_administration(name="Voorbeeld B.V.", by=BY)
    client = signed_in()
    scheme = {
        "name": "Groothandel",
        "payment_term": term.pk,
        "early_days": "8",
        "early_discount": "2",
        "collection": "direct_debit",
    }
    assert fill_in(client, "/beheer/documentschemas/nieuw/", **scheme).status_code == 303
    page = main_of(client, "/beheer/documentschemas/")
    for shown in ("Groothandel", "2% binnen 8 dagen", "Incasso", "Voorbeeld B.V."):
        assert shown in page, shown
    made = DocumentScheme.objects.get()
    at = f"/beheer/documentschemas/{made.pk}/"
    assert fill_in(client, at, early_days="31").status_code == 422
    assert fill_in(client, at, name="Groothandel NL").status_code == 303
    default = f"/beheer/documentschemas/administratie/{administration.pk}/"
    assert fill_in(client, default, document_scheme=made.pk).status_code == 303
    client.post(f"{at}verwijderen/")
    assert DocumentScheme.objects.count() == 1
    bands = {"bands.0.cost": "7,50", "bands.1.from_amount": "500", "bands.1.cost": "0"}
    assert fill_in(client, "/beheer/verzendkosten/nieuw/", name="Pakket", **bands).status_code == 303
    assert "€\u00a07,50; vanaf €\u00a0500,00 gratis" in main_of(client, "/beheer/verzendkosten/")
    shipping = ShippingScheme.objects.get()
    answer = fill_in(client, f"/beheer/verzendkosten/{shipping.pk}/", **{"bands.1.from_amount": "0"})
    assert answer.status_code == 422
    assert "Twee staffels beginnen bij hetzelfde bedrag." in answer.content.decode()
    assert client.post(f"/beheer/verzendkosten/{shipping.pk}/verwijderen/").status_code == 303
    assert not ShippingScheme.objects.exists()
