"""What the rows of subscriptions keep for their lists (S1), and what search and the first page make of it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relaas.accounts.models import User
from relaas.administrations.models import Administration
from relaas.catalog.product_groups import add_product_group
from relaas.contracts.changing import change_contract
from relaas.contracts.lifecycle import go_back
from relaas.contracts.lines.keeping import differing_sums, rebuild_sums
from relaas.contracts.many import lose_many
from relaas.contracts.models import Direction, Recurrence, Status
from relaas.contracts.subscriptions.keeping import keep
from relaas.contracts.subscriptions.lists.today import due
from relaas.contracts.tests.conftest import BY, Make, SignIn, main_of
from relaas.contracts.tests.making import loss_reason
from relaas.contracts.tests.raw_subscriptions import subscriptions
from relaas.desk.finding import find_all
from relaas.kernel import clock
from relaas.kernel.actors import COMMAND_LINE, Actor
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.editing import change_organization
from relaas.parties.merging.merge import merge
from relaas.parties.models import Party
from relaas.story.models import Transaction
from relaas.story.undoing import undo
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db


def noon(*day: int) -> datetime:
    return datetime(*day, 12, tzinfo=UTC)  # type: ignore[misc,arg-type]  # a day


@pytest.fixture(autouse=True)
def _today() -> Any:
    with clock.travel(noon(2026, 6, 1)):
        yield


@pytest.fixture
def rent(ours: Administration, bakery: Party) -> Recurrence:
    """Renewed each year from 1 September on; a new price on 1 July."""
    [made] = subscriptions(
        ours, bakery, {
            "description": "Huur", "price": Decimal(100), "until_day": date(2026, 9, 1), "auto_renew": True,
            "notice_months": 1, "changes": {date(2026, 7, 1): Decimal(120)},
        },
    )  # fmt: skip
    return made


def kept(recurrence: Recurrence, *columns: str) -> list[Any]:
    recurrence.refresh_from_db()
    return [getattr(recurrence, column) for column in columns]


def test_what_a_day_changes_is_kept_anew_on_that_day(rent: Recurrence) -> None:
    """S5: the price of the day; after the last day to give notice, that of the next term."""
    columns = ("state", "monthly", "price_changes_on", "notice_by", "due_on", "keeps_until")
    changes, notice = date(2026, 7, 1), date(2026, 7, 31)
    assert kept(rent, *columns) == ["running", 100, changes, notice, notice, changes]
    for day, expected in (
        (noon(2026, 7, 1), ["running", 120, None, notice, notice, date(2026, 8, 1)]),
        (noon(2026, 8, 1), ["running", 120, None, date(2027, 7, 31), date(2027, 7, 31), date(2027, 8, 1)]),
    ):
        with clock.travel(day), writing(by=COMMAND_LINE, what="test"):
            keep([rent])
        assert kept(rent, *columns) == expected


def test_it_follows_its_contract(rent: Recurrence, user: User) -> None:
    """Owner, category and status, of one or of many at once; and back when that is undone."""
    meal = add_product_group(facts={"name": "Meel"}, by=BY)
    change_contract(rent.contract, facts={"owner": user, "product_group": meal}, by=BY)
    assert kept(rent, "owner_key", "category_key") == [user.pk, meal.pk]
    undo(Transaction.objects.latest("pk"), by=BY)
    assert kept(rent, "owner_key", "category_key") == [0, 0]
    rent.contract.refresh_from_db()
    go_back(rent.contract, to=Status.QUOTE, reason="Toch niet", by=BY)
    assert kept(rent, "state", "notice_by", "due_on") == ["proposed", None, None]
    assert lose_many([rent.contract_id], reason=loss_reason(), by=BY).changed == 1
    assert kept(rent, "state") == ["lost"]
    undo(Transaction.objects.latest("pk"), by=BY)
    assert kept(rent, "state") == ["proposed"]
    assert differing_sums() == []


def test_it_follows_the_name_of_its_relation(rent: Recurrence, bakery: Party, organization: Make) -> None:
    """And the relation itself into another one (P11)."""
    change_organization(bakery, facts={"name": "Molen De Hoop"}, by=BY)
    assert kept(rent, "sort_relation") == [f"molen de hoop  {bakery.pk}"]
    assert {"huur", "molen"} <= set(rent.search_text.split())
    other = organization("Zaagmolen", is_customer=True)
    merge(other, bakery, by=BY)
    assert kept(rent, "relation_id", "sort_relation") == [other.pk, f"zaagmolen  {other.pk}"]
    undo(Transaction.objects.latest("pk"), by=BY)
    assert kept(rent, "relation_id", "sort_relation") == [bakery.pk, f"molen de hoop  {bakery.pk}"]
    assert differing_sums() == []


def test_what_is_wrong_is_found_and_mended(rent: Recurrence) -> None:
    """By `relaas check`."""
    with writing(by=COMMAND_LINE, what="test"):
        Recurrence.objects.update(state="lost", owner_key=7, search_text="x")
    assert len(differing_sums()) == 1
    rebuild_sums()
    assert differing_sums() == []
    assert kept(rent, "state", "owner_key") == ["running", 0]


def found(typed: str, by: Actor = BY) -> list[tuple[str, str]]:
    groups = find_all(typed, by, 6)
    return [(each.label, each.second) for group in groups for each in group.found if "abonnementen/" in each.url]


def test_a_subscription_is_found_by_what_it_is_and_whose(rent: Recurrence, signed_in: SignIn) -> None:
    """U2: not by who may not see it."""
    said = f"Bakkerij Van den Berg B.V. · {rent.contract.number} · Loopt"
    for typed in ("huur", "bakkerij huur", rent.contract.number):
        assert ("Huur", said) in found(typed)
    assert found("\0🙂") == []
    signed_in("purchasing")
    signed_in("sales", only_managed=True)
    purchasing, sales = (User.objects.get(email=f"{role}@relaas.example").actor for role in ("purchasing", "sales"))
    assert [each for each in found("huur", purchasing) if each[0] == "Huur"] == []
    assert [each for each in found("huur", sales) if each[0] == "Huur"] == []
    places = [each.label for group in find_all("abonnementen", BY, 6) for each in group.found]
    assert {"Ga naar Abonnementen", "Ga naar Abonnementen inkoop"} <= set(places)


@pytest.fixture
def ending(ours: Administration, bakery: Party, organization: Make, user: User) -> list[Recurrence]:
    """Of several contracts, one of somebody's own, and one that we buy."""
    mill = organization("Molen", is_supplier=True)
    return subscriptions(
        ours,
        bakery,
        {"description": "Morgen", "until_day": date(2026, 6, 3)},
        {"description": "Eigen", "until_day": date(2026, 7, 2), "owner": user},
        {"description": "Later", "until_day": date(2026, 8, 2)},
        {"description": "Gisteren", "until_day": date(2026, 6, 1)},
        {"description": "Voorstel", "until_day": date(2026, 6, 3), "status": Status.QUOTE},
        {"description": "Stroom", "until_day": date(2026, 6, 5), "direction": Direction.PURCHASE, "number": "I-1",
         "relation": mill},
    )  # fmt: skip


