"""What contracts come to: on the first page per status, and at the top of a relation's page (K7); and finding them."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relaas.accounts.models import User
from relaas.administrations.models import Administration
from relaas.contracts.figures import per_status
from relaas.contracts.models import Contract, Direction, Status
from relaas.contracts.overviews import LIST_OF
from relaas.contracts.tests.conftest import BY, SignIn, main_of
from relaas.contracts.tests.raw_rows import raw
from relaas.desk.finding import find_all
from relaas.kernel.actors import Actor
from relaas.overviews.page import ListPage
from relaas.overviews.question import Question
from relaas.overviews.summary import Summary
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.models import Party
from relaas.parties.registration import register_person
from relaas.story.writing import writing
from relaas.web.finding import Found

pytestmark = pytest.mark.django_db


@pytest.fixture
def some(ours: Administration, bakery: Party) -> list[Contract]:
    return raw(
        ours,
        bakery,
        {"net": Decimal(100), "description": "Roggemeel"},
        {"net": Decimal(300), "status": Status.QUOTE},
        {"net": Decimal(50), "status": Status.OPTION},
        {"net": Decimal("1000.50"), "status": Status.CONTRACT},
        {"net": Decimal(999), "status": Status.EXECUTED},
        {"net": Decimal(70), "direction": Direction.PURCHASE, "status": Status.CONTRACT, "number": "I-2026-0001"},
    )


def test_each_status_with_its_number_amount_and_list(some: list[Contract]) -> None:
    """What is executed or lost is no longer to be done; the longest bar is that of the largest amount."""
    found = per_status(Direction.SALES, BY)
    assert [(str(each.status), each.number, each.net, each.bar) for each in found] == [
        ("request", 1, Decimal(100), 9), ("quote", 1, Decimal(300), 29), ("option", 1, Decimal(50), 4),
        ("contract", 1, Decimal("1000.50"), 100),
    ]  # fmt: skip
    assert found[1].url == "/aanvragen/?status=quote"


def test_a_sum_below_zero_has_no_bar(ours: Administration, bakery: Party) -> None:
    raw(ours, bakery, {"net": Decimal(-5)})
    assert [each.bar for each in per_status(Direction.SALES, BY)] == [0, 0, 0, 0]


def test_the_first_page_shows_what_the_viewer_may_see(some: list[Contract], signed_in: SignIn) -> None:
    """U2: a card for each direction that it may read."""
    both = main_of(signed_in("manager"), "/")
    assert "Aanvragen per status" in both
    assert "Bestellingen per status" in both
    assert "€\xa01.000,50" in both
    sales = main_of(signed_in("sales"), "/")
    assert "Aanvragen per status" in sales
    assert "Bestellingen per status" not in sales


def test_who_is_limited_to_its_own_has_figures_of_its_own(some: list[Contract], signed_in: SignIn) -> None:
    """U1: nothing of relations of others is counted."""
    signed_in("sales", only_managed=True)
    els = User.objects.get(email="sales@relaas.example").actor
    assert [each.number for each in per_status(Direction.SALES, els)] == [0, 0, 0, 0]


def test_contracts_with_somebody_hidden_count_for_its_account_manager(
    some: list[Contract], ours: Administration, person: Party, bakery: Party, signed_in: SignIn
) -> None:
    """P4: kept sums of all others, and besides them what only this account manager sees; for nobody else."""
    signed_in("sales")
    signed_in("purchasing")
    els, piet = (User.objects.get(email=f"{role}@relaas.example") for role in ("sales", "purchasing"))
    for party in (person, bakery):
        assign_account_manager(party, user=els, is_primary=True, by=BY)
    kept = {"last_name": "Stil", "only_for_account_manager": True}
    register_person(facts=kept, account_manager=piet, by=BY)  # of whom there are no contracts
    with writing(by=BY, what="test"):
        Party.objects.filter(pk=person.pk).update(only_for_account_manager=True)
    before = per_status(Direction.SALES, els.actor)
    assert [(each.number, each.net) for each in before][1] == (1, Decimal(300))
    assert Question.read(LIST_OF[Direction.SALES], els.actor, {}).kept_sums, "of the hidden person there is nothing yet"
    raw(ours, person, {"status": Status.QUOTE, "net": Decimal(7)}, {"direction": "purchase", "number": "I-2"})
    assert [(each.number, each.net) for each in per_status(Direction.SALES, els.actor)] == [
        (1, Decimal(100)), (2, Decimal(307)), (1, Decimal(50)), (1, Decimal("1000.50")),
    ]  # fmt: skip
    assert per_status(Direction.PURCHASE, piet.actor)[0].number == 0
    assert Question.read(LIST_OF[Direction.PURCHASE], piet.actor, {}).kept_sums


@pytest.mark.parametrize("asked", ["groepeer=status", "groepeer=owner", "groepeer=month", "status=quote", ""])
def test_totals_of_a_list_hold_somebody_hidden_for_its_account_manager(
    some: list[Contract],
    ours: Administration,
    person: Party,
    signed_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
    asked: str,
) -> None:
    """P4: kept sums, and besides them a few rows, say what counting says."""
    signed_in("sales")
    els = User.objects.get(email="sales@relaas.example")
    assign_account_manager(person, user=els, is_primary=True, by=BY)
    with writing(by=BY, what="test"):
        Party.objects.filter(pk=person.pk).update(only_for_account_manager=True)

    def told() -> Any:
        shown = ListPage(Question.read(LIST_OF[Direction.SALES], els.actor, parse_qs(asked)))
        of_groups = replace(shown.question, totals_only=True)
        lines = Summary(of_groups).lines if of_groups.grouping else ()
        return shown.count.number, shown.totals, [group.cells() for group in shown.groups.values()], lines

    before = told()
    raw(ours, person, {"status": Status.QUOTE, "net": Decimal(7), "number": "V-2026-0099"})
    kept = told()
    assert Question.read(LIST_OF[Direction.SALES], els.actor, parse_qs(asked)).kept_sums
    assert kept[0] == before[0] + 1
    monkeypatch.setattr(Question, "kept_sums", None)
    assert kept == told()
    monkeypatch.undo()
    monkeypatch.setattr("relaas.parties.sums.reading.FEW", 0)  # of more than a few they are counted all the same
    assert Question.read(LIST_OF[Direction.SALES], els.actor, parse_qs(asked)).kept_sums is None
    assert kept == told()


def test_a_relation_says_what_is_offered_and_what_runs(some: list[Contract], bakery: Party, signed_in: SignIn) -> None:
    """With one query, and not to who may not see it."""
    client, address = signed_in("manager"), f"/relaties/{bakery.pk}/"
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        page = main_of(client, address)
    assert sum("contracts_contract" in query["sql"] and "SUM" in query["sql"].upper() for query in queries) == 1
    shown = dict(re.findall(rf'<dt>([^<]+)</dt><dd><a href="{address}contracten/">([^<]+)</a></dd>', page))
    assert shown == {
        "Open offertes": "2 · €\xa0350,00",
        "Lopende contracten": "1 · €\xa01.000,50",
        "Lopende bestellingen": "1 · €\xa070,00",
    }
    assert "Lopende contracten" not in main_of(signed_in("purchasing"), address)


def found(typed: str, by: Actor = BY) -> list[Found]:
    return [each for group in find_all(typed, by, 6) for each in group.found if "contracten/" in each.url]


def test_a_contract_is_found_by_number_and_by_any_words(some: list[Contract]) -> None:
    assert [each.label for each in found("V-2026-0001")] == ["V-2026-0001 Roggemeel"]
    assert [each.label for each in found("rogge")] == ["V-2026-0001 Roggemeel"]
    assert found("rogge")[0].second == "Bakkerij Van den Berg B.V. · Aanvraag"
    assert found("meel")[0].label == "V-2026-0005 Meel"
    assert [each.url for each in found("i-2026-0001")] == [f"/contracten/{some[-1].pk}/"]
    assert found("\0🙂") == []


def test_nothing_is_found_that_one_may_not_see(some: list[Contract], signed_in: SignIn) -> None:
    """U2: by direction, and by relation."""
    signed_in("sales")
    signed_in("purchasing", only_managed=True)
    sales, purchasing = (User.objects.get(email=f"{role}@relaas.example").actor for role in ("sales", "purchasing"))
    assert found("i-2026-0001", sales) == []
    assert found("rogge", sales)
    assert found("i-2026-0001", purchasing) == []


def test_what_can_be_begun_is_offered(some: list[Contract], signed_in: SignIn) -> None:
    signed_in("sales")
    sales = User.objects.get(email="sales@relaas.example").actor
    offered = {each.label: each.url for group in find_all("nieuwe", sales, 6) for each in group.found}
    assert offered["Nieuwe aanvraag"] == "/aanvragen/nieuw/"
    assert "Nieuwe bestelling" not in offered
