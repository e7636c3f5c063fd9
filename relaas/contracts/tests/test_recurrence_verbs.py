"""K5: lines are taken as subscriptions, changed and invoiced once again; each with what it refuses."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from relaas.contracts.changing import change_contract, change_invoicing
from relaas.contracts.lifecycle import go_back, sign
from relaas.contracts.lines.verbs import add_heading, add_lines, change_line, remove_lines
from relaas.contracts.models import BilledPeriod, Contract, ContractLine, PriceChange, Recurrence, Status
from relaas.contracts.subscriptions.verbs import change_recurrence, stop_being_periodic, take, take_lines
from relaas.contracts.tests.conftest import BY, MakeRequest, told
from relaas.contracts.tests.making import in_status, make_contract
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.policy import AgainstTheLaw
from relaas.kernel.refusals import Refused
from relaas.parties.models import Party
from relaas.story.models import Transaction
from relaas.story.undoing import undo
from relaas.story.writing import writing
from relaas.terms.control import change_process_control

JANUARY = date(2027, 1, 1)


@pytest.fixture
def contract(request_of: MakeRequest, bakery: Party) -> Contract:
    return request_of(bakery, from_day="2027-01-01")


@pytest.fixture
def line(contract: Contract) -> ContractLine:
    return add_lines(contract, lines=[{"description": "Onderhoud", "price": "50", "quantity": "2"}], by=BY)[0]


def bill(recurrence: Recurrence, amount: int = 100) -> BilledPeriod:
    days = {"from_day": JANUARY, "until_day": date(2027, 2, 1), "billed_on": JANUARY}
    with writing(by=SYSTEM, what="test"):
        return BilledPeriod.objects.create(
            contract_id=recurrence.contract_id, recurrence=recurrence, amount=Decimal(amount), **days
        )


def refused(deed: Any) -> list[tuple[str, str | None]]:
    with pytest.raises(Refused) as caught:
        deed()
    return [(problem.code, problem.field) for problem in caught.value.problems]


def test_the_line_itself_becomes_periodic(contract: Contract, line: ContractLine, bakery: Party) -> None:
    """K5: as the contract proposes; what it comes to once becomes what a year of it comes to."""
    recurrence = take(line, by=BY)
    contract.refresh_from_db()
    assert (recurrence.line, recurrence.origin, recurrence.from_day) == (line, None, JANUARY)
    assert (contract.net, contract.gross, contract.yearly) == (Decimal(0), Decimal(0), Decimal(1200))
    assert (contract.lines.count(), recurrence.relation_id) == (1, bakery.pk)
    assert told(bakery)[0] == ("Als abonnement genomen", "V-2026-0001 · Onderhoud · per maand · vanaf 01-01-2027")


def test_a_periodic_line_is_made_of_it(contract: Contract, line: ContractLine) -> None:
    """K5: the origin stays and is kept; undone in one step."""
    last = add_lines(contract, lines=[{"description": "Laatste", "price": "1"}], by=BY)[0]
    recurrence = take(line, as_new_line=True, by=BY)
    assert [str(each) for each in contract.lines.all()] == ["Onderhoud", "Onderhoud", "Laatste"]
    assert (recurrence.origin, recurrence.line.position, recurrence.line.price) == (line, 2, Decimal(50))
    contract.refresh_from_db()
    assert (contract.net, contract.yearly) == (Decimal(101), Decimal(1200))
    undo(Transaction.objects.latest("pk"), by=BY)
    contract.refresh_from_db()
    assert list(contract.lines.all()) == [line, last]
    assert (contract.net, contract.yearly, Recurrence.objects.count()) == (Decimal(101), Decimal(0), 0)


def test_the_contract_proposes(contract: Contract, line: ContractLine) -> None:
    """K5: interval, invoice moment, days, notice and renewal; the line's own count."""
    change_contract(contract, facts={"until_day": "2028-01-01", "notice_months": "3", "auto_renew": True}, by=BY)
    change_invoicing(contract, facts={"interval": "half_year", "invoice_moment": "before"}, by=BY)
    recurrence = take(line, facts={"notice_months": 1}, by=BY)
    assert (recurrence.interval, recurrence.every, recurrence.moment, recurrence.price_per) == (
        "half_year", 1, "before", "month",
    )  # fmt: skip
    assert (recurrence.until_day, recurrence.auto_renew, recurrence.notice_months) == (date(2028, 1, 1), True, 1)


