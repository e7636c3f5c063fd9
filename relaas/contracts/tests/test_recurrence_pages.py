"""A line as a subscription on the page of its contract (K5): complete without a script, and for each role."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relaas.contracts.lines.verbs import add_heading, add_lines, add_subtotal
from relaas.contracts.models import Contract, ContractLine, Recurrence
from relaas.contracts.subscriptions.verbs import take, take_lines
from relaas.contracts.tests.conftest import BY, MakeRequest, SignIn, main_of
from relaas.parties.models import Party
from tests.house.forms import forms_of


@pytest.fixture
def contract(request_of: MakeRequest, bakery: Party) -> Contract:
    return request_of(bakery, from_day="2027-01-01")


@pytest.fixture
def line(contract: Contract) -> ContractLine:
    return add_lines(contract, lines=[{"description": "Onderhoud", "price": "50", "quantity": "2"}], by=BY)[0]


def address(line: ContractLine) -> str:
    return f"/contracten/{line.contract_id}/regels/{line.pk}/abonnement/"


def opened(client: Client, address: str) -> dict[str, Any]:
    """What a browser without a script would send in."""
    html = client.get(address).content.decode()
    form = next(form for form in forms_of(address, html) if "price_per" in form.as_it_stands)
    return dict(form.as_it_stands)


def shown(client: Client, contract: Contract) -> str:
    return main_of(client, f"/contracten/{contract.pk}/").replace("\xa0", " ")


def test_a_line_is_taken_changed_and_invoiced_once_again(
    signed_in: SignIn, contract: Contract, line: ContractLine
) -> None:
    """From its row; the form starts with what the contract proposes; sent in twice it happens once."""
    client = signed_in("sales")
    assert address(line) in shown(client, contract)
    sent = opened(client, address(line))
    assert (sent["from_day"], sent["every"], sent["becomes"]) == (["01-01-2027"], ["1"], ["line"])
    sent["price_per"], sent["until_day"] = ["quarter"], ["31-12-2028"]
    for _time in range(2):
        assert client.post(address(line), sent).status_code == 303
    recurrence = Recurrence.objects.get()
    assert (recurrence.price_per, recurrence.until_day) == ("quarter", date(2029, 1, 1))
    html = shown(client, contract)
    assert "per kwartaal</a>" in html
    assert "Per kwartaal, incl. btw" in html
    sent = opened(client, address(line))
    assert (sent["until_day"], "becomes" in sent) == (["31-12-2028"], False)
    sent["price_per"] = ["year"]
    assert client.post(address(line), sent).status_code == 303
    recurrence.refresh_from_db()
    assert recurrence.price_per == "year"
    assert client.post(f"{address(line)}stoppen/").status_code == 303
    assert not Recurrence.objects.exists()


def test_selected_lines_become_new_lines(signed_in: SignIn, contract: Contract, line: ContractLine) -> None:
    """Headings and what is a subscription already are passed over."""
    heading = add_heading(contract, description="Meel", by=BY)
    other = add_lines(contract, lines=[{"description": "Hosting", "price": "1"}], by=BY)[0]
    client, there = signed_in("sales"), f"/contracten/{contract.pk}/regels/abonnement/"
    answer = client.post(f"{there}keuze/", {"line": [line.pk, heading.pk, other.pk, "x", 10**30]})
    assert answer["Location"] == f"{there}?line={line.pk}&line={other.pk}"
    sent = opened(client, answer["Location"]) | {"becomes": ["new"]}
    assert client.post(answer["Location"], sent).status_code == 303
    assert [(str(each.line), each.origin) for each in Recurrence.objects.all()] == [
        ("Onderhoud", line), ("Hosting", other),
    ]  # fmt: skip
    assert client.get(there).status_code == 404
    assert client.post(f"{there}keuze/", {})["Location"] == f"/contracten/{contract.pk}/"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("every", "0"), ("every", "🙂"), ("every", "1" * 5000), ("times", "-1"), ("times", "1000"),
        ("notice_months", "101%"), ("renew_months", "0"), ("from_day", "01-01-0001"), ("from_day", ""),
        ("from_day", "29-02-2027"), ("until_day", "31-12-2026"), ("until_day", "31-12-9999"), ("price_per", "hour"),
        ("interval", ""), ("remark", "x" * 5000), ("splits", "'; DROP TABLE"), ("alignment", "moon"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_stays_typed(signed_in: SignIn, line: ContractLine, name: str, typed: str) -> None:
    client = signed_in("sales")
    sent = opened(client, address(line)) | {name: [typed], "remark": [typed if name == "remark" else "Blijft staan"]}
    answer = client.post(address(line), sent)
    html = answer.content.decode()
    assert (answer.status_code, Recurrence.objects.count()) == (422, 0)
    assert 'role="alert"' in html
    assert name == "remark" or "Blijft staan" in html


def test_two_people_on_one_subscription(signed_in: SignIn, line: ContractLine) -> None:
    take(line, by=BY)
    client = signed_in("sales")
    first, second = opened(client, address(line)), opened(client, address(line))
    assert client.post(address(line), first | {"every": ["2"]}).status_code == 303
    answer = client.post(address(line), second | {"every": ["3"]})
    assert (answer.status_code, "intussen" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("role", ["manager", "finance", "sales", "purchasing", "reader"])
def test_each_role_does_what_it_may(signed_in: SignIn, contract: Contract, line: ContractLine, role: str) -> None:
    take(add_lines(contract, lines=[{"description": "Hosting", "price": "1"}], by=BY)[0], by=BY)
    client, changes = signed_in(role), role in {"manager", "sales"}
    if role != "purchasing":
        html = shown(client, contract)
        assert ("abonnement/" in html, "per maand</a>" in html) == (changes, True)
    expected = 200 if changes else 404 if role == "purchasing" else 403
    assert client.get(address(line)).status_code == expected
    assert client.post(f"{address(line)}stoppen/").status_code == (404 if changes or role == "purchasing" else 403)


def test_a_subtotal_never_adds_what_is_once_to_what_comes_back(signed_in: SignIn, contract: Contract) -> None:
    """Behind it stand both, each with what it is for."""
    add_lines(contract, lines=[{"description": each, "price": "10"} for each in ("Eens", "Maand", "Jaar")], by=BY)
    add_subtotal(contract, by=BY)
    _once, monthly, yearly, _subtotal = contract.lines.all()
    take(monthly, by=BY)
    take(yearly, facts={"price_per": "year"}, by=BY)
    html = shown(signed_in("sales"), contract)
    said = html.split('class="subtotal"')[1].split("</tr>")[0]
    assert said.count("10,00") == 3
    assert said.index("per maand") < said.index("per jaar")
    assert "Totaal excl. btw" in html


def test_what_subscriptions_cost_the_page(signed_in: SignIn, request_of: MakeRequest, bakery: Party) -> None:
    """Three of them or thirty: the same number of queries, and no more than a page may cost."""
    client, costs = signed_in("sales"), []
    for count in (0, 3, 30):
        contract = request_of(bakery)
        lines = add_lines(contract, lines=[{"description": "Onderhoud", "price": "1"}] * 30, by=BY)
        take_lines(contract, lines[:count], by=BY)
        page = f"/contracten/{contract.pk}/"
        client.get(page)
        with CaptureQueriesContext(connection) as queries:
            client.get(page)
        costs.append(len(queries))
    assert costs[0] <= costs[1] == costs[2] <= 17, costs
