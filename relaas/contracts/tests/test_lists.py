"""The lists of contracts (K7): who sees what, narrowed, in groups with what they come to, and as files."""

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import load_workbook

from relaas.accounts.models import User
from relaas.administrations.models import Administration
from relaas.catalog.product_groups import add_product_group
from relaas.contracts.models import Contract, Status
from relaas.contracts.overviews import ORDERS, REQUESTS
from relaas.contracts.tests.conftest import BY, Make, SignIn, main_of
from relaas.contracts.tests.listing import labels, page
from relaas.contracts.tests.raw_rows import raw
from relaas.overviews.page import ListPage
from relaas.overviews.question import Question
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.models import Party
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db


def groups(**given: Any) -> list[tuple[Any, ...]]:
    """Each with its number and what is invoiced once; nothing of these contracts is invoiced every year."""
    found = page(**given).groups.values()
    assert {group.totals[1] for group in found} <= {"€\xa00,00"}
    return [(group.label, group.count, group.totals[0]) for group in found]


def test_the_newest_stand_first_each_direction_in_a_list_of_its_own(five: list[Contract]) -> None:
    assert labels() == ["V-2026-0004", "V-2026-0003", "V-2026-0002", "V-2026-0001"]
    assert labels(ORDERS) == ["I-2026-0001"]
    assert labels(dir="asc")[0] == "V-2026-0001"
    assert "dir" not in page().question.address()


@pytest.mark.parametrize(
    ("given", "numbers"),
    [
        ({"status": "quote"}, "32"), ({"status": "quote|contract"}, "432"), ({"relation": "mol"}, "43"),
        ({"q": "rogge"}, "1"), ({"q": "hoop"}, "43"), ({"q": "v-2026-0002"}, "2"),
        ({"starts_from": "31-1-2026"}, "43"), ({"starts_until": "31-1-2026"}, "31"),
        ({"ends_from": "30-6-2026"}, "1"), ({"ends_from": "1-7-2026"}, ""), ({"ends_until": "30-6-2026"}, "1"),
        ({"ends_until": "29-6-2026"}, ""), ({"sort": "amount"}, "1234"), ({"sort": "amount", "dir": "asc"}, "4321"),
        ({"sort": "end"}, "1234"), ({"sort": "start"}, "1342"), ({"sort": "relation"}, "1234"),
        ({"owner": "999999"}, ""), ({"product_group": "0x"}, "4321"), ({"status": "strange"}, "4321"),
    ],
)  # fmt: skip
def test_what_narrows_and_orders(five: list[Contract], given: dict[str, Any], numbers: str) -> None:
    """A day is through, as people say it; a contract of no days ends after all others."""
    assert labels(**given) == [f"V-2026-000{number}" for number in numbers]


def test_groups_say_what_they_come_to(five: list[Contract], ours: Administration, bakery: Party) -> None:
    """In the order of the process, by relation, owner, category and month; the total stands below (K7)."""
    assert groups(groepeer="status") == [
        ("Aanvraag", 1, "€\xa01.200,50"), ("Offerte", 2, "€\xa0399,00"), ("Contract", 1, "€\xa0-20,00"),
    ]  # fmt: skip
    assert groups(groepeer="relation") == [
        ("Bakkerij Van den Berg B.V.", 2, "€\xa01.500,50"), ("Molen De Hoop", 2, "€\xa079,00"),
    ]  # fmt: skip
    assert groups(groepeer="owner") == [("Geen eigenaar", 4, "€\xa01.579,50")]
    assert [each[:2] for each in groups(groepeer="month")] == [
        ("Geen begin", 1), ("januari 2026", 2), ("maart 2026", 1),
    ]  # fmt: skip
    meal = add_product_group(facts={"name": "Meel"}, by=BY)
    raw(ours, bakery, {"product_group": meal, "number": "V-2026-0099"})
    assert groups(groepeer="product_group")[1] == ("Meel", 1, "€\xa0100,00")
    assert labels(product_group=str(meal.pk)) == ["V-2026-0099"]
    assert page(status="quote").totals[-2] == "€\xa0399,00"
    assert page(q="hoop", groepeer="status").totals[-2] == "€\xa079,00"


def test_two_relations_of_one_name_stand_apart(ours: Administration, organization: Make) -> None:
    for _twin in range(2):
        raw(ours, organization("Bakkerij Smit", is_customer=True), {"number": f"V-{Contract.objects.count()}"})
    assert [group[:2] for group in groups(groepeer="relation")] == [("Bakkerij Smit", 1), ("Bakkerij Smit", 1)]


