"""The card *Onderdelen* as a page: complete without a script, reckoned as one types, for each role."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relaas.catalog.models import VatCode
from relaas.contracts.lines.keeping import lines_of
from relaas.contracts.lines.verbs import add_lines, add_subtotal, change_line
from relaas.contracts.models import Contract
from relaas.contracts.tests.conftest import BY, MakeRequest, SignIn, main_of
from relaas.parties.archiving import archive
from relaas.parties.models import Party
from relaas.story.writing import writing
from tests.house.forms import forms_of

FLOUR = {"description": "Roggemeel", "quantity": "160", "price": "19,50", "discount": "5", "cost_price": "11,27"}
SENSOR = {"description": "Silosensor", "quantity": "2", "price": "45"}


@pytest.fixture
def contract(request_of: MakeRequest, bakery: Party) -> Contract:
    return request_of(bakery)


def address(contract: Contract, what: str = "bewerken") -> str:
    return f"/contracten/{contract.pk}/regels/{what}/"


def form_of(html: str) -> dict[str, list[str]]:
    """What a browser without a script would send in of the table."""
    form = next(form for form in forms_of("/x/", html) if "seen" in form.as_it_stands)
    return {name: values for name, values in form.as_it_stands.items() if name != "pasted"}


def opened(client: Client, contract: Contract) -> dict[str, list[str]]:
    return form_of(without_templates(client.get(address(contract)).content.decode()))


def without_templates(html: str) -> str:
    """A browser sends nothing of what stands in a template."""
    return re.sub(r"<template data-new.*?</template>", "", html, flags=re.DOTALL)


def test_a_table_is_filled_in_without_a_script(signed_in: SignIn, contract: Contract) -> None:
    """One line more, a heading, moved up, saved: nothing typed is lost and nothing kept before it is saved."""
    client = signed_in("sales")
    sent = opened(client, contract)
    sent["description"], sent["price"] = ["Roggemeel"], ["19,50"]
    for deed in ("?doe=heading", "?doe=item", "?doe=up&rij=1"):
        answer = client.post(f"{address(contract, 'schikken')}{deed}", sent)
        assert answer.status_code == 200
        sent = form_of(without_templates(answer.content.decode()))
    assert sent["description"] == ["", "Roggemeel", ""]
    assert sent["kind"] == ["heading", "item", "item"]
    assert len(lines_of(contract)) == 0
    sent["description"][0] = "Meel"
    assert client.post(address(contract), sent).status_code == 303
    client.post(address(contract), sent)
    assert [str(line) for line in lines_of(contract)] == ["Meel", "Roggemeel"], "sent in twice it is written once"
    assert "€ 23,60" in main_of(client, f"/contracten/{contract.pk}/").replace("\xa0", " ")


def test_rows_of_a_spreadsheet_are_pasted_without_a_script(signed_in: SignIn, contract: Contract) -> None:
    """Dutch numbers; a unit and a VAT code by their names; what stands on no list is kept and said."""
    client = signed_in("sales")
    pasted = "Omschrijving\tAantal\tEenheid\tPrijs\tBtw\nMeel\t1.160,5\tuur\t€ 1.234,50\t9%\nZout\t2\tzakje\t1\tlaag\n"
    sent = {**opened(client, contract), "pasted": [pasted]}
    answer = client.post(f"{address(contract, 'schikken')}?doe=paste", sent)
    html = without_templates(answer.content.decode())
    sent = form_of(html)
    assert (sent["description"], sent["quantity"]) == (["Meel", "Zout"], ["1.160,5", "2"])
    assert sent["price_unit"][1] == "zakje"
    assert "“zakje” staat niet in de lijst." in html
    assert client.post(address(contract), sent).status_code == 422
    sent["price_unit"][1] = ""
    assert client.post(address(contract), sent).status_code == 303
    assert [(str(line), str(line.price_unit), str(line.vat_code)) for line in lines_of(contract)] == [
        ("Meel", "uur", "Laag"), ("Zout", "None", "Laag"),
    ]  # fmt: skip


def test_amounts_are_reckoned_as_one_types(signed_in: SignIn, contract: Contract) -> None:
    """Nothing is kept; what cannot be read is said at its cell, what is still empty is not."""
    add_lines(contract, lines=[FLOUR, SENSOR], by=BY)
    add_subtotal(contract, by=BY)
    client = signed_in("sales")
    sent = opened(client, contract)
    sent["quantity"][0], sent["discount"][1], sent["description"][1] = "200", "101", ""
    html = without_templates(client.post(address(contract, "rekenen"), sent).content.decode()).replace("\xa0", " ")
    assert re.findall(r"<output>(.*?)</output>", html) == ["3.705,00", "", "3.705,00"]
    assert "Btw 21% over € 3.705,00" in html
    assert html.count('class="error"') == 1
    assert contract.lines.get(position=1).quantity == 160


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("quantity", "1,1234567"), ("price", "1000000000000"), ("discount", "101"), ("description", ""),
        ("description", "x" * 5000), ("price", "🙂"), ("vat_code", "#999999"), ("vat_code", "999999999999999999999"),
        ("price_unit", "#٣"), ("quantity", "\0"), ("kind", "iets"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_stays_typed(signed_in: SignIn, contract: Contract, name: str, typed: str) -> None:
    """Each clear at its field, nothing half done, nothing typed lost."""
    add_lines(contract, lines=[FLOUR, SENSOR], by=BY)
    client = signed_in("sales")
    sent = opened(client, contract)
    sent[name][1], sent["quantity"][0] = typed, "3"
    answer = client.post(address(contract), sent)
    assert answer.status_code == (303 if typed == "\0" else 422)
    if typed != "\0":
        html = answer.content.decode()
        assert 'role="alert"' in html
        assert form_of(without_templates(html))["quantity"][0] == "3"
        assert contract.lines.get(position=1).quantity == 160


def test_a_vat_code_that_was_closed_is_said_at_its_cell(signed_in: SignIn, contract: Contract) -> None:
    """K6: a page that was open still has it; the line that had it before keeps it."""
    add_lines(contract, lines=[FLOUR, SENSOR], by=BY)
    client = signed_in("sales")
    sent = opened(client, contract)
    with writing(by=BY, what="test"):
        VatCode.objects.filter(name="Laag").update(closed_from=date(2020, 1, 1))
    sent["vat_code"][1], sent["quantity"][0] = "Laag", "3"
    answer = client.post(address(contract), sent)
    html = answer.content.decode()
    assert (answer.status_code, 'role="alert"' in html) == (422, True)
    assert form_of(without_templates(html))["quantity"][0] == "3"
    assert contract.lines.get(position=1).quantity == 160


def test_a_strange_form_is_out_of_date(signed_in: SignIn, contract: Contract) -> None:
    client = signed_in("sales")
    for sent in ({}, {"seen": ["x"]}, {**opened(client, contract), "seen": ["abc:def"]}):
        answer = client.post(address(contract), sent)
        assert answer.status_code == 422
        assert "verouderd" in answer.content.decode()
        assert client.post(address(contract, "schikken"), sent).status_code == 200
        assert client.post(address(contract, "rekenen"), sent).status_code == 200


def test_two_people_in_one_table(signed_in: SignIn, contract: Contract) -> None:
    """What the other made stands at the cell; saving again is a choice."""
    [line, _other] = add_lines(contract, lines=[FLOUR, SENSOR], by=BY)
    client = signed_in("sales")
    sent = opened(client, contract)
    change_line(contract, line, facts={"price": "20"}, by=BY)
    sent["price"][0] = "21"
    answer = client.post(address(contract), sent)
    html = answer.content.decode()
    assert (answer.status_code, "intussen:</span>" in html or "intussen: <b>20,00</b>" in html) == (422, True)
    assert client.post(address(contract), form_of(without_templates(html))).status_code == 303
    line.refresh_from_db()
    assert line.price == 21


@pytest.mark.parametrize("role", ["manager", "finance", "sales", "purchasing", "reader"])
def test_each_role_sees_and_changes_what_it_may(signed_in: SignIn, contract: Contract, role: str) -> None:
    """Cost prices only for who has the right; changing only for who may change requests."""
    add_lines(contract, lines=[FLOUR], by=BY)
    client = signed_in(role)
    page = client.get(f"/contracten/{contract.pk}/")
    html = page.content.decode()
    assert page.status_code == (404 if role == "purchasing" else 200)
    assert ("11,27" in html) == (role in {"manager", "finance", "sales"})
    changes = role in {"manager", "sales"}
    assert ("/regels/bewerken/" in html) == changes
    expected = 200 if changes else 404 if role == "purchasing" else 403
    assert client.get(address(contract)).status_code == expected
    for what in ("rekenen", "schikken", "kopie", "verwijderen", "elders"):
        assert client.get(address(contract, what)).status_code == 405


def test_who_does_not_see_cost_prices_leaves_them_as_they_are(
    signed_in: SignIn, contract: Contract, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_lines(contract, lines=[FLOUR], by=BY)
    client = signed_in("sales")
    monkeypatch.setattr("relaas.contracts.views.lines.SEE_COST", "accounts.manage_users")
    html = client.get(address(contract)).content.decode()
    assert "cost_price" not in html
    sent = form_of(without_templates(html))
    sent["quantity"] = ["3"]
    assert client.post(address(contract), sent).status_code == 303
    line = contract.lines.get()
    assert (int(line.quantity), str(line.cost_price)) == (3, "11.270000")


def test_selected_lines_are_copied_and_taken_away(signed_in: SignIn, contract: Contract) -> None:
    first, _second = add_lines(contract, lines=[FLOUR, SENSOR], by=BY)
    client = signed_in("sales")
    client.post(address(contract, "kopie"), {"line": [first.pk, "x", 10**30]})
    assert [str(line) for line in lines_of(contract)] == ["Roggemeel", "Roggemeel", "Silosensor"]
    client.post(address(contract, "verwijderen"), {"line": [first.pk]})
    assert [str(line) for line in lines_of(contract)] == ["Roggemeel", "Silosensor"]


def test_the_law_answers_the_table(signed_in: SignIn, contract: Contract) -> None:
    """Of an archived relation nothing is changed, and the page says why."""
    client = signed_in("sales")
    sent = opened(client, contract)
    sent["description"], sent["price"] = ["Roggemeel"], ["1"]
    archive(contract.relation, by=BY)
    answer = client.post(address(contract), sent)
    assert (answer.status_code, len(lines_of(contract))) == (422, 0)
    assert "gearchiveerd" in answer.content.decode()


def test_what_lines_cost_a_page(signed_in: SignIn, request_of: MakeRequest, bakery: Party) -> None:
    """Three lines or fifty: the same number of queries, twelve for the page, and two more at most than without any."""
    client, costs = signed_in("sales"), []
    for count in (0, 3, 50):
        contract = request_of(bakery)
        if count:
            add_lines(contract, lines=[FLOUR] * count, by=BY)
        costs.append([_cost(client, page) for page in (f"/contracten/{contract.pk}/", address(contract))])
    none, few, many = costs
    assert few == many
    assert many[0] <= 12
    assert all(some - without <= 2 for some, without in zip(few, none, strict=True)), costs


def _cost(client: Client, page: str) -> int:
    client.get(page)
    with CaptureQueriesContext(connection) as queries:
        client.get(page)
    return len(queries)


def test_a_long_table_is_sent_in_whole(signed_in: SignIn, contract: Contract) -> None:
    """Three hundred lines at once; one more is refused, and stays typed."""
    client = signed_in("sales")
    pasted = "".join(f"Regel {each}\t1\t\t2,50\n" for each in range(301))
    sent = {**opened(client, contract), "pasted": [pasted]}
    sent = form_of(without_templates(client.post(f"{address(contract, 'schikken')}?doe=paste", sent).content.decode()))
    assert len(sent["description"]) == 301
    answer = client.post(address(contract), sent)
    assert (answer.status_code, "hooguit 300 regels" in answer.content.decode()) == (422, True)
    assert (
        client.post(
            address(contract),
            {**sent, "description": [*sent["description"][:300], ""], "price": [*sent["price"][:300], ""]},
        ).status_code
        == 303
    )
    contract.refresh_from_db()
    assert (contract.lines.count(), int(contract.net)) == (300, 750)
