"""Verbs: stops and payment arrangements (C1, C5, C6): set, changed, lifted, each with who, when, why and until when."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties.facts import Given, read_facts
from relaas.parties.facts.changes import put
from relaas.parties.locking import lock
from relaas.parties.models import Party
from relaas.story.telling import record
from relaas.terms.facts import MEASURE_FACTS
from relaas.terms.models import Measure, MeasureKind
from relaas.terms.rights import CONTROL, READ
from relaas.terms.sentences import OF_MEASURES


@verb("terms.set_order_stop", act=Act.CHANGE, right=CONTROL, on=("party",))
def set_order_stop(party: Party, *, reason: str, until_day: date | None = None, by: Actor) -> Measure:
    """C5: nothing new is ordered from or by this relation; `until_day` is the first day on which it may again.

    Refuses no reason (`required`), an end that is past (`ended_already`), and a stop that is there (`set_already`).
    """
    return _set(MeasureKind.ORDER_STOP, party, {"reason": reason, "until_day": until_day}, by)


@verb("terms.lift_order_stop", act=Act.CHANGE, right=CONTROL, on=("party",))
def lift_order_stop(party: Party, *, by: Actor) -> None:
    """Orders go on; nothing happens without a stop."""
    _lift(MeasureKind.ORDER_STOP, party, by)


@verb("terms.set_delivery_stop", act=Act.CHANGE, right=CONTROL, on=("party",))
def set_delivery_stop(party: Party, *, reason: str, until_day: date | None = None, by: Actor) -> Measure:
    """C6: nothing is delivered to this relation, also not what was signed. Refuses as `set_order_stop`."""
    return _set(MeasureKind.DELIVERY_STOP, party, {"reason": reason, "until_day": until_day}, by)


@verb("terms.lift_delivery_stop", act=Act.CHANGE, right=CONTROL, on=("party",))
def lift_delivery_stop(party: Party, *, by: Actor) -> None:
    """Deliveries go on; nothing happens without a stop."""
    _lift(MeasureKind.DELIVERY_STOP, party, by)


@verb("terms.agree_payment_arrangement", act=Act.CHANGE, right=CONTROL, on=("party",))
def agree_payment_arrangement(
    party: Party, *, text: str, from_day: date | None = None, until_day: date | None = None, by: Actor
) -> Measure:
    """C1: how it pays off what it owes; reminders stop meanwhile. Refuses an end before the start (`ends_too_soon`)."""
    return _set(MeasureKind.ARRANGEMENT, party, {"reason": text, "from_day": from_day, "until_day": until_day}, by)


@verb("terms.end_payment_arrangement", act=Act.CHANGE, right=CONTROL, on=("party",))
def end_payment_arrangement(party: Party, *, by: Actor) -> None:
    """Reminders go on; nothing happens without an arrangement."""
    _lift(MeasureKind.ARRANGEMENT, party, by)


@verb("terms.change_measure", act=Act.CHANGE, right=CONTROL, on=("measure",))
def change_measure(measure: Measure, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change the text or the days of a stop or an arrangement; who set it and when stays. Refuses as setting does."""
    check_unchanged(measure, seen)
    checking = Checking()
    values = read_facts(MEASURE_FACTS, facts, checking)
    _check_days({"from_day": measure.from_day, "until_day": measure.until_day, **values}, checking)
    checking.refuse_problems()
    changes = put(measure, values, MEASURE_FACTS)
    if changes.columns:
        measure.save()
        told = OF_MEASURES[MeasureKind(measure.kind)].changed
        record(told, subject_of(measure), by=by, parameters={"changes": changes.told}, right=READ)


def _set(kind: MeasureKind, party: Party, facts: Given, by: Actor) -> Measure:
    lock(party)
    checking = Checking()
    values = read_facts(MEASURE_FACTS, facts, checking)
    _check_days(values, checking)
    checking.refuse_problems()
    there = Measure.objects.filter(party=party, kind=kind).first()
    if there and not there.is_over(clock.today()):
        raise Refused("set_already", _("%(name)s set this already.") % {"name": there.set_by_name})
    measure = there or Measure(party=party, kind=kind)
    for name in MEASURE_FACTS:
        setattr(measure, name, values.get(name))
    measure.set_at, measure.set_by_name, measure.set_by_id = clock.now(), by.name, by.user_id
    measure.save()
    kept = {name: fact.keep(getattr(measure, name)) for name, fact in MEASURE_FACTS.items()}
    record(OF_MEASURES[kind].set, subject_of(party), by=by, parameters=kept, right=READ)
    return measure


def _lift(kind: MeasureKind, party: Party, by: Actor) -> None:
    lock(party)
    measure = Measure.objects.filter(party=party, kind=kind).first()
    if measure is None:
        return
    record(OF_MEASURES[kind].lifted, subject_of(party), by=by, parameters={"reason": measure.reason}, right=READ)
    measure.delete()


def _check_days(values: dict[str, Any], checking: Checking) -> None:
    """`until_day` is the first day after; on screen the day before it is the last."""
    from_day, until_day = values.get("from_day"), values.get("until_day")
    if until_day is None:
        return
    if from_day is not None and until_day <= from_day:
        checking.add("ends_too_soon", _("It ends before it starts."), "until_day")
    elif until_day <= clock.today():
        checking.add("ended_already", _("This day is past: choose today or a later day, or none."), "until_day")
