"""Point 5 of subscriptions: what came in and went out of their value is kept, summed, and told to who may see it."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relaas.administrations.models import Administration
from relaas.contracts.lifecycle import go_back, sign
from relaas.contracts.models import Direction, PriceChange, Recurrence, RecurrenceState, Status, ValueEvent, ValueSum
from relaas.contracts.rights import READ_SALES
from relaas.contracts.subscriptions.keeping import keep_contract
from relaas.contracts.subscriptions.terms import terms_of
from relaas.contracts.subscriptions.value import value_events
from relaas.contracts.subscriptions.values.keeping import differing_events, keep_events, month_of, rebuild_events
from relaas.contracts.subscriptions.values.report import Asked, Change, by_category, by_period
from relaas.contracts.sums.of_values import VALUE_SUMS
from relaas.contracts.tests.conftest import BY, Make
from relaas.contracts.tests.making import in_status, make_contract, make_recurrence
from relaas.kernel.actors import SYSTEM, Actor
from relaas.parties.models import Party
from relaas.parties.rights import READ
from relaas.parties.sums.joining import differing_sums, join_sums
from relaas.story.models import Transaction
from relaas.story.undoing import undo
from relaas.story.writing import writing

type MakeSubscription = Callable[..., Recurrence]
ALL = Asked(Direction.SALES, month_of(date(2026, 1, 1)), month_of(date(2028, 1, 1)))


@pytest.fixture
def subscription(ours: Administration, bakery: Party) -> MakeSubscription:
    """A running subscription from 1 January 2026: `subscription("10", {date(2026, 7, 1): "12"})`."""

    def make(price: str, changes: dict[date, str] | None = None, *, of: Party = bakery, **given: Any) -> Recurrence:
        line = make_contract(ours, of, gross=Decimal(price)).lines.get()
        recurrence = make_recurrence(line, **{"state": RecurrenceState.RUNNING, **given})
        with writing(by=SYSTEM, what="test"):
            for day, changed in (changes or {}).items():
                of_it = {"contract": recurrence.contract, "recurrence": recurrence}
                PriceChange.objects.create(**of_it, from_day=day, price=Decimal(changed))
            keep_events([recurrence])
        return recurrence

    return make


def put(recurrence: Recurrence, **columns: Any) -> None:
    with writing(by=SYSTEM, what="test"):
        Recurrence.objects.filter(pk=recurrence.pk).update(**columns)


def figures(rows: Iterable[Change]) -> list[tuple[int, ...]]:
    return [tuple(int(figure) for figure in row.figures) for row in rows]


def test_each_period_starts_with_what_the_one_before_came_to(subscription: MakeSubscription) -> None:
    """Start, new, more, less, lost, end: a table that was worked out by hand."""
    subscription("10", {date(2026, 7, 1): "12"})
    subscription("5", {date(2027, 2, 1): "4"}, from_day=date(2026, 10, 15), until_day=date(2027, 8, 1))
    subscription("1", from_day=date(2020, 1, 1))
    halves = by_period(ALL, BY, months=6)
    assert figures(halves) == [
        (12, 120, 0, 0, 0, 132),
        (132, 60, 24, 0, 0, 216),
        (216, 0, 0, -12, 0, 204),
        (204, 0, 0, 0, -48, 156),
    ]
    assert figures(by_period(ALL, BY, months=12)) == [(12, 180, 24, 0, 0, 216), (216, 0, 0, -12, -48, 156)]
    assert figures(by_period(ALL, BY, months=1))[6] == (132, 0, 24, 0, 0, 156)
    only_middle = Asked(Direction.SALES, month_of(date(2026, 10, 1)), month_of(date(2027, 3, 1)))
    assert figures(by_period(only_middle, BY, months=3)) == [(156, 60, 0, 0, 0, 216), (216, 0, 0, -12, 0, 204)]


def test_each_category_stands_by_itself(subscription: MakeSubscription) -> None:
    """Per product group or cost type, also what has none; one direction never stands with the other."""
    subscription("10", category_key=7)
    subscription("5", category_key=8, until_day=date(2027, 1, 1))
    subscription("1")
    subscription("100", category_key=7, direction=Direction.PURCHASE)
    rows = by_category(ALL, BY)
    assert list(rows) == [0, 7, 8]
    assert figures(rows.values()) == [(0, 12, 0, 0, 0, 12), (0, 120, 0, 0, 0, 120), (0, 60, 0, 0, -60, 0)]
    of_eight = Asked(Direction.SALES, ALL.first, ALL.last, category=8)
    assert figures(by_period(of_eight, BY, months=12)) == [(0, 60, 0, 0, 0, 60), (60, 0, 0, 0, -60, 0)]


def test_the_sums_follow_what_becomes_of_a_subscription(subscription: MakeSubscription) -> None:
    """Signed or not, of another category, and gone: whoever writes it, as the events themselves say."""
    one = subscription("10", state=RecurrenceState.PROPOSED)
    assert figures(by_period(ALL, BY, months=24)) == [(0, 0, 0, 0, 0, 0)]
    put(one, state=RecurrenceState.RUNNING, category_key=3)
    assert list(by_category(ALL, BY)) == [3]
    assert differing_sums(VALUE_SUMS) == differing_events() == []
    join_sums()
    assert figures(by_period(ALL, BY, months=24)) == [(0, 120, 0, 0, 0, 120)]
    with writing(by=SYSTEM, what="test"):
        one.delete()
    assert not ValueEvent.objects.exists()
    assert figures(by_period(ALL, BY, months=24)) == [(0, 0, 0, 0, 0, 0)]


def test_what_differs_is_found_and_put_right(subscription: MakeSubscription) -> None:
    """`relaas check`: an event that is gone, one too many, and a price that changed behind its back."""
    one, other = subscription("10"), subscription("20", {date(2026, 5, 1): "25"})
    ValueEvent.objects.filter(recurrence=one).delete()
    with writing(by=SYSTEM, what="test"):
        PriceChange.objects.filter(recurrence=other).update(price=26)
    assert len(differing_events()) == 2
    rebuild_events()
    assert differing_events() == []
    kept = ValueEvent.objects.filter(recurrence=other).values_list("day", "kind", "delta")
    assert list(kept.order_by("day")) == [(each.day, each.kind, each.delta) for each in value_events(terms_of(other))]
    assert ValueSum.objects.exists()


def test_keeping_what_is_kept_writes_nothing(subscription: MakeSubscription) -> None:
    many = [subscription("10"), subscription("20", {date(2026, 5, 1): "25"})]
    with (
        writing(by=SYSTEM, what="test"),
        CaptureQueriesContext(
            connection,
        ) as queries,
    ):
        keep_events(many)
    assert len(queries) == 2


def test_nobody_adds_up_what_it_may_not_see(subscription: MakeSubscription, organization: Make, person: Party) -> None:
    """U2: who sees some relations only has the value of those; of a direction that one may not read there is none."""
    subscription("10")
    subscription("1", of=organization("Molen De Hoop"))
    limited = Actor("Kees", user_id=9, rights=frozenset({READ, READ_SALES}), only_managed=True)
    reader = Actor("Els", user_id=8, rights=frozenset({READ, READ_SALES}))
    assert figures(by_period(ALL, reader, months=24)) == [(0, 132, 0, 0, 0, 132)]
    assert figures(by_period(ALL, limited, months=24)) == [(0, 0, 0, 0, 0, 0)]
    other_side = Asked(Direction.PURCHASE, ALL.first, ALL.last)
    subscription("7", of=person, direction=Direction.PURCHASE)
    assert figures(by_period(other_side, reader, months=24)) == [(0, 0, 0, 0, 0, 0)]
    subscription("5", of=person)
    with writing(by=SYSTEM, what="test"):
        Party.objects.filter(pk=person.pk).update(only_for_account_manager=True)
    assert figures(by_period(ALL, reader, months=24)) == [(0, 132, 0, 0, 0, 132)]
    assert figures(by_period(ALL, BY, months=24)) == [(0, 192, 0, 0, 0, 192)]


def test_the_report_is_one_query(subscription: MakeSubscription) -> None:
    """However many there are: a row for each period and kind."""
    for price in ("1", "2", "3"):
        subscription(price)
    with CaptureQueriesContext(connection) as queries:
        by_period(ALL, BY, months=1)
    assert len(queries) == 1


def test_it_counts_from_signing_until_going_back(ours: Administration, bakery: Party) -> None:
    """The verbs themselves: a request adds nothing, a signed contract does, going back and undoing take it off."""
    contract = make_contract(ours, bakery, gross=Decimal(10))
    make_recurrence(contract.lines.get())
    with writing(by=SYSTEM, what="test"):
        keep_contract(contract)
    counted = []

    def count() -> None:
        counted.append(int(by_period(ALL, BY, months=24)[0].at_end))

    count()
    in_status(contract, Status.QUOTE)
    contract.refresh_from_db()
    sign(contract, by=BY)
    count()
    go_back(contract, to=Status.QUOTE, reason="Te vroeg", by=BY)
    count()
    undo(Transaction.objects.latest("pk"), by=BY)
    count()
    assert counted == [0, 120, 0, 120]
    assert differing_events() == []
