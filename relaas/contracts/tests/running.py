"""Subscriptions that run, for tests: a signed contract with a line of € 100 a month, looked at on 15 June 2026."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from relaas.contracts.models import BilledPeriod, Contract, ContractLine, Recurrence, Status
from relaas.contracts.subscriptions.keeping import keep
from relaas.contracts.subscriptions.rules import moments
from relaas.contracts.subscriptions.running.marking import mark_billed
from relaas.contracts.subscriptions.terms import terms_of
from relaas.contracts.tests.conftest import BY, told
from relaas.contracts.tests.making import in_status, make_recurrence
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM
from relaas.kernel.refusals import Refused
from relaas.story.writing import writing

TODAY = date(2026, 6, 15)


@contextmanager
def on(day: date) -> Iterator[None]:
    """Within this block it is noon of this day."""
    with clock.travel(datetime(day.year, day.month, day.day, 12, tzinfo=UTC)):
        yield


def add_subscription(contract: Contract, name: str = "Schoonmaak", price: int = 100, **given: Any) -> Recurrence:
    """One more periodic line of this contract, which is signed from then on."""
    with writing(by=SYSTEM, what="test"):
        line = ContractLine.objects.create(
            contract=contract, position=9, description=name, quantity=1, price=price, amount=price
        )
    recurrence = make_recurrence(line, **given)
    in_status(contract, Status.CONTRACT)
    with writing(by=SYSTEM, what="test"):
        keep([recurrence])
    return recurrence


def bill_through(recurrence: Recurrence, until_day: date, reference: str = "F-1") -> list[BilledPeriod]:
    """Mark as billed what its plan has before this day and was not billed yet."""
    done = set(recurrence.billed.values_list("from_day", flat=True))
    days = [each.from_day for each in plan_of(recurrence, until_day) if each.from_day not in done]
    periods = [(recurrence.pk, day) for day in days]
    return mark_billed(recurrence.contract, periods=periods, reference=reference, by=BY)


def plan_of(recurrence: Recurrence, until_day: date) -> list[Any]:
    """The moments of its periods that lie before this day."""
    fresh = Recurrence.objects.select_related("line").get(pk=recurrence.pk)
    found = []
    for moment in moments(terms_of(fresh)):
        if moment.until_day > until_day:
            break
        found.append(moment)
    return found


def amounts(recurrence: Recurrence, first: date, until_day: date) -> list[Decimal]:
    """What its moments of these days come to, in order."""
    return [each.amount for each in plan_of(recurrence, until_day) if each.from_day >= first]


def last_told(contract: Contract) -> tuple[str, str]:
    """The newest entry in the story of the contract's relation, in Dutch."""
    return told(contract.relation)[0]


def refused(code: str, field: str | None, deed: Any, *given: Any, **more: Any) -> str:
    """The deed is refused with this code at this field; gives what is said."""
    with pytest.raises(Refused) as caught:
        deed(*given, **more, by=BY)
    assert (caught.value.code, caught.value.problems[0].field) == (code, field)
    return str(caught.value)
