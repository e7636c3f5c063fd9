"""S3, S5, S6: whatever is done to a subscription, what was billed stays, and so does the plan of the days before it."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import takewhile
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relaas.administrations.models import Administration
from relaas.contracts.lines.keeping import differing_sums
from relaas.contracts.models import BilledPeriod, Pause, PriceChange, Recurrence
from relaas.contracts.subscriptions.rules import moments
from relaas.contracts.subscriptions.running.ending import end, extend, give_notice, withdraw_notice
from relaas.contracts.subscriptions.running.marking import unmark_billed
from relaas.contracts.subscriptions.running.pauses import change_pause, pause, resume, take_back_pause
from relaas.contracts.subscriptions.running.price_changes import change_price, take_back_price_change
from relaas.contracts.subscriptions.running.settling import is_in_plan
from relaas.contracts.subscriptions.terms import terms_of
from relaas.contracts.tests.conftest import BY
from relaas.contracts.tests.making import make_contract
from relaas.contracts.tests.running import add_subscription, bill_through, on
from relaas.kernel.refusals import Refused
from relaas.parties.models import Party
from relaas.story.models import Transaction
from relaas.story.undoing import undo
from tests.house.trying import only_tried

pytestmark = pytest.mark.django_db
BEGAN, BEGINS = date(2026, 1, 31), date(2026, 3, 1)

type Frozen = dict[int, tuple[date, date, Decimal]]

DEEDS = (
    "price", "take back price", "pause", "pause all", "change pause", "resume", "take back pause", "extend", "end",
    "give notice", "withdraw", "bill", "unmark", "undo",
)  # fmt: skip
_TAKING_BACK = frozenset({"take back price", "withdraw", "unmark", "undo"})
KINDS: tuple[dict[str, Any], ...] = (
    {},
    {"moment": "after", "interval": "quarter", "notice_months": 1},
    {"until_day": date(2027, 1, 31), "auto_renew": True, "notice_months": 2},
    {"times": 9, "interval": "week", "every": 4},
    {"price_per": "year", "alignment": "calendar", "until_day": date(2026, 12, 16), "splits": "price"},
)


def do(deed: str, recurrence: Recurrence, day: date, number: int) -> date | None:
    """One deed on this day; gives the first day of which something may be different by it (none: of none)."""
    if deed in _TAKING_BACK:
        return _take_back(deed, recurrence)
    contract, was, until = recurrence.contract, recurrence.ends_on, day + timedelta(days=number)
    match deed:
        case "price":
            change_price(recurrence, price=str(100 + number), from_day=day, by=BY)
        case "pause" | "pause all":
            one = recurrence if deed == "pause" else None
            pause(contract, recurrence=one, from_day=day, until_day=until if number else None, by=BY)
        case "extend":
            extend(recurrence, until_day=day, by=BY)
            return was
        case "end":
            end(recurrence, until_day=day, by=BY)
        case "give notice":
            give_notice(recurrence, received_on=None, by=BY)
            return recurrence.ends_on
        case "bill":
            bill_through(recurrence, day)
            return None
        case _ if paused := Pause.objects.filter(contract=contract).order_by("from_day").last():
            return _change_pause(deed, paused, day, until)
    return day


def _change_pause(deed: str, paused: Pause, day: date, until: date) -> date:
    if deed == "resume":
        resume(paused.contract, pause=paused, on=day, by=BY)
        return day
    first = paused.from_day
    if deed == "change pause":
        change_pause(paused.contract, pause=paused, from_day=day, until_day=until, by=BY)
    else:
        take_back_pause(paused.contract, pause=paused, by=BY)
    return min(first, day)


def _take_back(deed: str, recurrence: Recurrence) -> date | None:
    was = recurrence.ends_on
    change = PriceChange.objects.filter(recurrence=recurrence).order_by("from_day").last()
    billed = BilledPeriod.objects.filter(recurrence=recurrence).order_by("from_day").last()
    if deed == "undo":
        undo(Transaction.objects.latest("pk"), by=BY)
        return date.min
    if deed == "withdraw":
        withdraw_notice(recurrence, by=BY)
        return was
    if deed == "take back price" and change:
        take_back_price_change(recurrence, change=change, by=BY)
        return change.from_day
    if deed == "unmark" and billed:
        unmark_billed(recurrence.contract, billed=[billed], by=BY)
    return None


@given(
    st.sampled_from(KINDS),
    st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 500), st.integers(0, 90)), max_size=6),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=settings().max_examples // 4)
def test_what_was_billed_stays_and_so_do_the_days_before(
    ours: Administration, bakery: Party, kind: dict[str, Any], deeds: list[tuple[str, int, int]]
) -> None:
    with only_tried(), on(BEGINS):
        recurrence = add_subscription(make_contract(ours, bakery), from_day=BEGAN, **kind)
        for deed, after, number in deeds:
            recurrence = Recurrence.objects.select_related("contract__relation", "line").get(pk=recurrence.pk)
            before, frozen = plan_of(recurrence), frozen_of(recurrence)
            try:
                changed = do(deed, recurrence, BEGAN + timedelta(days=after), number)
            except Refused:
                changed = None
                assert frozen_of(recurrence) == frozen, f"{deed} was refused and did something"
                assert plan_of(recurrence) == before
            check(recurrence, deed, before, frozen, changed)


def check(recurrence: Recurrence, deed: str, before: list[Any], frozen: Frozen, changed: date | None) -> None:
    now = frozen_of(recurrence)
    assert {id: now[id] for id in frozen.keys() & now.keys()} == {id: frozen[id] for id in frozen.keys() & now.keys()}
    assert deed in ("unmark", "undo") or frozen.keys() <= now.keys()
    terms = terms_of(Recurrence.objects.get(pk=recurrence.pk))
    assert all(is_in_plan(each, terms) for each in BilledPeriod.objects.filter(recurrence=recurrence))
    earlier = [each for each in before if each.until_day < (changed or date.max)]
    assert plan_of(recurrence)[: len(earlier)] == earlier
    assert differing_sums() == []


def plan_of(recurrence: Recurrence) -> list[Any]:
    """Its moments through 2027: day, first day after, amount, parts."""
    all_of_them = moments(terms_of(Recurrence.objects.get(pk=recurrence.pk)))
    return list(takewhile(lambda moment: moment.from_day < date(2028, 1, 1), all_of_them))


def frozen_of(recurrence: Recurrence) -> Frozen:
    rows = BilledPeriod.objects.filter(recurrence=recurrence)
    return {id: (first, until, amount) for id, first, until, amount in
            rows.values_list("pk", "from_day", "until_day", "amount")}  # fmt: skip
