"""C1, C5, C6: stops and payment arrangements, and what the law says of them (C11)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from relaas.kernel import clock, policy
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties.editing import judge_credit
from relaas.parties.models import Party
from relaas.story.models import Transaction
from relaas.story.undoing import undo
from relaas.terms.control import change_process_control
from relaas.terms.measures import (
    agree_payment_arrangement,
    change_measure,
    end_payment_arrangement,
    lift_delivery_stop,
    lift_order_stop,
    set_delivery_stop,
    set_order_stop,
)
from relaas.terms.models import Measure, MeasureKind
from relaas.terms.rights import CONTROL, OVERRIDE, READ
from relaas.terms.tests.conftest import BY, told

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _today() -> object:
    with clock.travel(datetime(2026, 11, 22, 12, tzinfo=clock.AMSTERDAM)):
        yield


def ruled(act: Act, party: Party) -> list[str]:
    """The rules that speak against this act."""
    return [ruling.rule for ruling in policy.answer(act, {subject_of(party)}, BY).rulings]


@pytest.mark.parametrize(
    ("put", "lift", "act", "other", "rule"),
    [
        (set_order_stop, lift_order_stop, Act.ORDER, Act.DELIVER, "order_stop"),
        (set_delivery_stop, lift_delivery_stop, Act.DELIVER, Act.ORDER, "delivery_stop"),
    ],
)
def test_a_stop_stops_its_own_act_until_it_is_lifted(
    put: Callable[..., Measure], lift: Callable[..., None], act: Act, other: Act, rule: str, bakery: Party
) -> None:
    """C5, C6: with why, who, since when and until when; the other act goes on."""
    measure = put(bakery, reason="Betaalt niet", until_day=TODAY + timedelta(days=9), by=BY)
    assert (measure.set_by_name, measure.set_at) == ("Sanne de Boer", clock.now())
    assert ruled(act, bakery) == [rule]
    assert ruled(other, bakery) == []
    ruling = policy.answer(act, {subject_of(bakery)}, BY).rulings[0]
    assert (ruling.value, ruling.set_by, ruling.since) == ("Betaalt niet", "Sanne de Boer", clock.now())
    assert (ruling.until, ruling.override) == (TODAY + timedelta(days=9), OVERRIDE)
    assert told(bakery)[0] == (f"{_name(rule)} gezet", "Betaalt niet · t/m 30-11-2026")
    lift(bakery, by=BY)
    lift(bakery, by=BY)
    assert ruled(act, bakery) == []
    assert [title for title, _detail in told(bakery)[:2]] == [f"{_name(rule)} opgeheven", f"{_name(rule)} gezet"]


def _name(rule: str) -> str:
    return {"order_stop": "Bestelstop", "delivery_stop": "Leverstop"}[rule]


def test_a_stop_no_longer_counts_from_its_end_and_can_be_set_again(bakery: Party) -> None:
    set_order_stop(bakery, reason="Tot december", until_day=date(2026, 12, 1), by=BY)
    with pytest.raises(Refused) as refused:
        set_order_stop(bakery, reason="Nog eens", by=BY)
    assert refused.value.code == "set_already"
    with clock.travel(datetime(2026, 11, 30, 23, 30, tzinfo=clock.AMSTERDAM)):
        assert ruled(Act.ORDER, bakery) == ["order_stop"]
    with clock.travel(datetime(2026, 12, 1, 0, 30, tzinfo=clock.AMSTERDAM)):
        assert ruled(Act.ORDER, bakery) == []
        set_order_stop(bakery, reason="Weer", by=BY)
        assert ruled(Act.ORDER, bakery) == ["order_stop"]
    assert Measure.objects.get().reason == "Weer"


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"reason": "  "}, "required", "reason"),
        ({"reason": "x" * 501}, "too_long", "reason"),
        ({"reason": "x", "until_day": TODAY}, "ended_already", "until_day"),
        ({"reason": "x", "until_day": date(1, 1, 1)}, "day", "until_day"),
    ],
)
def test_a_stop_that_is_refused(given: dict[str, object], code: str, field: str, bakery: Party) -> None:
    """A stop until yesterday has an end that is today: its first day without."""
    for put in (set_order_stop, set_delivery_stop):
        with pytest.raises(Refused) as refused:
            put(bakery, **given, by=BY)  # type: ignore[arg-type]  # any of its arguments
        assert [(problem.code, problem.field) for problem in refused.value.problems] == [(code, field)]
    assert not Measure.objects.exists()


def test_an_arrangement_stops_reminders_while_it_runs(bakery: Party) -> None:
    """C1."""
    agree_payment_arrangement(bakery, text="€ 100 per maand", from_day=date(2026, 12, 1), by=BY)
    assert ruled(Act.REMIND, bakery) == []
    with clock.travel(datetime(2026, 12, 1, 9, tzinfo=clock.AMSTERDAM)):
        assert ruled(Act.REMIND, bakery) == ["payment_arrangement"]
        assert ruled(Act.ORDER, bakery) == []
        end_payment_arrangement(bakery, by=BY)
        assert ruled(Act.REMIND, bakery) == []
    assert told(bakery)[0] == ("Betalingsregeling beëindigd", "€ 100 per maand")
    assert told(bakery)[1] == ("Betalingsregeling afgesproken", "€ 100 per maand · van 01-12-2026")


def test_an_arrangement_that_ends_before_it_starts(bakery: Party) -> None:
    with pytest.raises(Refused) as refused:
        agree_payment_arrangement(bakery, text="x", from_day=date(2027, 1, 2), until_day=date(2027, 1, 2), by=BY)
    assert (refused.value.code, refused.value.problems[0].field) == ("ends_too_soon", "until_day")


def test_changing_a_stop_keeps_who_set_it(bakery: Party) -> None:
    measure = set_order_stop(bakery, reason="Betaalt niet", by=BY)
    change_measure(
        measure, facts={"reason": "Surseance", "until_day": date(2027, 1, 1)}, by=Actor("Ilse", holds_every_right=True)
    )
    assert Measure.objects.get().set_by_name == "Sanne de Boer"
    assert told(bakery)[0] == ("Bestelstop gewijzigd", "Reden: Betaalt niet → Surseance; T/m: – → 31-12-2026")
    with pytest.raises(Refused) as refused:
        change_measure(measure, facts={"until_day": TODAY}, by=BY)
    assert refused.value.code == "ended_already"


def test_who_lacks_the_right_sets_and_lifts_nothing(bakery: Party) -> None:
    set_order_stop(bakery, reason="Betaalt niet", by=BY)
    sales = Actor("Sem", user_id=7, rights=frozenset({READ, "parties.read", "parties.change", "parties.read_hidden"}))
    for deed in (
        lambda: set_delivery_stop(bakery, reason="x", by=sales),
        lambda: lift_order_stop(bakery, by=sales),
        lambda: end_payment_arrangement(bakery, by=sales),
        lambda: agree_payment_arrangement(bakery, text="x", by=sales),
        lambda: change_process_control(bakery, facts={"credit_limit": 0}, by=sales),
    ):
        with pytest.raises(Refused) as refused:
            deed()
        assert refused.value.code == "right"
    assert Measure.objects.get().kind == MeasureKind.ORDER_STOP
    assert CONTROL not in sales.rights


def test_payment_first(bakery: Party) -> None:
    """C2, C3: without an account, and with a limit of nothing; an empty limit is no limit."""
    assert ruled(Act.DELIVER, bakery) == []
    change_process_control(bakery, facts={"on_account": False}, by=BY)
    assert ruled(Act.DELIVER, bakery) == ["payment_first"]
    change_process_control(bakery, facts={"on_account": True, "credit_limit": "0"}, by=BY)
    assert ruled(Act.DELIVER, bakery) == ["payment_first"]
    change_process_control(bakery, facts={"credit_limit": ""}, by=BY)
    assert ruled(Act.DELIVER, bakery) == []


def test_who_is_not_creditworthy_orders_with_a_reason_only(bakery: Party) -> None:
    """T2c."""
    judge_credit(bakery, creditworthy=False, reason="Twee keer failliet", by=BY)
    assert ruled(Act.ORDER, bakery) == ["creditworthy"]
    assert ruled(Act.DELIVER, bakery) == []


def test_lifting_can_be_undone(bakery: Party) -> None:
    """U3: the stop is back as it was, with who set it and when."""
    set_delivery_stop(bakery, reason="Betaalt niet", by=BY)
    before = Measure.objects.values().get()
    lift_delivery_stop(bakery, by=BY)
    undo(Transaction.objects.latest("id"), by=BY)
    assert Measure.objects.values().get() == before
    assert ruled(Act.DELIVER, bakery) == ["delivery_stop"]