def test_all_lines_at_once(contract: Contract, line: ContractLine) -> None:
    other = add_lines(contract, lines=[{"description": "Hosting", "price": "-1"}], by=BY)[0]
    made = take_lines(contract, [other, line], facts={"price_per": "year"}, by=BY)
    assert [str(each) for each in made] == ["Onderhoud", "Hosting"]
    assert take_lines(contract, [], by=BY) == []


@pytest.mark.parametrize(
    ("facts", "problems"),
    [
        ({"every": 0}, [("every", "every")]),
        ({"every": "100"}, [("every", "every")]),
        ({"every": "1,5"}, [("every", "every")]),
        ({"renew_months": "0"}, [("renew_months", "renew_months")]),
        ({"times": "-1"}, [("times", "times")]),
        ({"times": "🙂"}, [("times", "times")]),
        ({"notice_months": "25"}, [("notice_months", "notice_months")]),
        ({"from_day": ""}, [("required", "from_day")]),
        ({"from_day": "0001-01-01"}, [("day", "from_day")]),
        ({"from_day": "1899-12-31"}, [("day", "from_day")]),
        ({"from_day": "2027-02-29"}, [("day", "from_day")]),
        ({"until_day": "2027-01-01"}, [("ends_too_soon", "until_day")]),
        ({"until_day": "2026-01-01"}, [("ends_too_soon", "until_day")]),
        ({"until_day": "2028-01-01", "times": "3"}, [("both_ends", "times")]),
        ({"times": "1", "auto_renew": True}, [("times_renews", "auto_renew")]),
        ({"auto_renew": True}, [("renews_without_end", "until_day")]),
        ({"price_per": "hour"}, [("choice", "price_per")]),
        ({"interval": "day"}, [("choice", "interval")]),
        ({"remark": "x" * 5000}, [("too_long", "remark")]),
        ({"every": 0, "times": "x"}, [("every", "every"), ("times", "times")]),
    ],
)
def test_what_makes_no_sense_is_refused(
    contract: Contract, line: ContractLine, facts: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    """S1: each at its field, all at once; and the same of one that is there."""
    assert refused(lambda: take(line, facts=facts, by=BY)) == problems
    recurrence = take(line, by=BY)
    assert refused(lambda: change_recurrence(recurrence, facts=facts, by=BY)) == problems


def test_a_leap_day_is_a_day_like_others(line: ContractLine) -> None:
    """S4: yearly from 29 February."""
    recurrence = take(line, facts={"from_day": "2028-02-29", "interval": "year", "times": 2}, by=BY)
    assert recurrence.times == 2
    assert Recurrence.objects.get().ends_on == date(2030, 2, 28)


def test_what_is_no_line_to_take_is_refused(contract: Contract, line: ContractLine) -> None:
    heading = add_heading(contract, description="Meel", by=BY)
    assert refused(lambda: take(heading, by=BY)) == [("no_item", None)]
    take(line, by=BY)
    assert refused(lambda: take(line, by=BY)) == [("periodic", None)]
    assert refused(lambda: change_line(contract, line, facts={"kind": "heading"}, by=BY)) == [("periodic", None)]
    assert refused(lambda: take(line, by=Actor("Niemand", user_id=None))) == [("right", None)]


def test_a_closed_contract_stays_as_it_is(contract: Contract, line: ContractLine) -> None:
    recurrence = take(line, by=BY)
    in_status(contract, Status.LOST)
    for deed in (
        lambda: take(line, by=BY),
        lambda: change_recurrence(recurrence, facts={"every": 2}, by=BY),
        lambda: stop_being_periodic(recurrence, by=BY),
    ):
        assert refused(deed) == [("contract_closed", None)]


def test_a_subscription_changes(contract: Contract, line: ContractLine, bakery: Party) -> None:
    recurrence = take(line, by=BY)
    change_recurrence(recurrence, facts={"every": "4", "interval": "week", "price_per": "week"}, by=BY)
    contract.refresh_from_db()
    assert (contract.yearly, recurrence.every) == (Decimal(5200), 4)
    assert told(bakery)[0] == (
        "Abonnement gewijzigd",
        "V-2026-0001 · Onderhoud: Factureren elke zoveel: 1 → 4; Interval: maand → week; Prijs per: maand → week",
    )
    entries = len(told(bakery))
    change_recurrence(recurrence, facts={"every": 4}, by=BY)
    assert len(told(bakery)) == entries
    seen = {"every": 3}
    assert refused(lambda: change_recurrence(recurrence, facts={"every": 5}, seen=seen, by=BY))[0][0] == (
        "changed_meanwhile"
    )


def test_a_first_day_stays_before_the_next_price(contract: Contract, line: ContractLine) -> None:
    recurrence = take(line, by=BY)
    with writing(by=SYSTEM, what="test"):
        PriceChange.objects.create(contract=contract, recurrence=recurrence, from_day=date(2027, 3, 1), price=2)
    facts = {"from_day": "2027-03-01"}
    assert refused(lambda: change_recurrence(recurrence, facts=facts, by=BY)) == [("price_change_before", "from_day")]


def test_it_is_invoiced_once_again(contract: Contract, line: ContractLine, bakery: Party) -> None:
    stop_being_periodic(take(line, by=BY), by=BY)
    contract.refresh_from_db()
    assert (contract.net, contract.yearly, Recurrence.objects.count()) == (Decimal(100), Decimal(0), 0)
    assert told(bakery)[0][0] == "Niet langer een abonnement"


def test_what_was_invoiced_stays(contract: Contract, line: ContractLine) -> None:
    """S3: terms, quantity, price and the line itself; the notice period may change, and so may what it is called."""
    recurrence = take(line, by=BY)
    change_line(contract, line, facts={"price": "60"}, by=BY)
    priced = Transaction.objects.latest("pk")
    bill(recurrence, 120)
    for deed in (
        lambda: change_recurrence(recurrence, facts={"every": 2}, by=BY),
        lambda: change_recurrence(recurrence, facts={"from_day": "2027-02-01"}, by=BY),
        lambda: stop_being_periodic(recurrence, by=BY),
        lambda: change_line(contract, line, facts={"price": "61"}, by=BY),
        lambda: change_line(contract, line, facts={"quantity": "3"}, by=BY),
        lambda: change_line(contract, line, facts={"discount": "3"}, by=BY),
        lambda: remove_lines(contract, [line], by=BY),
    ):
        assert refused(deed) == [("billed", None)]
    with pytest.raises(AgainstTheLaw):
        undo(priced, by=BY)
    change_recurrence(recurrence, facts={"notice_months": 1, "remark": "Belt terug"}, by=BY)
    change_line(contract, line, facts={"description": "Groot onderhoud", "price": "60"}, by=BY)


def test_a_contract_that_was_invoiced_stays_one(ours: Any, bakery: Party) -> None:
    """K2: going back is possible until something was invoiced."""
    contract = in_status(make_contract(ours, bakery, gross=100), Status.QUOTE)
    recurrence = take(contract.lines.get(), facts={"from_day": "2027-01-01", "moment": "before"}, by=BY)
    sign(contract, by=BY)
    signed = Transaction.objects.latest("pk")
    billed = bill(recurrence)
    with pytest.raises(AgainstTheLaw):
        undo(signed, by=BY)
    assert refused(lambda: go_back(contract, to=Status.QUOTE, reason="Toch niet", by=BY)) == [("billed", None)]
    with writing(by=SYSTEM, what="test"):
        billed.delete()
    go_back(contract, to=Status.QUOTE, reason="Toch niet", by=BY)
    assert contract.status == Status.QUOTE


def test_a_year_counts_for_the_credit_limit(ours: Any, bakery: Party) -> None:
    """C3: what is periodic counts for a year, at signing and when it becomes so in a signed contract."""
    contract = in_status(make_contract(ours, bakery, gross=100), Status.CONTRACT)
    change_process_control(bakery, facts={"credit_limit": "1000"}, by=BY)
    with pytest.raises(AgainstTheLaw):
        take(contract.lines.get(), facts={"price_per": "month"}, by=BY)
    take(contract.lines.get(), facts={"price_per": "quarter"}, by=BY)
    contract.refresh_from_db()
    assert contract.counts_for == Decimal(400)
