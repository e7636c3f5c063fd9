"""The cards of this room on *Stamgegevens*, as people use them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relaas.kernel import clock
from relaas.parties.archiving import archive
from relaas.parties.models import Party
from relaas.parties.tests.filling_in import fields_of, fill_in
from relaas.terms.measures import agree_payment_arrangement, set_delivery_stop, set_order_stop
from relaas.terms.models import DocumentScheme, Measure, RelationTerms
from relaas.terms.tests.conftest import BY, SignIn, main_of, tab_of
from relaas.web.formats import day

BUDGET = 20  # queries of the whole tab, with those of session, user and the cards of `parties`


def test_the_tab_shows_what_is_agreed(bakery: Party, signed_in: SignIn) -> None:
    """T2: whoever sees the relation reads its terms; without the right there is nothing to press."""
    page = main_of(signed_in("reader"), tab_of(bakery))
    for shown in ("Facturatie en bestellen", "Aansturing van processen", "NL004495445B01", "Standaard", "geen limiet"):
        assert shown in page, shown
    assert "facturatie/bewerken" not in page
    assert "leverstop/" not in page


def test_fill_in_the_card_of_invoicing(bakery: Party, scheme: DocumentScheme, signed_in: SignIn) -> None:
    """T2: what stands on the relation itself is changed in the same card, by the verbs of its own room."""
    client, here = signed_in(), f"/relaties/{bakery.pk}/facturatie/bewerken/"
    answer = fill_in(
        client, here, legal_name="Bakkerij J. van den Berg B.V.", attention="Crediteuren", sales_vat="reverse_charge",
        document_scheme=scheme.pk, discount="12,5", currency="EUR", language="de",
    )  # fmt: skip
    assert (answer.status_code, answer["Location"]) == (303, tab_of(bakery))
    page = main_of(client, tab_of(bakery))
    for shown in ("Bakkerij J. van den Berg B.V.", "Crediteuren", "Btw verlegd", "Groothandel", "12,5%", "Duits"):
        assert shown in page, shown


def test_fill_in_process_control(bakery: Party, signed_in: SignIn) -> None:
    client, here = signed_in(), f"/relaties/{bakery.pk}/aansturing/bewerken/"
    assert (
        fill_in(client, here, credit_limit="€ 10.000", deposit="25", ship_from="50", holds_invoices="on").status_code
        == 303
    )
    page = main_of(client, tab_of(bakery))
    for shown in ("€\u00a010.000,00", "25%", "€\u00a050,00", "opgespaard voor bulkverzending"):
        assert shown in page, shown
    assert fill_in(client, here, credit_limit="0", deposit="").status_code == 303
    assert "betaalt eerst" in main_of(client, tab_of(bakery))


@pytest.mark.parametrize(
    ("field", "typed"),
    [("discount", "101"), ("discount", "12,345"), ("discount", "🙂"), ("discount", "9" * 5000), ("kvk", "123"),
     ("attention", "x" * 5000), ("vat_number", "NL004495446B01"), ("sales_vat", "onzin"), ("document_scheme", "99999")],
)  # fmt: skip
def test_bad_input_is_said_at_its_field(field: str, typed: str, bakery: Party, signed_in: SignIn) -> None:
    answer = fill_in(signed_in(), f"/relaties/{bakery.pk}/facturatie/bewerken/", **{field: typed})
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not RelationTerms.objects.exists()


def test_two_people_at_once_on_a_fresh_card(bakery: Party, signed_in: SignIn) -> None:
    """The second one sees what the first one made of it, and saving again is a choice."""
    client, here = signed_in(), f"/relaties/{bakery.pk}/facturatie/bewerken/"
    opened = client.get(here)
    first = fill_in(client, here, discount="5")
    assert first.status_code == 303

    stale = {**fields_of(opened), "discount": "7"}
    answer = client.post(here, stale)
    assert answer.status_code == 422
    assert "intussen: <b>5</b>" in answer.content.decode()
    assert RelationTerms.objects.get().discount == 5


def test_a_delivery_stop_from_set_to_lifted(bakery: Party, signed_in: SignIn) -> None:
    """C6: set with a reason, seen on every tab with who and until when, lifted by one click."""
    client, here = signed_in(), f"/relaties/{bakery.pk}/leverstop/"
    last = clock.today() + timedelta(days=8)
    assert fill_in(client, here, reason="Kredietlimiet overschreden", until_day=day(last)).status_code == 303
    for address in (f"/relaties/{bakery.pk}/", tab_of(bakery)):
        page = main_of(client, address)
        assert '<span class="pill bad">Leverstop</span>' in page
        assert f"Kredietlimiet overschreden · door Test finance, {day(clock.today())} · t/m {day(last)}" in page
        assert f'action="{here}opheffen/"' in page
    reader = main_of(signed_in("reader"), tab_of(bakery))
    assert "Kredietlimiet overschreden" in reader
    assert "opheffen" not in reader
    assert client.post(f"{here}opheffen/")["Location"] == tab_of(bakery)
    assert "Leverstop</span>" not in main_of(client, tab_of(bakery))
    assert not Measure.objects.exists()


def test_change_a_stop_that_is_there(bakery: Party, signed_in: SignIn) -> None:
    set_order_stop(bakery, reason="Betaalt niet", by=BY)
    client, here = signed_in(), f"/relaties/{bakery.pk}/bestelstop/"
    assert 'value="Betaalt niet"' in main_of(client, here)
    assert fill_in(client, here, reason="Surseance").status_code == 303
    assert Measure.objects.get().reason == "Surseance"


@pytest.mark.parametrize(
    ("word", "given", "field"),
    [
        ("bestelstop", {"reason": ""}, "reason"),
        ("leverstop", {"reason": "x", "until_day": "gisteren"}, "until_day"),
        ("leverstop", {"reason": "x", "until_day": "1-1-0001"}, "until_day"),
        ("betalingsregeling", {"reason": "x", "from_day": "2-1-2030", "until_day": "1-1-2030"}, "until_day"),
        ("betalingsregeling", {"reason": "x" * 5000}, "reason"),
    ],
)
def test_stops_that_are_refused(word: str, given: dict[str, str], field: str, bakery: Party, signed_in: SignIn) -> None:
    answer = fill_in(signed_in(), f"/relaties/{bakery.pk}/{word}/", **given)
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not Measure.objects.exists()


def test_an_arrangement_stands_in_the_header_while_it_runs(bakery: Party, signed_in: SignIn) -> None:
    """C1: text and end date; one that is yet to begin stands in the card only."""
    tomorrow = clock.today() + timedelta(days=1)
    agree_payment_arrangement(bakery, text="€ 100 per maand", from_day=tomorrow, by=BY)
    page = main_of(signed_in("sales"), tab_of(bakery))
    assert "€ 100 per maand" in page
    assert '<span class="pill wait">Betalingsregeling</span>' not in page
    with clock.travel(clock.now() + timedelta(days=2)):
        assert '<span class="pill wait">Betalingsregeling</span>' in main_of(signed_in("manager"), tab_of(bakery))


@pytest.mark.parametrize("role", ["administrator", "manager", "finance", "sales", "purchasing", "reader"])
def test_each_role_finds_only_what_it_may_do(role: str, bakery: Party, person: Party, signed_in: SignIn) -> None:
    """U2: the page of each form answers to who finds the way to it, and to nobody else."""
    client = signed_in(role)
    for party in (bakery, person):
        page, start = main_of(client, tab_of(party)), tab_of(party).removesuffix("stamgegevens/")
        for place in (
            "facturatie/bewerken/",
            "aansturing/bewerken/",
            "bestelstop/",
            "leverstop/",
            "betalingsregeling/",
        ):
            may = client.get(start + place).status_code == 200
            assert (f'href="{start}{place}"' in page) == may, place
            assert may == (role in ("administrator", "manager", "finance")), place


def test_what_is_archived_is_left_alone(bakery: Party, signed_in: SignIn) -> None:
    """P10: nothing is offered, and a form that is sent in all the same is refused."""
    set_delivery_stop(bakery, reason="Betaalt niet", by=BY)
    archive(bakery, by=BY)
    client = signed_in()
    page = main_of(client, tab_of(bakery))
    assert "Betaalt niet" in page
    assert "opheffen" not in page
    assert fill_in(client, f"/relaties/{bakery.pk}/aansturing/bewerken/", credit_limit="5").status_code == 422
    client.post(f"/relaties/{bakery.pk}/leverstop/opheffen/")
    assert Measure.objects.count() == 1


def test_the_page_costs_a_fixed_number_of_queries(bakery: Party, signed_in: SignIn) -> None:
    """One query of the header for all of this room; the tab stays within its budget."""
    client = signed_in()
    client.get(f"/relaties/{bakery.pk}/")
    set_order_stop(bakery, reason="Betaalt niet", by=BY)
    set_delivery_stop(bakery, reason="Betaalt niet", by=BY)
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/relaties/{bakery.pk}/")
    assert sum("terms_" in each["sql"] for each in asked) == 1
    with CaptureQueriesContext(connection) as asked:
        client.get(tab_of(bakery))
    assert len(asked) <= BUDGET, len(asked)