def test_the_first_page_says_what_ends_and_must_be_given_notice(
    ending: list[Recurrence], rent: Recurrence, user: User, signed_in: SignIn
) -> None:
    """Within sixty days, what is one's own before all others, as far as one sees (U2)."""
    today = clock.today()
    assert [(each.description, each.day, each.ends) for each in due(BY, today)] == [
        ("Morgen", date(2026, 6, 2), True), ("Stroom", date(2026, 6, 4), True), ("Eigen", date(2026, 7, 1), True),
        ("Huur", date(2026, 7, 31), False),
    ]  # fmt: skip
    assert [(each.description, each.own) for each in due(user.actor, today)] == [
        ("Eigen", True), ("Morgen", False), ("Huur", False),
    ]  # fmt: skip
    shown = main_of(signed_in("manager"), "/")
    assert "Loopt af of op te zeggen" in shown
    assert "Morgen" in shown
    limited = signed_in("purchasing", only_managed=True)
    assert "Stroom" not in main_of(limited, "/")
    els = User.objects.get(email="purchasing@relaas.example")
    assign_account_manager(ending[-1].relation, user=els, is_primary=True, by=BY)
    assert "Stroom" in main_of(limited, "/")
    assert "Morgen" not in main_of(limited, "/")


def test_the_card_costs_two_queries(ending: list[Recurrence], user: User) -> None:
    with CaptureQueriesContext(connection) as queries:
        due(user.actor, clock.today())
    assert len(queries) == 2
