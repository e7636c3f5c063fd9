"""The lists of subscriptions (S1, K7): who sees what, narrowed, in groups with what they come to, and as files."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relaas.accounts.models import User
from relaas.administrations.models import Administration
from relaas.catalog.product_groups import add_product_group
from relaas.contracts.models import Direction, Recurrence, Status
from relaas.contracts.subscriptions.lists.overviews import PURCHASED, SUBSCRIPTIONS
from relaas.contracts.tests.conftest import BY, Make, SignIn, main_of
from relaas.contracts.tests.raw_subscriptions import subscriptions
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.overviews.overview import Overview
from relaas.overviews.page import ListPage
from relaas.overviews.question import Question
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.models import Party
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _today() -> Any:
    with clock.travel(TODAY):
        yield


def page(overview: Overview = SUBSCRIPTIONS, by: Actor = BY, **given: Any) -> ListPage:
    return ListPage(Question.read(overview, by, {name: value.split("|") for name, value in given.items()}))


def labels(overview: Overview = SUBSCRIPTIONS, by: Actor = BY, **given: Any) -> str:
    return " ".join(line.label for line in page(overview, by, **given).lines)


def groups(**given: Any) -> list[tuple[Any, ...]]:
    return [(group.label, group.count, *group.totals) for group in page(**given).groups.values()]


@pytest.fixture
def seven(ours: Administration, bakery: Party, organization: Make) -> list[Recurrence]:
    """Six that we sell to two relations, each in another state, and one that we buy."""
    mill = organization("Molen De Hoop", is_customer=True, is_supplier=True)
    return subscriptions(
        ours,
        bakery,
        {"description": "Onderhoud", "price": Decimal(100), "changes": {date(2027, 1, 1): Decimal(110)}},
        {
            "description": "Huur", "price": Decimal(1200), "price_per": "year", "relation": mill, "auto_renew": True,
            "until_day": date(2026, 9, 1), "notice_months": 1,
        },
        {
            "description": "Hosting", "price": Decimal("7.55"), "from_day": date(2026, 7, 1),
            "until_day": date(2026, 8, 1),
        },
        {"description": "Oud", "until_day": date(2026, 6, 1)},
        {"description": "Offerte", "status": Status.QUOTE, "price_per": "week", "relation": mill},
        {"description": "Weg", "status": Status.LOST, "price_per": "week"},
        {"description": "Stroom", "direction": Direction.PURCHASE, "number": "I-1", "relation": mill},
    )  # fmt: skip


def test_the_newest_stand_first_each_direction_in_a_list_of_its_own(seven: list[Recurrence]) -> None:
    assert labels() == "Weg Offerte Oud Hosting Huur Onderhoud"
    assert labels(PURCHASED) == "Stroom"
    assert page().totals[5:7] == ["€\xa0304,21", "€\xa03.650,60"]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"state": "running"}, "Huur Onderhoud"), ({"state": "coming|ended"}, "Oud Hosting"),
        ({"state": "proposed"}, "Offerte"), ({"state": "lost"}, "Weg"),
        ({"soon": "starting"}, "Hosting"), ({"soon": "ending"}, "Hosting"), ({"soon": "notice"}, "Huur"),
        ({"soon": "price"}, "Onderhoud"), ({"soon": "ending|notice"}, "Hosting Huur"),
        ({"relation": "mol"}, "Offerte Huur"), ({"q": "onderh"}, "Onderhoud"), ({"q": "hoop huur"}, "Huur"),
        ({"ends_from": "31-7-2026"}, "Hosting"), ({"ends_from": "1-8-2026"}, ""),
        ({"ends_until": "31-7-2026"}, "Oud Hosting"),
        ({"ends_until": "30-7-2026"}, "Oud"), ({"starts_from": "1-7-2026"}, "Hosting"),
        ({"notice_until": "30-7-2026"}, ""), ({"notice_until": "31-7-2026"}, "Huur"),
        ({"sort": "end"}, "Oud Hosting Onderhoud Huur Offerte Weg"),
        ({"sort": "yearly"}, "Huur Onderhoud Weg Offerte Oud Hosting"),
        ({"sort": "notice"}, "Huur Onderhoud Hosting Oud Offerte Weg"),
        ({"sort": "state"}, "Onderhoud Huur Hosting Offerte Oud Weg"),
        ({"sort": "price_per"}, "Offerte Weg Onderhoud Hosting Oud Huur"),
        ({"owner": "999999"}, ""), ({"state": "strange"}, "Weg Offerte Oud Hosting Huur Onderhoud"),
    ],
)  # fmt: skip
def test_what_narrows_and_orders(seven: list[Recurrence], given: dict[str, Any], found: str) -> None:
    """A day is through, as people say it; what goes on ends after all others, what need not be given notice last."""
    assert labels(**given) == found


def test_groups_say_what_they_come_to(seven: list[Recurrence], ours: Administration, bakery: Party) -> None:
    """A month and a year of each group (K7); months of end go by the last day."""
    assert groups(groepeer="state") == [
        ("Loopt", 2, "€\xa0200,00", "€\xa02.400,00"), ("Komt", 1, "€\xa07,55", "€\xa090,60"),
        ("Voorgesteld", 1, "€\xa043,33", "€\xa0520,00"), ("Afgelopen", 1, "€\xa010,00", "€\xa0120,00"),
        ("Lost", 1, "€\xa043,33", "€\xa0520,00"),
    ]  # fmt: skip
    assert [group[:2] for group in groups(groepeer="month")] == [("mei 2026", 1), ("juli 2026", 1), ("Geen einde", 4)]
    assert [group[:2] for group in groups(groepeer="price_per")] == [("per week", 2), ("per maand", 3), ("per jaar", 1)]
    assert [group[:2] for group in groups(groepeer="relation")] == [
        ("Bakkerij Van den Berg B.V.", 4),
        ("Molen De Hoop", 2),
    ]
    meal = add_product_group(facts={"name": "Meel"}, by=BY)
    subscriptions(ours, bakery, {"product_group": meal, "description": "Meel", "number": "V-99"})
    assert groups(groepeer="product_group")[1] == ("Meel", 1, "€\xa010,00", "€\xa0120,00")
    assert labels(product_group=str(meal.pk)) == "Meel"
    assert page(q="hoop").totals[6] == "€\xa01.720,00"


def test_who_is_limited_to_its_own_sees_and_counts_those(
    seven: list[Recurrence], bakery: Party, signed_in: SignIn
) -> None:
    """U1, U2: subscriptions of its own relations, and no sum of others."""
    client = signed_in("sales", only_managed=True)
    els = User.objects.get(email="sales@relaas.example")
    assign_account_manager(bakery, user=els, is_primary=True, by=BY)
    shown = page(by=els.actor, groepeer="state")
    assert [line.label for line in shown.lines] == ["Onderhoud", "Hosting", "Oud", "Weg"]
    assert next((group.label, group.count) for group in shown.groups.values()) == ("Loopt", 1)
    assert shown.totals[6] == "€\xa01.930,60"
    assert "Molen" not in main_of(client, "/abonnementen/")


def test_those_of_a_person_that_one_may_not_see_count_for_nobody_else(
    seven: list[Recurrence], ours: Administration, person: Party, signed_in: SignIn
) -> None:
    """P4: neither in the list nor in its sums; its account manager has both."""
    subscriptions(ours, person, {"number": "V-77", "price": Decimal(1000), "description": "Geheim"})
    signed_in("reader")
    signed_in("sales")
    reader, sales = (User.objects.get(email=f"{role}@relaas.example") for role in ("reader", "sales"))
    assign_account_manager(person, user=sales, is_primary=True, by=BY)
    assert page(by=reader.actor).totals[6] == "€\xa015.650,60"
    with writing(by=BY, what="test"):
        Party.objects.filter(pk=person.pk).update(only_for_account_manager=True)
    for actor, total, number in (
        (BY, "€\xa015.650,60", 7),
        (sales.actor, "€\xa015.650,60", 7),
        (reader.actor, "€\xa03.650,60", 6),
    ):
        shown = page(by=actor)
        assert (shown.totals[6], shown.count.number, len(shown.lines)) == (total, number, number)
    assert page(by=reader.actor).question.kept_sums is not None


@pytest.mark.parametrize(
    ("role", "sold", "bought", "files"),
    [("sales", 200, 403, 403), ("purchasing", 403, 200, 403), ("reader", 200, 200, 403), ("manager", 200, 200, 200)],
)
def test_each_direction_has_a_right_of_its_own(
    seven: list[Recurrence], signed_in: SignIn, role: str, sold: int, bought: int, files: int
) -> None:
    client = signed_in(role)
    assert client.get("/abonnementen/").status_code == sold
    assert client.get("/abonnementen/inkoop/").status_code == bought
    assert client.get("/abonnementen/export.csv").status_code == files


def test_a_file_has_what_the_page_shows(seven: list[Recurrence], signed_in: SignIn) -> None:
    """Also the next invoice, which is planned for the rows of a file."""
    client = signed_in("manager")
    asked = "?state=running&kolommen=relation,monthly,next,next_amount,interval,notice_by"
    read = b"".join(client.get(f"/abonnementen/export.csv{asked}")).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(read), delimiter=";"))
    assert [row[1:] for row in rows[1:]] == [
        ["Molen De Hoop", "€\xa0100,00", "01-06-2026", "€\xa0100,00", "per maand", "31-07-2026"],
        ["Bakkerij Van den Berg B.V.", "€\xa0100,00", "01-06-2026", "€\xa0100,00", "per maand", ""],
    ]
    shown = main_of(client, f"/abonnementen/{asked}")
    assert "01-06-2026" in shown
    assert f"/abonnementen/{seven[0].pk}/" in shown


def test_a_page_costs_few_queries(seven: list[Recurrence], signed_in: SignIn) -> None:
    """However many rows; groups cost one more."""
    client, counts = signed_in("manager"), []
    client.get("/abonnementen/")
    for asked in ("", "?groepeer=month"):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/abonnementen/{asked}")
        counts.append(sum(" FROM " in query["sql"] for query in queries.captured_queries))
    assert counts[0] <= 14
    assert counts[1] <= counts[0] + 1


@pytest.mark.parametrize(
    "asked",
    [
        "after=W251bGwsMV0", "after=WzEsMV0&sort=end", "state=%00&q=%F0%9F%99%82", "ends_from=1-1-0001",
        "ends_until=" + "x" * 200, "relation=" + "x" * 5000, "soon=<script>&soon=ending", "groepeer=<script>",
        "notice_until=31-12-9999", "ends_until=31-12-9999", "sort=yearly&after=WyJ4IiwxXQ", "price_per=hour",
        "kolommen=start,end,contract,product_group,owner,next,month,until,notice&groepeer=product_group",
    ],
)  # fmt: skip
def test_a_strange_address_is_answered(seven: list[Recurrence], signed_in: SignIn, asked: str) -> None:
    assert signed_in("manager").get(f"/abonnementen/?{asked}").status_code == 200


def test_every_order_gives_all_rows_page_by_page(
    ours: Administration, bakery: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys that are numbers go through an address and back, forwards; ends by two of them."""
    subscriptions(
        ours,
        bakery,
        *(
            {"description": f"Rij {number}", "price": Decimal(number % 4), "until_day": date(2026, 8 + number % 3, 1)}
            for number in range(7)
        ),
    )
    monkeypatch.setattr("relaas.overviews.reach.PAGE", 3)
    for sort in SUBSCRIPTIONS.sorts:
        whole, asked = [], {"sort": [sort.name]}
        while True:
            shown = ListPage(Question.read(SUBSCRIPTIONS, BY, asked))
            whole += [line.label for line in shown.lines]
            if not shown.next_url:
                break
            asked = {"sort": [sort.name], "after": [shown.next_url.partition("after=")[2]]}
        assert len(whole) == len(set(whole)) == 7, sort.name


def test_totals_only_come_from_kept_sums(seven: list[Recurrence], signed_in: SignIn) -> None:
    """Groups by name, with a chart, without looking at one recurrence; what is not kept is counted."""
    client = signed_in("manager")
    with CaptureQueriesContext(connection) as queries:
        shown = main_of(client, "/abonnementen/?groepeer=state&toon=totalen")
    assert not any('"contracts_recurrence"' in query["sql"] for query in queries)
    assert "€\xa02.400,00" in shown
    for asked in ("price_per", "owner", "product_group", "month", "relation"):
        assert "€\xa03.650,60" in main_of(client, f"/abonnementen/?groepeer={asked}&toon=totalen"), asked


def test_groups_of_as_many_values_as_rows_stay_bounded(ours: Administration, organization: Make) -> None:
    """Only the headings of one page are counted, with one query."""
    for number in range(60):
        subscriptions(ours, organization(f"Molen {number:02}", is_customer=True), {"number": f"V-{number}"})
    with CaptureQueriesContext(connection) as queries:
        shown = page(groepeer="relation")
        assert len(shown.groups) == 50
    assert [group.count for group in shown.groups.values()] == [1] * 50
    assert sum(" FROM " in query["sql"] for query in queries) <= 4
