"""The pipeline (K7): what stands in it, for whom, and where a card may go."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relaas.accounts.models import User
from relaas.administrations.models import Administration
from relaas.contracts.models import Contract, Direction, Status
from relaas.contracts.pipeline import Pipeline, came_from
from relaas.contracts.tests.conftest import BY, SignIn, main_of
from relaas.contracts.tests.making import in_status, make_contract
from relaas.contracts.tests.raw_rows import raw
from relaas.kernel.actors import Actor
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.models import Party
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db
HERE = "/aanvragen/pijplijn/"


def columns(by: Actor = BY, **given: str) -> list[tuple[str, int, Decimal, list[str]]]:
    shown = Pipeline(Direction.SALES, by, {name: [value] for name, value in given.items()})
    return [
        (each.status.value, each.number, each.net, [card.contract.number for card in each.cards])
        for each in shown.columns
    ]


def test_a_column_for_each_open_status(five: list[Contract]) -> None:
    assert columns() == [
        ("request", 1, Decimal("1200.50"), ["V-2026-0001"]), ("quote", 2, 399, ["V-2026-0003", "V-2026-0002"]),
        ("option", 0, 0, []), ("contract", 1, -20, ["V-2026-0004"]),
    ]  # fmt: skip


def test_columns_are_bounded_and_lead_to_their_lists(
    ours: Administration, bakery: Party, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many there are, few are drawn; owner and status go along to the list."""
    monkeypatch.setattr("relaas.contracts.pipeline.CARDS", 2)
    raw(ours, bakery, *({"owner": user} for _one in range(3)), {"number": "V-9"})
    shown = Pipeline(Direction.SALES, BY, {"owner": [str(user.pk)], "status": ["lost"], "q": ["x"]})
    [first, *_others] = shown.columns
    assert (first.number, first.net, len(first.cards)) == (3, Decimal(300), 2)
    assert first.url == f"/aanvragen/?status=request&owner={user.pk}"


def test_who_is_limited_to_its_own_sees_and_counts_those(
    five: list[Contract], bakery: Party, signed_in: SignIn
) -> None:
    """U1, U2."""
    client = signed_in("sales", only_managed=True)
    els = User.objects.get(email="sales@relaas.example")
    assign_account_manager(bakery, user=els, is_primary=True, by=BY)
    assert [each[1:3] for each in columns(by=els.actor)] == [(1, Decimal("1200.50")), (1, 300), (0, 0), (0, 0)]
    assert "Molen" not in main_of(client, HERE)


@pytest.mark.parametrize("asked", [{}, {"owner": "0"}])
def test_its_account_manager_counts_who_is_kept_for_it(
    five: list[Contract], ours: Administration, person: Party, signed_in: SignIn, asked: dict[str, str]
) -> None:
    """P4: in the numbers as in the cards, and not in those of somebody else."""
    signed_in("sales")
    signed_in("reader")
    els, other = (User.objects.get(email=f"{role}@relaas.example").actor for role in ("sales", "reader"))
    assign_account_manager(person, user=User.objects.get(pk=els.user_id), is_primary=True, by=BY)
    with writing(by=BY, what="test"):
        Party.objects.filter(pk=person.pk).update(only_for_account_manager=True)
    before = columns(by=els, **asked)
    [secret] = raw(ours, person, {"status": Status.QUOTE, "net": Decimal(7), "number": "V-2026-0099"})
    assert columns(by=other, **asked) == before
    for (status, number, net, cards), (_status, was, came_to, stood) in zip(
        columns(by=els, **asked), before, strict=True
    ):
        more = int(status == secret.status)
        assert (number, net, cards) == (was + more, came_to + 7 * more, [secret.number] * more + stood)


@pytest.mark.parametrize(
    ("role", "requests", "orders"), [("sales", 200, 403), ("purchasing", 403, 200), ("reader", 200, 200)]
)
def test_each_direction_has_a_right_of_its_own(
    five: list[Contract], signed_in: SignIn, role: str, requests: int, orders: int
) -> None:
    client = signed_in(role)
    assert client.get(HERE).status_code == requests
    assert client.get("/bestellingen/pijplijn/").status_code == orders
    assert client.get("/aanvragen/overzicht/").status_code == (302 if requests == 200 else 403)
    if role == "reader":
        assert 'draggable="true"' not in main_of(client, HERE), "who may not change contracts moves none"


