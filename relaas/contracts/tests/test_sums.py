"""Sums in SQL are those of Python to the cent, on both databases, worked out and kept (K3, K7)."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.db.models import Count, Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relaas.accounts.models import Role, User
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.administrations.models import Administration
from relaas.catalog.product_groups import add_product_group
from relaas.contracts.models import Contract, ContractSum, Direction, Recurrence, Status, SubscriptionSum
from relaas.contracts.sums.of_contracts import CONTRACT_SUMS
from relaas.contracts.sums.of_subscriptions import SUBSCRIPTION_SUMS
from relaas.contracts.tests.conftest import BY
from relaas.contracts.tests.making import make_contract, make_recurrence
from relaas.contracts.tests.raw_rows import change, delete, raw
from relaas.kernel.invariants import INVARIANTS
from relaas.money.rounding import total
from relaas.parties.models import Party
from relaas.parties.sums import triggers
from relaas.parties.sums.joining import differing_sums, join_sums, work_out_anew
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db
SORT = CONTRACT_SUMS.keys

cents = st.one_of(st.integers(-300, 300), st.integers(-(10**12), 10**12)).map(lambda whole: Decimal(whole).scaleb(-2))
rows = st.fixed_dictionaries(
    {
        "direction": st.sampled_from(Direction),
        "status": st.sampled_from([Status.REQUEST, Status.QUOTE, Status.OPTION]),
        "net": cents,
        "vat": cents,
        "yearly": cents,
    }
)
once = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture
def worker(db: None) -> User:
    prepare_roles()
    return create_user(email="els@relaas.example", name="Els", role=Role.objects.get(builtin="sales"), by=BY)


def forget() -> None:
    """What the example before this one left."""
    delete(Contract.objects.all())
    ContractSum.objects.all().delete()


def kept() -> dict[Any, tuple[int, Decimal, Decimal]]:
    """What the kept sums say of each sort of contract."""
    found = ContractSum.objects.order_by().values_list(*SORT).annotate(Sum("number"), Sum("net"), Sum("yearly"))
    return {tuple(sort): (number, net, yearly) for *sort, number, net, yearly in found if number or net or yearly}


def real() -> dict[Any, tuple[int, Decimal, Decimal]]:
    """The same, added up in Python."""
    found: dict[Any, list[Contract]] = defaultdict(list)
    for each in Contract.objects.select_related("relation"):
        category = each.product_group_id or each.cost_type_id or 0
        sort = (each.direction, each.status, each.owner_id or 0, category, each.relation.only_for_account_manager)
        found[sort].append(each)
    return {
        sort: (len(those), total(each.net for each in those), total(each.yearly for each in those))
        for sort, those in found.items()
    }


@once
@given(st.lists(rows, max_size=12))
def test_sums_in_sql_are_those_of_python(ours: Administration, bakery: Party, given_rows: list[dict[str, Any]]) -> None:
    """To the cent, of any amounts: SQLite never makes a float of them."""
    forget()
    raw(ours, bakery, *given_rows)
    found = Contract.objects.aggregate(Count("pk"), Sum("net"), Sum("vat"), Sum("gross"), Sum("yearly"))
    assert found["pk__count"] == len(given_rows)
    for column in ("net", "vat", "yearly"):
        assert (found[f"{column}__sum"] or 0) == total(row[column] for row in given_rows)
    assert (found["gross__sum"] or 0) == total(row["net"] + row["vat"] for row in given_rows)
    assert kept() == real()


@once
@given(st.lists(rows, min_size=1, max_size=8), st.data())
def test_kept_sums_follow_whatever_is_done(
    ours: Administration,
    bakery: Party,
    person: Party,
    worker: User,
    given_rows: list[dict[str, Any]],
    data: st.DataObject,
) -> None:
    """Made, changed in any column that counts, given to another, deleted; many at once or one."""
    forget()
    contracts = raw(ours, bakery, *given_rows)
    for _step in range(data.draw(st.integers(1, 4))):
        some = data.draw(st.lists(st.sampled_from(contracts), min_size=1, unique_by=lambda each: each.pk))
        match data.draw(st.sampled_from(["amount", "status", "owner", "relation", "hide", "delete", "nothing"])):
            case "amount":
                net = data.draw(cents)
                change(some, net=net, gross=net, vat=Decimal(0), yearly=data.draw(cents))
            case "status":
                change(some, status=data.draw(st.sampled_from([Status.REQUEST, Status.QUOTE])))
            case "owner":
                change(some, owner=data.draw(st.sampled_from([worker, None])))
            case "relation":
                change(some, relation=data.draw(st.sampled_from([bakery, person])))
            case "delete":
                delete(some)
            case "nothing":
                change(some, description="Bloem")
    assert kept() == real()
    join_sums()
    assert kept() == real()
    assert set(ContractSum.objects.values_list("part", flat=True)) <= {0}


def test_a_category_counts_apart(ours: Administration, bakery: Party) -> None:
    group = add_product_group(facts={"name": "Meelproducten"}, by=BY)
    raw(ours, bakery, {}, {"product_group": group}, {"product_group": group, "status": Status.CONTRACT})
    assert kept() == real()
    assert kept()[Direction.SALES, Status.CONTRACT, 0, group.pk, False] == (1, Decimal(100), Decimal(0))


def test_what_is_wrong_is_found_and_mended(ours: Administration, bakery: Party) -> None:
    """`relaas check` misses it, and works it out anew."""
    raw(ours, bakery, {}, {"status": Status.QUOTE})
    assert differing_sums(CONTRACT_SUMS) == []
    ContractSum.objects.filter(status=Status.QUOTE).update(net=Decimal(7))
    assert len(differing_sums(CONTRACT_SUMS)) == 1
    assert len(INVARIANTS["contracts.sums_of_lists"].problems()) == 1
    work_out_anew(CONTRACT_SUMS)
    assert differing_sums(CONTRACT_SUMS) == []
    assert kept() == real()


def test_the_triggers_are_put_back_after_a_migration(ours: Administration, bakery: Party) -> None:
    """While they are away nothing keeps the sums; when they come back these are worked out."""
    triggers.remove(connection)
    raw(ours, bakery, {})
    assert kept() == {}
    triggers.install(connection)
    assert kept() == real() != {}
    triggers.install(connection)
    raw(ours, bakery, {})
    assert kept() == real()


def test_sums_of_subscriptions_are_kept_alike(ours: Administration, bakery: Party, person: Party) -> None:
    """By state, owner, category and what the price is for; a month and a year; hidden with the relation (P4)."""
    [first, second, third] = [
        make_recurrence(make_contract(ours, relation).lines.get(), **row)
        for relation, row in (
            (bakery, {"state": "running", "monthly": 10, "yearly": 120, "owner_key": 3}),
            (bakery, {"state": "running", "monthly": Decimal("0.33"), "yearly": Decimal("3.99"), "owner_key": 3}),
            (person, {"state": "ended", "monthly": 7, "yearly": 84, "price_per": "year", "direction": "purchase"}),
        )
    ]

    def sums() -> set[tuple[Any, ...]]:
        columns = ("direction", "state", "owner_key", "price_per", "hidden")
        found = SubscriptionSum.objects.order_by().values_list(*columns)
        found = found.annotate(Sum("number"), Sum("monthly"), Sum("yearly"))
        return {row for row in found if any(row[5:])}

    running = ("sales", "running", 3, "month", False, 2, Decimal("10.33"), Decimal("123.99"))
    assert sums() == {running, ("purchase", "ended", 0, "year", False, 1, Decimal(7), Decimal(84))}
    with writing(by=BY, what="test"):
        Party.objects.filter(pk=person.pk).update(only_for_account_manager=True)
        Recurrence.objects.filter(pk=first.pk).update(state="ended", category_key=8)
        second.delete()
    ended = ("sales", "ended", 3, "month", False, 1, Decimal(10), Decimal(120))
    hidden = ("purchase", "ended", 0, "year", True, 1, Decimal(7), Decimal(84))
    assert sums() == {ended, hidden}
    join_sums()
    assert sums() == {ended, hidden}
    assert differing_sums(SUBSCRIPTION_SUMS) == []
    with writing(by=BY, what="test"):
        third.delete()
    assert sums() == {ended}
