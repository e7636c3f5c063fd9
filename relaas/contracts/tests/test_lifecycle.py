"""K2: the steps of a contract: state, story and refusal of each."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, connections
from django.utils import translation

from relaas.administrations.models import Administration
from relaas.contracts.lapsing import lapse_options
from relaas.contracts.lifecycle import execute, give_option, go_back, let_option_lapse, lose, quote, reopen, sign
from relaas.contracts.models import Contract, ContractLine, Direction, LossReason, Status
from relaas.contracts.tests.conftest import BY, Make, told
from relaas.contracts.tests.making import in_status, loss_reason, make_contract
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties.archiving import archive, restore
from relaas.parties.models import Party, Role
from relaas.story.models import Transaction
from relaas.story.telling import story_of
from relaas.story.undoing import undo
from relaas.story.writing import writing
from relaas.terms.models import VatRegime

pytestmark = pytest.mark.django_db


@pytest.fixture
def contract(ours: Administration, bakery: Party) -> Contract:
    return make_contract(ours, bakery)


def steps(contract: Contract) -> list[tuple[str, str]]:
    with translation.override("nl"):
        return [(entry.title, entry.detail) for entry in story_of(subject_of(contract), BY).entries]


def problems(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str | None]]:
    return [(each.code, each.field) for each in refused.value.problems]


def days(contract: Contract) -> list[Any]:
    contract.refresh_from_db()
    return [contract.quoted_on, contract.option_until, contract.signed_on, contract.executed_on, contract.lost_on]


def test_a_contract_goes_through_all_of_its_statuses(contract: Contract) -> None:
    """Each change is dated, and in the story of the contract and of its relation."""
    today = clock.today()
    until = today + timedelta(days=10)
    quote(contract, by=BY)
    assert days(contract) == [today, None, None, None, None]
    give_option(contract, until_day=until, by=BY)
    assert days(contract) == [today, until, None, None, None]
    sign(contract, by=BY)
    assert days(contract) == [today, None, today, None, None]
    execute(contract, on=today, by=BY)
    assert days(contract) == [today, None, today, today, None]
    assert contract.status == Status.EXECUTED
    assert [title for title, _detail in steps(contract)] == [
        "Contract → Uitgevoerd", "Optie → Contract", "Offerte → Optie", "Aanvraag → Offerte",
    ]  # fmt: skip
    assert told(contract.relation)[: len(steps(contract))] == steps(contract)
    assert str(contract) in steps(contract)[0][1]


def test_a_step_may_have_been_taken_before_today(contract: Contract) -> None:
    """It is told with its day; not in the future, and not before the step before it."""
    quote(contract, on=date(2026, 3, 2), by=BY)
    assert "op 02-03-2026" in steps(contract)[0][1]
    for wrong, code in ((clock.today() + timedelta(days=1), "future"), (date(2026, 3, 1), "too_early")):
        with pytest.raises(Refused) as refused:
            sign(contract, on=wrong, by=BY)
        assert problems(refused) == [(code, "on")]
    sign(contract, on=date(2026, 3, 2), by=BY)
    assert contract.signed_on == date(2026, 3, 2)


@pytest.mark.parametrize("status", Status)
def test_no_step_is_taken_that_does_not_follow(contract: Contract, status: Status) -> None:
    in_status(contract, status)
    deeds = {
        quote: {Status.REQUEST},
        sign: {Status.QUOTE, Status.OPTION},
        execute: {Status.CONTRACT},
    }
    for deed, before in deeds.items():
        if status not in before:
            with pytest.raises(Refused) as refused:
                deed(contract, by=BY)
            assert problems(refused) == [("no_step", None)]
    contract.refresh_from_db()
    assert contract.status == status


def test_all_that_is_missing_is_listed_at_once_each_at_its_field(contract: Contract) -> None:
    quote(contract, by=BY)
    with writing(by=SYSTEM, what="test"):
        ContractLine.objects.all().delete()
        empty = {"product_group": None, "from_day": None, "invoice_address": None}
        Contract.objects.update(vat_regime=VatRegime.REVERSE_CHARGE, **empty)
        Party.objects.update(vat_number="")
    with pytest.raises(Refused) as refused:
        sign(contract, by=BY)
    fields = ["lines", "product_group", "from_day", "invoice_address", "vat_number"]
    assert problems(refused) == [("missing", field) for field in fields]
    contract.refresh_from_db()
    assert contract.status == Status.QUOTE


def test_a_line_needs_a_vat_code_where_vat_is_reckoned_by_it(contract: Contract) -> None:
    """C10: under every other regime the regime decides."""
    with writing(by=SYSTEM, what="test"):
        Contract.objects.update(vat_regime=VatRegime.STANDARD)
    with pytest.raises(Refused) as refused:
        quote(contract, by=BY)
    assert problems(refused) == [("missing", "lines")]


def test_a_quote_that_no_longer_holds_is_not_made(contract: Contract) -> None:
    with writing(by=SYSTEM, what="test"):
        Contract.objects.update(valid_until=clock.today())
    with pytest.raises(Refused) as refused:
        quote(contract, by=BY)
    assert problems(refused) == [("past", "valid_until")]


@pytest.mark.parametrize(
    ("until", "code"),
    [(None, "missing"), (date(1, 1, 1), "past"), (date(2026, 1, 1), "past"), (date(9999, 1, 1), "past")],
)
def test_an_option_ends_on_a_day_to_come(contract: Contract, until: date | None, code: str) -> None:
    quote(contract, by=BY)
    with pytest.raises(Refused) as refused:
        give_option(contract, until_day=until, by=BY)
    assert problems(refused) == [(code, "option_until")]


def test_an_option_that_ran_out_falls_back_to_a_quote(contract: Contract, ours: Administration, bakery: Party) -> None:
    """By night, with a story; one that still runs stays, and one of an archived relation waits."""
    archived = make_contract(ours, bakery)
    for each in (contract, archived):
        quote(each, by=BY)
        give_option(each, until_day=clock.today() + timedelta(days=3), by=BY)
    assert lapse_options() == 0
    with clock.travel(clock.now() + timedelta(days=3)):
        let_option_lapse(contract, by=SYSTEM)
        archive(bakery, by=BY)
        assert lapse_options() == 0
        restore(bakery, by=BY)
        assert lapse_options() == 1
    contract.refresh_from_db()
    assert (contract.status, contract.option_until) == (Status.QUOTE, None)
    assert steps(contract)[0][0] == "Optie → Offerte"
    assert "de optie liep tot en met" in steps(contract)[0][1]


@pytest.mark.parametrize("status", [Status.REQUEST, Status.QUOTE, Status.OPTION])
def test_lost_with_a_reason_and_taken_up_again(contract: Contract, status: Status) -> None:
    """It becomes again what it was, but never an option."""
    in_status(contract, status)
    lose(contract, reason=loss_reason(), remark="Koos voor de buren", by=BY)
    contract.refresh_from_db()
    assert (contract.status, contract.lost_on, contract.option_until) == (Status.LOST, clock.today(), None)
    assert steps(contract)[0][1].endswith("Te duur · Koos voor de buren")
    reopen(contract, reason="Belde toch", by=BY)
    contract.refresh_from_db()
    assert contract.status == (Status.REQUEST if status == Status.REQUEST else Status.QUOTE)
    assert (contract.lost_on, contract.lost_reason_id, contract.lost_remark) == (None, None, "")
    assert steps(contract)[0][1].endswith("Belde toch")


def test_a_loss_has_a_reason_that_can_be_chosen(contract: Contract) -> None:
    closed = loss_reason("Vroeger", date(2026, 1, 1))
    for reason, remark, expected in (
        (None, "x" * 501, [("required", "lost_reason"), ("too_long", "lost_remark")]),
        (closed, "", [("closed", "lost_reason")]),
    ):
        with pytest.raises(Refused) as refused:
            lose(contract, reason=reason, remark=remark, by=BY)
        assert problems(refused) == expected


@pytest.mark.parametrize(
    ("status", "to", "left"),
    [
        (Status.QUOTE, Status.REQUEST, []),
        (Status.OPTION, Status.QUOTE, ["quoted_on"]),
        (Status.CONTRACT, Status.QUOTE, ["quoted_on"]),
        (Status.EXECUTED, Status.CONTRACT, ["quoted_on", "signed_on"]),
        (Status.EXECUTED, Status.REQUEST, []),
    ],
)
def test_going_back_takes_away_what_came_after(contract: Contract, status: Status, to: Status, left: list[str]) -> None:
    in_status(contract, status)
    with pytest.raises(Refused) as refused:
        go_back(contract, to=to, reason=" ", by=BY)
    assert problems(refused) == [("required", "reason")]
    go_back(contract, to=to, reason="Te vroeg getekend", by=BY)
    columns = ("quoted_on", "option_until", "signed_on", "executed_on")
    assert [column for column, day in zip(columns, days(contract), strict=False) if day] == left
    assert contract.status == to
    assert steps(contract)[0][1].endswith("Te vroeg getekend")


@pytest.mark.parametrize("to", [Status.OPTION, Status.CONTRACT, Status.EXECUTED, Status.LOST, Status.QUOTE])
def test_back_is_not_forward_and_not_to_an_option(contract: Contract, to: Status) -> None:
    in_status(contract, Status.QUOTE)
    with pytest.raises(Refused) as refused:
        go_back(contract, to=to, reason="Zo maar", by=BY)
    assert problems(refused) == [("no_step", None)]


def test_the_second_of_two_at_once_is_told(contract: Contract) -> None:
    """Two status changes from the same page: one wins."""
    stale = Contract.objects.get(pk=contract.pk)
    quote(contract, seen={"status": "request"}, by=BY)
    with pytest.raises(Refused) as refused:
        lose(stale, reason=loss_reason(), seen={"status": "request"}, by=BY)
    assert problems(refused) == [("changed_meanwhile", None)]
    assert "Offerte" in str(refused.value)
    contract.refresh_from_db()
    assert contract.status == Status.QUOTE


def test_signing_makes_a_prospect_a_customer(ours: Administration, organization: Make) -> None:
    """Also by somebody who may not change relations; of a purchase it is left as it is."""
    prospect = organization("Molen", is_prospect=True, is_supplier=True)
    bought = in_status(make_contract(ours, prospect, direction=Direction.PURCHASE), Status.QUOTE)
    sign(bought, by=BY)
    prospect.refresh_from_db()
    assert prospect.is_prospect
    sold = in_status(make_contract(ours, prospect), Status.QUOTE)
    seller = Actor("Jan", None, rights=frozenset({"contracts.change_sales", "contracts.read_sales", "parties.read"}))
    sign(sold, by=seller)
    prospect.refresh_from_db()
    assert set(prospect.roles) == {Role.CUSTOMER, Role.SUPPLIER}


def test_a_step_is_undone_as_a_whole(ours: Administration, organization: Make) -> None:
    prospect = organization("Molen", is_prospect=True)
    sold = in_status(make_contract(ours, prospect), Status.QUOTE)
    sign(sold, by=BY)
    undo(Transaction.objects.latest("pk"), by=BY)
    sold.refresh_from_db()
    prospect.refresh_from_db()
    assert (sold.status, sold.signed_on, prospect.roles) == (Status.QUOTE, None, [Role.PROSPECT])


@pytest.mark.django_db(transaction=True)
def test_two_status_changes_at_once_from_the_same_page(contract: Contract) -> None:
    """Really at once: one wins, the other is told."""

    def step(lost: bool) -> str:
        mine = Contract.objects.get(pk=contract.pk)
        try:
            if lost:
                lose(mine, reason=LossReason.objects.get(), seen={"status": "request"}, by=BY)
            else:
                quote(mine, seen={"status": "request"}, by=BY)
        except Refused as refusal:
            return refusal.code
        finally:
            connections.close_all()
        return "done"

    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time, and its tests a database in memory that threads cannot share")
    loss_reason()
    with ThreadPoolExecutor(4) as workers:
        said = list(workers.map(step, [True, False] * 2))
    assert sorted(said) == ["changed_meanwhile"] * 3 + ["done"]
    assert len(steps(contract)) == 1
