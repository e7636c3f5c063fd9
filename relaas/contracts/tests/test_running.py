"""S3, S5, S6: what happens to a running subscription: state, story and refusal of each verb."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from relaas.administrations.models import Administration
from relaas.contracts.models import Contract, Pause, PriceChange, Recurrence, Status
from relaas.contracts.subscriptions.running.ending import end, extend, give_notice, withdraw_notice
from relaas.contracts.subscriptions.running.marking import mark_billed, unmark_billed
from relaas.contracts.subscriptions.running.pauses import change_pause, pause, resume, take_back_pause
from relaas.contracts.subscriptions.running.price_changes import change_price, take_back_price_change
from relaas.contracts.subscriptions.running.standing import standing_of
from relaas.contracts.tests.conftest import BY
from relaas.contracts.tests.making import in_status, make_contract
from relaas.contracts.tests.running import TODAY, add_subscription, amounts, bill_through, last_told, on, refused
from relaas.kernel.policy import AgainstTheLaw
from relaas.parties.archiving import archive
from relaas.parties.models import Party
from relaas.story.models import Transaction
from relaas.story.undoing import undo
from relaas.terms.measures import set_order_stop

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


def test_a_price_from_a_day_and_several_ahead(cleaning: Recurrence) -> None:
    """S5: what lies before keeps its price; the year and the contract keep the price of today."""
    change_price(cleaning, price="110,50", from_day=JULY, by=BY)
    change_price(cleaning, percentage="3,5", from_day=SEPTEMBER, by=BY)
    assert amounts(cleaning, JUNE, date(2026, 10, 1)) == [100, Decimal("110.50"), Decimal("110.50"), Decimal("114.37")]
    assert last_told(cleaning.contract) == (
        "Nieuwe prijs vanaf 01-09-2026",
        "T-1 · Schoonmaak · €\u00a0110,50 → €\u00a0114,37 · 3,5%",
    )
    assert (cleaning.yearly, cleaning.keeps_until) == (Decimal(1200), JULY)
    take_back_price_change(cleaning, change=PriceChange.objects.latest("from_day"), by=BY)
    assert amounts(cleaning, SEPTEMBER, date(2026, 10, 1)) == [Decimal("110.50")]
    assert last_told(cleaning.contract)[0] == "Prijswijziging teruggenomen"


@pytest.mark.parametrize(
    ("typed", "places", "price"), [("-2", 2, "98.00"), ("0,333", 2, "100.33"), ("0,3333", 4, "100.3333")]
)
def test_a_percentage_is_rounded_as_asked(cleaning: Recurrence, typed: str, places: int, price: str) -> None:
    made = change_price(cleaning, percentage=typed, places=places, from_day=JULY, by=BY)
    assert made.price == Decimal(price)


def test_a_price_change_that_cannot_be(cleaning: Recurrence) -> None:
    bill_through(cleaning, JULY)
    said = refused("billed", "from_day", change_price, cleaning, price="1", from_day=date(2026, 6, 20))
    assert "01-07-2026" in said
    change_price(cleaning, price="120", from_day=JULY, by=BY)
    refused("price_changes", "from_day", change_price, cleaning, price="1", from_day=JULY)
    for code, field, given in (
        ("required", "price", {}),
        ("both", "percentage", {"price": "1", "percentage": "1"}),
        ("same_price", "price", {"price": "120"}),
        ("same_price", "percentage", {"percentage": "0"}),
        ("percentage", "percentage", {"percentage": "1001%"}),
        ("percentage", "percentage", {"percentage": "😀"}),
        ("price", "price", {"price": "x" * 5000}),
        ("price_large", "price", {"price": "1000000000"}),
        ("amount_large", "price", {"price": "999999999"}),
        ("choice", "places", {"price": "1", "places": "9"}),
    ):
        refused(code, field, change_price, cleaning, from_day=SEPTEMBER, **given)
    for code, day in (("day", "0001-01-01"), ("day", "9999-12-31"), ("required", None), ("billed", JANUARY)):
        refused(code, "from_day", change_price, cleaning, price="1", from_day=day)


def test_a_price_change_lies_between_the_first_day_and_the_last(contract: Contract) -> None:
    ends = add_subscription(contract, until_day=SEPTEMBER)
    refused("before_start", "from_day", change_price, ends, price="1", from_day=JANUARY)
    refused("after_end", "from_day", change_price, ends, price="1", from_day=SEPTEMBER)


def test_what_was_billed_at_a_price_keeps_it(cleaning: Recurrence) -> None:
    change = change_price(cleaning, price="110", from_day=date(2026, 6, 1), by=BY)
    bill_through(cleaning, JULY)
    refused("billed", None, take_back_price_change, cleaning, change=change)
    assert amounts(cleaning, JUNE, JULY) == [110]


def test_a_pause_takes_its_days_out(cleaning: Recurrence) -> None:
    """S6: by the day, and the end stays."""
    made = pause(cleaning.contract, recurrence=cleaning, from_day=date(2026, 7, 16), until_day=AUGUST, reason="Dicht",
                 by=BY)  # fmt: skip
    assert amounts(cleaning, JUNE, SEPTEMBER) == [100, Decimal("48.39"), 100]
    assert last_told(cleaning.contract) == (
        "Abonnement gepauzeerd", "T-1 · Schoonmaak · vanaf 16-07-2026 t/m 31-07-2026 · Dicht",
    )  # fmt: skip
    change_pause(cleaning.contract, pause=made, from_day=JULY, until_day=None, by=BY)
    assert amounts(cleaning, JUNE, SEPTEMBER) == [100]
    assert last_told(cleaning.contract)[1].endswith("vanaf 01-07-2026 tot nader order")
    with on(date(2026, 8, 11)):
        resume(cleaning.contract, pause=made, by=BY)
        assert amounts(cleaning, JUNE, SEPTEMBER) == [100, Decimal("67.74")]
        assert last_told(cleaning.contract)[0] == "Abonnement hervat"
        take_back_pause(cleaning.contract, pause=made, by=BY)
        assert amounts(cleaning, JUNE, SEPTEMBER) == [100, 100, 100]
        assert last_told(cleaning.contract)[0] == "Pauze teruggenomen"


def test_a_pause_of_all_is_of_every_line(cleaning: Recurrence) -> None:
    other = add_subscription(cleaning.contract, "Onderhoud", 50, from_day=date(2026, 3, 1))
    pause(cleaning.contract, from_day=JULY, until_day=AUGUST, by=BY)
    assert amounts(cleaning, JULY, SEPTEMBER) == [100]
    assert amounts(other, JULY, SEPTEMBER) == [50]
    assert "het hele contract" in last_told(cleaning.contract)[1]
    said = refused("overlaps", "from_day", pause, cleaning.contract, recurrence=other, from_day=date(2026, 7, 31))
    assert "01-07-2026 t/m 31-07-2026" in said
    pause(cleaning.contract, recurrence=other, from_day=AUGUST, by=BY)
    refused("overlaps", "from_day", pause, cleaning.contract, from_day=date(2026, 12, 1))


def test_a_pause_that_cannot_be(cleaning: Recurrence) -> None:
    bill_through(cleaning, JULY)
    contract = cleaning.contract
    assert "01-07-2026" in refused("billed", "from_day", pause, contract, recurrence=cleaning, from_day=TODAY)
    refused("ends_too_soon", "until_day", pause, contract, from_day=AUGUST, until_day=AUGUST)
    refused("required", "from_day", pause, contract, from_day=None)
    refused("too_long", "reason", pause, contract, from_day=AUGUST, reason="x" * 5000)
    made = pause(contract, recurrence=cleaning, from_day=AUGUST, until_day=SEPTEMBER, by=BY)
    refused("not_paused", "on", resume, contract, pause=made)
    bill_through(cleaning, date(2026, 10, 1))
    refused("billed", "until_day", change_pause, contract, pause=made, from_day=AUGUST, until_day=None)
    refused("billed", "from_day", take_back_pause, contract, pause=made)
    change_pause(contract, pause=made, from_day=AUGUST, until_day=SEPTEMBER, reason="Andere reden", by=BY)
    Pause.objects.get(reason="Andere reden")


def test_marking_as_billed(cleaning: Recurrence) -> None:
    """S3: days and amount are those of the plan, and the same period is never billed twice."""
    contract = cleaning.contract
    [made] = mark_billed(contract, periods=[(cleaning.pk, JUNE)], reference="2026-07", by=BY)
    assert (made.from_day, made.until_day, made.amount, made.billed_on) == (JUNE, JULY, Decimal(100), TODAY)
    assert last_told(contract) == (
        "1 periode gemarkeerd als gefactureerd",
        "T-1 · 2026-07 · Schoonmaak 01-06-2026 t/m 30-06-2026 €\u00a0100,00",
    )
    june = [(cleaning.pk, JUNE)]
    refused("billed_already", "periods", mark_billed, contract, periods=june, reference="2026-08")
    refused("required", "reference", mark_billed, contract, periods=[(cleaning.pk, JULY)], reference=" ")
    refused("none_chosen", "periods", mark_billed, contract, periods=[], reference="1")
    refused("not_planned", "periods", mark_billed, contract, periods=[(cleaning.pk, TODAY)], reference="1")
    refused("not_planned", "periods", mark_billed, contract, periods=[(10**9, JULY)], reference="1")
    twice = [(cleaning.pk, JULY), (cleaning.pk, JULY)]
    assert len(mark_billed(contract, periods=twice, reference="1", by=BY)) == 1
    unmark_billed(contract, billed=[made], by=BY)
    assert list(contract.billed.values_list("from_day", flat=True)) == [JULY]
    assert last_told(contract)[0] == "1 periode niet langer gemarkeerd als gefactureerd"
    refused("gone", "periods", unmark_billed, contract, billed=[made])


def test_an_undo_brings_back_no_plan_without_what_was_billed(contract: Contract) -> None:
    """What was extended and billed since is not taken back; nor is what was unmarked given back at another price."""
    ends = add_subscription(contract, until_day=JULY)
    extend(ends, until_day=SEPTEMBER, by=BY)
    extending = Transaction.objects.latest("pk")
    billed = bill_through(ends, AUGUST)
    with pytest.raises(AgainstTheLaw) as against:
        undo(extending, by=BY)
    assert against.value.answer.rules == ("billed_brought_back",)
    unmark_billed(contract, billed=billed, by=BY)
    unmarking = Transaction.objects.latest("pk")
    change_price(ends, price="120", from_day=date(2026, 2, 1), by=BY)
    with pytest.raises(AgainstTheLaw):
        undo(unmarking, by=BY)
    assert not contract.billed.exists()


def test_only_what_is_signed_runs(cleaning: Recurrence) -> None:
    in_status(cleaning.contract, Status.QUOTE)
    for deed, given in (
        (change_price, {"price": "1", "from_day": JULY}),
        (extend, {"until_day": NEXT_YEAR}),
        (end, {"until_day": NEXT_YEAR}),
        (give_notice, {"received_on": TODAY}),
        (withdraw_notice, {}),
    ):
        refused("not_signed", None, deed, cleaning, **given)
    refused("not_signed", None, pause, cleaning.contract, from_day=JULY)
    refused("not_signed", None, mark_billed, cleaning.contract, periods=[(cleaning.pk, JUNE)], reference="1")


def test_an_order_stop_forbids_extending_and_nothing_else(contract: Contract) -> None:
    """C5: what runs goes on; running longer is ordering more."""
    ends = add_subscription(contract, until_day=SEPTEMBER)
    set_order_stop(contract.relation, reason="Betaalt niet", by=BY)
    with pytest.raises(AgainstTheLaw) as against:
        extend(ends, until_day=NEXT_YEAR, by=BY)
    assert against.value.answer.rules == ("order_stop",)
    pause(contract, from_day=JULY, until_day=AUGUST, by=BY)
    change_price(ends, price="110", from_day=AUGUST, by=BY)
    end(ends, until_day=date(2026, 8, 15), by=BY)


def test_withdrawing_a_notice_that_ended_it_is_ordering_anew(cleaning: Recurrence) -> None:
    give_notice(cleaning, received_on=TODAY, by=BY)
    set_order_stop(cleaning.contract.relation, reason="Betaalt niet", by=BY)
    with on(SEPTEMBER), pytest.raises(AgainstTheLaw):
        withdraw_notice(cleaning, by=BY)
    withdraw_notice(cleaning, by=BY)
    assert cleaning.ends_on is None


def test_what_belongs_to_an_archived_relation_stays_as_it_is(cleaning: Recurrence) -> None:
    archive(cleaning.contract.relation, by=BY)
    with pytest.raises(AgainstTheLaw):
        pause(cleaning.contract, recurrence=cleaning, from_day=JULY, by=BY)
    with pytest.raises(AgainstTheLaw):
        change_price(cleaning, price="1", from_day=JULY, by=BY)


def test_two_people_at_once(cleaning: Recurrence) -> None:
    """Who looked at it as it was is told; what the first did stays."""
    seen = standing_of(cleaning.contract, cleaning).mark
    pause(cleaning.contract, from_day=JULY, until_day=AUGUST, seen=standing_of(cleaning.contract).mark, by=BY)
    refused("changed_meanwhile", None, end, cleaning, until_day=NEXT_YEAR, seen=seen)
    end(cleaning, until_day=NEXT_YEAR, seen=standing_of(cleaning.contract, cleaning).mark, by=BY)
