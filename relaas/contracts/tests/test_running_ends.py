"""S1: how a running subscription ends, is extended and is given notice of: state, story and refusal of each verb."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from relaas.administrations.models import Administration
from relaas.contracts.models import Contract, Recurrence
from relaas.contracts.subscriptions.running.ending import end, extend, give_notice, withdraw_notice
from relaas.contracts.tests.conftest import BY
from relaas.contracts.tests.making import make_contract
from relaas.contracts.tests.running import TODAY, add_subscription, amounts, bill_through, last_told, on, refused
from relaas.kernel.actors import Actor
from relaas.kernel.policy import AgainstTheLaw, overriding
from relaas.parties.models import Party
from relaas.story.models import Transaction
from relaas.story.undoing import undo

pytestmark = pytest.mark.django_db
JANUARY, JUNE, JULY, AUGUST, SEPTEMBER = (date(2026, month, 1) for month in (1, 6, 7, 8, 9))
NEXT_YEAR = date(2027, 1, 1)


@pytest.fixture(autouse=True)
def _in_june() -> Iterator[None]:
    with on(TODAY):
        yield


@pytest.fixture
def contract(ours: Administration, bakery: Party) -> Contract:
    return make_contract(ours, bakery, number="T-1")


@pytest.fixture
def cleaning(contract: Contract) -> Recurrence:
    """€ 100 a month from 1 January 2026 on, invoiced each month, until notice."""
    return add_subscription(contract)


def test_extending(contract: Contract) -> None:
    """A number of times becomes a day; what goes on until notice cannot be extended."""
    ends = add_subscription(contract, times=7)
    assert ends.ends_on == AUGUST
    extend(ends, until_day=NEXT_YEAR, by=BY)
    extending = Transaction.objects.latest("pk")
    assert (ends.until_day, ends.times, ends.ends_on) == (NEXT_YEAR, 0, NEXT_YEAR)
    assert last_told(contract) == ("Abonnement verlengd", "T-1 · Schoonmaak · t/m 31-07-2026 → t/m 31-12-2026")
    assert "31-12-2026" in refused("not_later", "until_day", extend, ends, until_day=NEXT_YEAR)
    refused("endless", "until_day", extend, add_subscription(contract), until_day=NEXT_YEAR)
    undo(extending, by=BY)
    ends.refresh_from_db()
    assert (ends.until_day, ends.times, ends.ends_on) == (None, 7, AUGUST)


def test_what_was_billed_to_a_broken_end_is_not_extended(contract: Contract) -> None:
    """S3: what is left of that period could never be billed; nothing of the extension stays."""
    ends = add_subscription(contract, until_day=date(2026, 6, 16))
    bill_through(ends, date(2026, 6, 16))
    assert "15-06-2026" in refused("billed", "until_day", extend, ends, until_day=NEXT_YEAR)
    ends.refresh_from_db()
    assert ends.ends_on == date(2026, 6, 16)


def test_ending_also_in_the_past_as_far_as_nothing_was_billed(cleaning: Recurrence) -> None:
    bill_through(cleaning, date(2026, 5, 1))
    assert "30-04-2026" in refused("billed", "until_day", end, cleaning, until_day=date(2026, 4, 30))
    end(cleaning, until_day=date(2026, 5, 11), reason="In overleg", by=BY)
    assert amounts(cleaning, date(2026, 5, 1), NEXT_YEAR) == [Decimal("32.26")]
    cleaning.contract.refresh_from_db()
    assert (cleaning.ends_on, cleaning.contract.yearly) == (date(2026, 5, 11), Decimal(0))
    assert last_told(cleaning.contract) == (
        "Abonnement beëindigd", "T-1 · Schoonmaak · tot opzegging → t/m 10-05-2026 · In overleg",
    )  # fmt: skip
    refused("not_earlier", "until_day", end, cleaning, until_day=JULY)


def test_it_does_not_end_before_it_began(contract: Contract) -> None:
    coming = add_subscription(contract, from_day=AUGUST)
    refused("before_start", "until_day", end, coming, until_day=AUGUST)
    for day in ("0001-01-01", "9999-12-31"):
        refused("day", "until_day", end, coming, until_day=day)


def test_notice_ends_it_with_the_term_that_it_is_in_time_for(contract: Contract) -> None:
    """S1: three months before 1 January is 30 September; a day later it is a year later."""
    renews = add_subscription(contract, until_day=NEXT_YEAR, auto_renew=True, notice_months=3)
    assert renews.ends_on is None
    with on(date(2026, 9, 30)):
        give_notice(renews, received_on=None, by=BY)
        assert renews.ends_on == NEXT_YEAR
        assert last_told(contract) == (
            "Opgezegd", "T-1 · Schoonmaak · ontvangen op 30-09-2026 · eindigt: t/m 31-12-2026",
        )  # fmt: skip
        refused("notice_given", "until_day", give_notice, renews, received_on=None)
        refused("notice_given", "until_day", extend, renews, until_day=date(2029, 1, 1))
        withdraw_notice(renews, by=BY)
        assert (renews.ends_on, renews.until_day, renews.notice_on) == (None, NEXT_YEAR, None)
        assert last_told(contract)[0] == "Opzegging ingetrokken"
        refused("no_notice", None, withdraw_notice, renews)
    with on(date(2026, 10, 1)):
        give_notice(renews, received_on=None, by=BY)
        assert renews.ends_on == date(2028, 1, 1)


def test_a_person_leaves_after_a_month_once_the_first_term_is_over(ours: Administration, person: Party) -> None:
    """The Dutch law on what renews by itself; where we buy it does not help us."""
    contract = make_contract(ours, person)
    given: dict[str, Any] = {
        "from_day": date(2025, 1, 1), "until_day": JANUARY, "auto_renew": True, "notice_months": 3,
    }  # fmt: skip
    renews = add_subscription(contract, **given)
    give_notice(renews, received_on=TODAY, by=BY)
    assert renews.ends_on == date(2026, 7, 16)


def test_notice_on_another_day(cleaning: Recurrence) -> None:
    """Later is free; earlier needs a reason and the right (C11)."""
    refused("future", "received_on", give_notice, cleaning, received_on=date(2026, 6, 16))
    give_notice(cleaning, received_on=TODAY, until_day=AUGUST, by=BY)
    assert cleaning.ends_on == AUGUST
    withdraw_notice(cleaning, by=BY)
    months = add_subscription(cleaning.contract, "Onderhoud", notice_months=2)
    with pytest.raises(AgainstTheLaw) as against:
        give_notice(months, received_on=TODAY, until_day=JULY, by=BY)
    assert against.value.answer.rules == ("notice_period",)
    with pytest.raises(AgainstTheLaw), overriding("Zo afgesproken"):
        give_notice(months, received_on=TODAY, until_day=JULY, by=_seller())
    with overriding("Zo afgesproken"):
        give_notice(months, received_on=TODAY, until_day=JULY, by=BY)
    assert months.ends_on == JULY


def _seller() -> Actor:
    return Actor("Sanne", None, frozenset({"contracts.change", "contracts.change_sales", "contracts.read_sales",
                                           "parties.read"}))  # fmt: skip


def test_notice_of_what_ends_anyway_or_was_billed_further(contract: Contract) -> None:
    refused("ends_anyway", "until_day", give_notice, add_subscription(contract, times=9), received_on=TODAY)
    year = add_subscription(contract, "Onderhoud", interval="year")
    bill_through(year, NEXT_YEAR)
    refused("billed", "until_day", give_notice, year, received_on=TODAY, until_day=AUGUST)
    give_notice(year, received_on=TODAY, by=BY)
    assert year.ends_on == NEXT_YEAR