def test_who_is_limited_to_its_own_sees_and_counts_those(
    five: list[Contract], bakery: Party, signed_in: SignIn
) -> None:
    """U1, U2: contracts with its own relations, and no sum of others."""
    client = signed_in("sales", only_managed=True)
    els = User.objects.get(email="sales@relaas.example")
    assign_account_manager(bakery, user=els, is_primary=True, by=BY)
    shown = page(by=els.actor, groepeer="status")
    assert [line.label for line in shown.lines] == ["V-2026-0001", "V-2026-0002"]
    assert [(group.label, group.count) for group in shown.groups.values()] == [("Aanvraag", 1), ("Offerte", 1)]
    assert shown.totals[-2] == "€\xa01.500,50"
    assert "Molen" not in main_of(client, "/aanvragen/")


def test_contracts_with_a_person_that_one_may_not_see_count_for_nobody_else(
    five: list[Contract], ours: Administration, person: Party, signed_in: SignIn
) -> None:
    """P4: neither in the list nor in its sums; its account manager has both."""
    raw(ours, person, {"number": "V-1", "net": Decimal(5000)})
    signed_in("reader")
    signed_in("sales")
    reader, sales = (User.objects.get(email=f"{role}@relaas.example") for role in ("reader", "sales"))
    assert page(by=reader.actor).totals[-2] == "€\xa06.579,50"
    assign_account_manager(person, user=sales, is_primary=True, by=BY)
    with writing(by=BY, what="test"):
        Party.objects.filter(pk=person.pk).update(only_for_account_manager=True)
    seen, unseen = ("€\xa06.579,50", 5), ("€\xa01.579,50", 4)
    for actor, (total, rows) in ((BY, seen), (sales.actor, seen), (reader.actor, unseen)):
        shown = page(by=actor)
        assert (shown.totals[-2], shown.count.number, len(shown.lines)) == (total, rows, rows)
    assert page(by=reader.actor).question.kept_sums is not None


@pytest.mark.parametrize(
    ("role", "requests", "orders"), [("sales", 200, 403), ("purchasing", 403, 200), ("reader", 200, 200)]
)
def test_each_direction_has_a_right_of_its_own(
    five: list[Contract], signed_in: SignIn, role: str, requests: int, orders: int
) -> None:
    client = signed_in(role)
    assert client.get("/aanvragen/").status_code == requests
    assert client.get("/bestellingen/").status_code == orders
    assert client.get("/aanvragen/export.csv").status_code == 403


def test_an_excel_file_has_the_last_day_and_not_the_one_after(five: list[Contract], signed_in: SignIn) -> None:
    answer = signed_in("manager").get("/aanvragen/export.xlsx?q=rogge")
    sheet = load_workbook(io.BytesIO(b"".join(answer))).get_sheet_by_index(0).to_python()
    assert sheet[1][sheet[0].index("Einde")] == date(2026, 6, 30)


def test_a_page_costs_few_queries(five: list[Contract], signed_in: SignIn) -> None:
    """However many rows; groups cost one more."""
    client, counts = signed_in("manager"), []
    client.get("/aanvragen/")
    for asked in ("", "?groepeer=status"):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/aanvragen/{asked}")
        counts.append(sum(" FROM " in query["sql"] for query in queries.captured_queries))
    assert counts[0] <= 14
    assert counts[1] <= counts[0] + 1


@pytest.mark.parametrize(
    "asked",
    [
        "after=W251bGwsMV0", "after=WzFd&sort=status", "status=%00&q=%F0%9F%99%82", "starts_from=1-1-0001",
        "ends_until=" + "x" * 200, "relation=" + "x" * 5000, "sort=amount&after=WyJ4IiwxXQ",
        "sort=status&after=WzEuNSwxXQ", "groepeer=<script>",
    ],
)  # fmt: skip
def test_a_strange_address_is_answered(five: list[Contract], signed_in: SignIn, asked: str) -> None:
    assert signed_in("manager").get(f"/aanvragen/?{asked}").status_code == 200


def test_every_order_gives_all_rows_page_by_page(
    ours: Administration, bakery: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys that are numbers go through an address and back, forwards."""
    raw(ours, bakery, *({"net": Decimal(number % 5 - 2), "status": [*Status][number % 3]} for number in range(11)))
    monkeypatch.setattr("relaas.overviews.reach.PAGE", 3)
    for sort in REQUESTS.sorts:
        whole, asked = [], {"sort": [sort.name]}
        while True:
            shown = ListPage(Question.read(REQUESTS, BY, asked))
            whole += [line.label for line in shown.lines]
            if not shown.next_url:
                break
            asked = {"sort": [sort.name], "after": [shown.next_url.partition("after=")[2]]}
        assert len(whole) == len(set(whole)) == 11, sort.name