def test_a_page_costs_the_same_however_many_cards(
    five: list[Contract], ours: Administration, bakery: Party, signed_in: SignIn
) -> None:
    client, counts = signed_in("manager"), []
    client.get(HERE)
    for turn in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(HERE)
        counts.append(sum(" FROM " in query["sql"] for query in queries.captured_queries))
        raw(ours, bakery, *({"number": f"V-{turn}-{at}", "status": [*Status][at % 4]} for at in range(12)))
    assert counts[0] == counts[1] <= 14


def test_a_step_taken_from_the_pipeline_comes_back_to_it(
    ours: Administration, bakery: Party, signed_in: SignIn
) -> None:
    contract = make_contract(ours, bakery, gross=100)
    client, step = signed_in("manager"), f"/contracten/{contract.pk}/status/offerte/?pijplijn={HERE}?owner=1"
    answer = client.post(step, {"was": "request"})
    assert (answer.status_code, answer["Location"]) == (303, f"{HERE}?owner=1")
    assert client.post(step, {"was": "request"})["Location"] == f"{HERE}?owner=1", "refused: it was moved meanwhile"
    contract.refresh_from_db()
    assert contract.status == Status.QUOTE


def test_what_a_step_lacks_stands_on_the_page_of_the_step(
    ours: Administration, bakery: Party, signed_in: SignIn
) -> None:
    """All of it, with links; the contract stays what it was."""
    contract = make_contract(ours, bakery, from_day=None, invoice_address=None)
    in_status(contract, Status.QUOTE)
    answer = signed_in("manager").post(f"/contracten/{contract.pk}/status/contract/?pijplijn={HERE}", {"was": "quote"})
    assert answer.status_code == 422
    assert "Kies het factuuradres" in answer.content.decode()
    contract.refresh_from_db()
    assert contract.status == Status.QUOTE


@pytest.mark.parametrize(
    ("status", "ways"),
    [
        (Status.REQUEST, {"offerte": "quote", "lost": ""}),
        (Status.QUOTE, {"contract": "contract", "optie": "option", "lost": "", "terug": "request"}),
        (Status.OPTION, {"contract": "contract", "lost": "", "terug": "quote"}),
        (Status.CONTRACT, {"uitgevoerd": "", "terug": "quote"}),
    ],
)  # fmt: skip
def test_a_card_knows_where_it_may_go(
    ours: Administration, bakery: Party, status: Status, ways: dict[str, str]
) -> None:
    """K2: the same steps as on its page; of several ways back the nearest comes first."""
    in_status(make_contract(ours, bakery, gross=1), status)
    shown = Pipeline(Direction.SALES, BY, {})
    [card] = [card for column in shown.columns for card in column.cards]
    found: dict[str, str] = {}
    for move in card.moves:
        found.setdefault(move.step.word, move.to)
    assert found.keys() == ways.keys()
    back = {move.to for move in card.moves if move.step.word == "terug"}
    assert back == {Status.OPTION: {"request", "quote"}, Status.CONTRACT: {"request", "quote"}}.get(
        status, {ways["terug"]} if "terug" in ways else set()
    )
    assert {word: to for word, to in found.items() if word != "terug"} == {
        word: to for word, to in ways.items() if word != "terug"
    }


@pytest.mark.parametrize(
    "strange", ["https://elsewhere.example/", "//elsewhere.example/aanvragen/pijplijn/", "/relaties/", "", "\0"]
)
def test_a_step_leads_back_to_no_other_place(strange: str) -> None:
    assert came_from({"pijplijn": strange}) == ""


@pytest.mark.parametrize(
    "asked", ["owner=x", "owner=9999999999999999999999", "product_group=%00", "status=lost&q=%F0%9F%99%82"]
)
def test_a_strange_address_is_answered(five: list[Contract], signed_in: SignIn, asked: str) -> None:
    assert signed_in("manager").get(f"{HERE}?{asked}").status_code == 200
