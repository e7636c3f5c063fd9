"""A5: what there is to remind of in a contract, and from which day on."""

from datetime import date, timedelta
from typing import Any

import pytest

from relaas.contracts.models import Contract, ContractLine, Recurrence, Status
from relaas.contracts.reminding.reasons import Reason, Why, reasons_of

NEW_YEAR = date(2027, 1, 1)


def contract(status: Status = Status.CONTRACT, **given: Any) -> Contract:
    return Contract(pk=7, status=status, **given)


def recurrence(name: str, **given: Any) -> Recurrence:
    return Recurrence(line=ContractLine(description=name), from_day=date(2026, 1, 1), **given)


def found(of: Contract, *recurrences: Recurrence, on: date = date(2026, 9, 1), **more: Any) -> list[Reason]:
    return reasons_of(of, recurrences, on, **more)


@pytest.mark.parametrize(
    ("given", "why", "day", "from_day"),
    [
        ({"until_day": NEW_YEAR}, Why.ENDS, date(2026, 12, 31), date(2026, 12, 1)),
        ({"until_day": NEW_YEAR, "notice_months": 3}, Why.ENDS, date(2026, 12, 31), date(2026, 12, 1)),
        ({"until_day": NEW_YEAR, "auto_renew": True}, Why.NOTICE, date(2026, 12, 31), date(2026, 12, 17)),
        (
            {"until_day": NEW_YEAR, "auto_renew": True, "notice_months": 3},
            Why.NOTICE,
            date(2026, 9, 30),
            date(2026, 9, 16),
        ),
        (
            {"status": Status.QUOTE, "valid_until": NEW_YEAR, "until_day": NEW_YEAR},
            Why.QUOTE,
            date(2026, 12, 31),
            date(2026, 12, 28),
        ),
        ({"status": Status.OPTION, "option_until": NEW_YEAR}, Why.OPTION, date(2026, 12, 31), date(2026, 12, 28)),
        ({"until_day": NEW_YEAR, "remind_on": date(2026, 10, 5)}, Why.ENDS, date(2026, 12, 31), date(2026, 10, 5)),
        ({"until_day": NEW_YEAR, "remind_on": date(2025, 10, 5)}, Why.ENDS, date(2026, 12, 31), date(2026, 12, 1)),
        ({"until_day": NEW_YEAR, "remind_on": date(2027, 3, 1)}, Why.ENDS, date(2026, 12, 31), date(2026, 12, 1)),
        ({"remind_on": date(2026, 10, 5)}, Why.REMINDER, date(2026, 10, 5), date(2026, 10, 5)),
    ],
)
def test_the_day_on_which_it_comes(given: dict[str, Any], why: Why, day: date, from_day: date) -> None:
    assert found(contract(**given)) == [Reason(why, 7, day, from_day)]


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"status": Status.REQUEST, "until_day": NEW_YEAR, "valid_until": NEW_YEAR},
        {"status": Status.EXECUTED, "until_day": NEW_YEAR, "remind_on": NEW_YEAR},
        {"status": Status.LOST, "valid_until": NEW_YEAR, "remind_on": NEW_YEAR},
    ],
)
def test_of_what_nothing_is_coming_nothing_is_said(given: dict[str, Any]) -> None:
    assert found(contract(**given), recurrence("Hosting", ends_on=NEW_YEAR) if given else recurrence("Hosting")) == []


def test_a_reminder_day_counts_once() -> None:
    """It was for the end before: the one after a renewal comes on its own day."""
    renewed = contract(until_day=date(2027, 7, 1), remind_on=date(2026, 10, 5))
    assert [each.from_day for each in found(renewed)] == [date(2026, 10, 5)]
    assert [each.from_day for each in found(renewed, reminded_on=date(2026, 10, 5))] == [date(2027, 5, 31)]


def test_subscriptions_that_end_or_renew_alike_are_one() -> None:
    """S5: notice is given for the term that runs; a contract that ends on the same day is one with them."""
    renewing: dict[str, Any] = {"until_day": NEW_YEAR, "auto_renew": True, "notice_months": 1}
    reasons = found(
        contract(until_day=NEW_YEAR),
        recurrence("Hosting", **renewing),
        recurrence("Domein", **renewing),
        recurrence("Onderhoud", until_day=NEW_YEAR, ends_on=NEW_YEAR),
        recurrence("Storing", until_day=NEW_YEAR, ends_on=date(2026, 12, 1)),
        recurrence("Eindeloos"),
    )
    assert [(each.why, each.day, each.lines) for each in reasons] == [
        (Why.ENDS, date(2026, 12, 31), ()),
        (Why.NOTICE, date(2026, 11, 30), ("Hosting", "Domein")),
        (Why.ENDS, date(2026, 11, 30), ("Storing",)),
    ]
    [next_year] = found(contract(), recurrence("Hosting", **renewing), on=date(2026, 12, 1))
    assert next_year.day == date(2027, 11, 30)


def test_a_missed_night_is_made_up_for_but_not_for_ever() -> None:
    [end] = found(contract(until_day=NEW_YEAR))
    [notice] = found(contract(until_day=NEW_YEAR, auto_renew=True))
    assert not end.is_due(date(2026, 11, 30))
    assert end.is_due(date(2026, 12, 1))
    assert end.is_due(date(2027, 1, 30))
    assert not end.is_due(date(2027, 1, 31))
    assert notice.is_due(date(2026, 12, 31))
    assert not notice.is_due(NEW_YEAR), "it was renewed: nothing can be done any more"
    assert end.origin == f"contract.ends:7:{NEW_YEAR - timedelta(days=1)}"
