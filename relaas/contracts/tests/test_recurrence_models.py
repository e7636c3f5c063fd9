"""What must always hold for a recurrence and what happens to it, whoever writes it (S1, S3)."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection

from relaas.administrations.models import Administration
from relaas.contracts.models import BilledPeriod, Contract, Pause, PriceChange, Recurrence
from relaas.contracts.subscriptions import billed_once
from relaas.contracts.tests.making import make_contract, make_recurrence
from relaas.kernel.actors import SYSTEM
from relaas.parties.models import Party
from relaas.story.writing import writing
from tests.at_once import AtOnce

JANUARY, FEBRUARY, MARCH, APRIL = (date(2026, month, 1) for month in (1, 2, 3, 4))


@pytest.fixture
def contract(ours: Administration, bakery: Party) -> Contract:
    return make_contract(ours, bakery, gross=100)


@pytest.fixture
def recurrence(contract: Contract) -> Recurrence:
    return make_recurrence(contract.lines.get())


def bill(recurrence: Recurrence, from_day: date, until_day: date) -> BilledPeriod:
    days = {"from_day": from_day, "until_day": until_day, "billed_on": from_day}
    with writing(by=SYSTEM, what="test"):
        return BilledPeriod.objects.create(
            contract_id=recurrence.contract_id, recurrence=recurrence, amount=Decimal(100), **days
        )


@pytest.mark.parametrize(
    "wrong",
    [
        {"price_per": "hour"},
        {"interval": "day"},
        {"moment": "during"},
        {"splits": "both"},
        {"alignment": "moon"},
        {"every": 0},
        {"every": 100},
        {"until_day": JANUARY},
        {"times": 1000},
        {"times": 2, "until_day": MARCH},
        {"times": 1, "auto_renew": True},
        {"auto_renew": True},
        {"renew_months": 0},
        {"notice_months": 25},
    ],
)
def test_what_makes_no_sense_is_refused_by_the_database(contract: Contract, wrong: dict[str, Any]) -> None:
    """S1."""
    with pytest.raises(IntegrityError):
        make_recurrence(contract.lines.get(), **wrong)


def test_a_line_has_one_recurrence(recurrence: Recurrence) -> None:
    with pytest.raises(IntegrityError):
        make_recurrence(recurrence.line)


def test_a_pause_ends_after_it_begins_and_a_price_changes_once_a_day(recurrence: Recurrence) -> None:
    of_it = {"contract_id": recurrence.contract_id, "recurrence": recurrence}
    with pytest.raises(IntegrityError), writing(by=SYSTEM, what="test"):
        Pause.objects.create(**of_it, from_day=MARCH, until_day=MARCH)
    with pytest.raises(IntegrityError), writing(by=SYSTEM, what="test"):
        for _time in range(2):
            PriceChange.objects.create(**of_it, from_day=MARCH, price=Decimal(2))


@pytest.mark.parametrize(
    ("from_day", "until_day"),
    [(FEBRUARY, MARCH), (JANUARY, APRIL), (date(2026, 2, 28), APRIL), (JANUARY, date(2026, 2, 2))],
)
def test_a_day_is_billed_once(recurrence: Recurrence, from_day: date, until_day: date) -> None:
    """S3: whoever writes it, a trigger refuses it."""
    bill(recurrence, FEBRUARY, MARCH)
    with pytest.raises(IntegrityError):
        bill(recurrence, from_day, until_day)


def test_what_was_billed_does_not_grow_over_another(recurrence: Recurrence) -> None:
    """S3, by a change as well; and what only touches is fine."""
    first, second = bill(recurrence, JANUARY, FEBRUARY), bill(recurrence, FEBRUARY, MARCH)
    with writing(by=SYSTEM, what="test"):
        BilledPeriod.objects.filter(pk=second.pk).update(until_day=APRIL)
    with pytest.raises(IntegrityError), writing(by=SYSTEM, what="test"):
        BilledPeriod.objects.filter(pk=first.pk).update(until_day=MARCH)


def test_the_trigger_is_put_back_after_a_migration(recurrence: Recurrence) -> None:
    billed_once.GUARD.remove(connection)
    billed_once.GUARD.install(connection)
    billed_once.GUARD.install(connection)
    bill(recurrence, FEBRUARY, MARCH)
    with pytest.raises(IntegrityError):
        bill(recurrence, JANUARY, APRIL)


@pytest.mark.django_db(transaction=True)
def test_two_who_bill_the_same_days_at_once(recurrence: Recurrence, at_once: AtOnce) -> None:
    """S3: one of them is refused, on both databases."""

    def try_it(number: int) -> str:
        try:
            bill(recurrence, (FEBRUARY, MARCH)[number], APRIL)
        except IntegrityError:
            return "refused"
        return "billed"

    assert sorted(at_once(try_it, 2)) == ["billed", "refused"]
