"""C11: what the law says of contracts: stops, credit, roles, and what an undo may bring back."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from relaas.administrations.models import Administration
from relaas.contracts.lifecycle import execute, go_back, lose, quote, reopen, sign
from relaas.contracts.many import execute_many, lose_many
from relaas.contracts.models import Contract, Direction, Status
from relaas.contracts.tests.conftest import BY, Make, told
from relaas.contracts.tests.making import in_status, loss_reason, make_contract
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.policy import AgainstTheLaw, overriding
from relaas.kernel.refusals import Refused
from relaas.parties.archiving import archive, delete
from relaas.parties.bulk.standing import take_role_many
from relaas.parties.editing import change_organization, change_roles, judge_credit
from relaas.parties.models import Party, Role
from relaas.story.models import Transaction
from relaas.story.undoing import undo
from relaas.terms.control import change_process_control
from relaas.terms.measures import lift_order_stop, set_delivery_stop, set_order_stop

pytestmark = pytest.mark.django_db


@pytest.fixture
def trader(organization: Make) -> Party:
    """Who buys from us and sells to us."""
    return organization("Graanhandel", is_customer=True, is_supplier=True)


def limit(party: Party, amount: str) -> None:
    change_process_control(party, facts={"credit_limit": amount}, by=BY)


def rules(refused: pytest.ExceptionInfo[AgainstTheLaw]) -> set[str]:
    return set(refused.value.answer.rules)


def newest() -> Transaction:
    return Transaction.objects.latest("pk")


def test_signing_over_the_credit_limit_is_refused_with_the_sum_and_what_it_is_made_of(
    ours: Administration, bakery: Party
) -> None:
    """C3: all that is signed with VAT, whichever of our bodies signed it, and this contract."""
    limit(bakery, "10.000")
    first = in_status(make_contract(ours, bakery, gross=6000), Status.EXECUTED)
    make_contract(ours, bakery, gross=90000)  # a request counts for nothing
    second = in_status(make_contract(ours, bakery, gross=4001), Status.QUOTE)
    with pytest.raises(AgainstTheLaw) as refused:
        sign(second, by=BY)
    assert rules(refused) == {"credit_limit"}
    said = str(refused.value).replace("\xa0", " ")
    for part in ("€ 10.001,00", "€ 10.000,00", f"{first} € 6.000,00", f"{second} € 4.001,00"):
        assert part in said
    second.refresh_from_db()
    assert second.status == Status.QUOTE
    with overriding("Directie akkoord", rules=["credit_limit"]):
        sign(second, by=BY)
    assert any("Directie akkoord" in detail for _title, detail in told(bakery))


@pytest.mark.parametrize(("amount", "gross"), [("", 90000), ("10.000", 10000), ("0", 5)])
def test_what_is_within_the_limit_is_signed(ours: Administration, bakery: Party, amount: str, gross: int) -> None:
    """Empty is no limit; 0 is payment first, which is asked when something is delivered."""
    limit(bakery, amount)
    contract = in_status(make_contract(ours, bakery, gross=gross), Status.QUOTE)
    sign(contract, by=BY)
    assert contract.status == Status.CONTRACT


def test_the_limit_is_asked_again_when_it_is_executed_and_never_for_a_quote(
    ours: Administration, bakery: Party
) -> None:
    contract = make_contract(ours, bakery, gross=5000)
    limit(bakery, "100")
    quote(contract, by=BY)
    in_status(contract, Status.CONTRACT)
    with pytest.raises(AgainstTheLaw) as refused:
        execute(contract, by=BY)
    assert rules(refused) == {"credit_limit_executing"}


def test_who_may_not_override_the_limit_is_refused_with_a_reason_too(ours: Administration, bakery: Party) -> None:
    limit(bakery, "1")
    contract = in_status(make_contract(ours, bakery, gross=5000), Status.QUOTE)
    seller = Actor("Jan", None, rights=frozenset({"contracts.change_sales", "contracts.read_sales", "parties.read"}))
    with pytest.raises(AgainstTheLaw), overriding("Het mag wel"):
        sign(contract, by=seller)


def test_payment_first_is_asked_of_customers_and_not_of_suppliers(ours: Administration, trader: Party) -> None:
    """C2, C3, T2c: what the law asks of who pays us is not asked where we buy."""
    change_process_control(trader, facts={"on_account": False, "credit_limit": "0"}, by=BY)
    judge_credit(trader, creditworthy=False, reason="Failliet geweest", by=BY)
    bought = make_contract(ours, trader, direction=Direction.PURCHASE, gross=5000)
    quote(bought, by=BY)
    sign(bought, by=BY)
    execute(bought, by=BY)
    assert bought.status == Status.EXECUTED
    sold = make_contract(ours, trader, gross=5000)
    with pytest.raises(AgainstTheLaw) as refused:
        quote(sold, by=BY)
    assert rules(refused) == {"creditworthy"}
    in_status(sold, Status.CONTRACT)
    with pytest.raises(AgainstTheLaw) as refused:
        execute(sold, by=BY)
    assert rules(refused) == {"payment_first"}


@pytest.mark.parametrize("direction", Direction)
def test_an_order_stop_stops_every_step_that_orders_and_what_runs_goes_on(
    ours: Administration, trader: Party, direction: Direction
) -> None:
    """C5, of a customer and of a supplier."""
    request, quoted = (make_contract(ours, trader, direction=direction) for _each in range(2))
    in_status(quoted, Status.QUOTE)
    signed = in_status(make_contract(ours, trader, direction=direction), Status.CONTRACT)
    lost = in_status(make_contract(ours, trader, direction=direction), Status.LOST)
    set_order_stop(trader, reason="Betaalt niet", by=BY)
    for deed, contract in ((quote, request), (sign, quoted)):
        with pytest.raises(AgainstTheLaw) as refused:
            deed(contract, by=BY)
        assert rules(refused) == {"order_stop"}
    with pytest.raises(AgainstTheLaw):
        reopen(lost, reason="Belde toch", by=BY)
    execute(signed, by=BY)
    lose(request, reason=loss_reason(), by=BY)
    go_back(quoted, to=Status.REQUEST, reason="Opnieuw", by=BY)


@pytest.mark.parametrize("direction", Direction)
def test_a_delivery_stop_stops_what_was_signed_before(
    ours: Administration, trader: Party, direction: Direction
) -> None:
    """C6: it may be signed, and is not executed; not by a job either."""
    contract = in_status(make_contract(ours, trader, direction=direction), Status.QUOTE)
    set_delivery_stop(trader, reason="Wacht op betaling", by=BY)
    sign(contract, by=BY)
    for by in (BY, SYSTEM):
        with pytest.raises(AgainstTheLaw) as refused:
            execute(contract, by=by)
        assert rules(refused) == {"delivery_stop"}
    assert [each.id for each in execute_many([contract.pk], by=BY).refused] == [contract.pk]


def test_nothing_goes_on_with_an_archived_relation(ours: Administration, bakery: Party) -> None:
    request, signed = make_contract(ours, bakery), in_status(make_contract(ours, bakery), Status.CONTRACT)
    archive(bakery, by=BY)
    deeds: list[Callable[[], None]] = [
        lambda: quote(request, by=BY),
        lambda: execute(signed, by=BY),
        lambda: lose(request, reason=loss_reason(), by=BY),
        lambda: go_back(signed, to=Status.QUOTE, reason="Zo maar", by=BY),
    ]
    for deed in deeds:
        with pytest.raises(AgainstTheLaw) as refused:
            deed()
        assert rules(refused) == {"archived"}
    assert lose_many([request.pk], reason=loss_reason(), by=BY).changed == 0


def test_many_at_once_are_asked_for_each_and_apart_for_what_we_sell_and_buy(
    ours: Administration, trader: Party, bakery: Party
) -> None:
    """Who must pay first as a customer still delivers to us; nothing is passed by a reason for one."""
    change_process_control(trader, facts={"on_account": False}, by=BY)
    sold = in_status(make_contract(ours, trader), Status.CONTRACT)
    bought = in_status(make_contract(ours, trader, direction=Direction.PURCHASE), Status.CONTRACT)
    other = in_status(make_contract(ours, bakery), Status.CONTRACT)
    done, request = in_status(make_contract(ours, bakery), Status.EXECUTED), make_contract(ours, bakery)
    with overriding("Het mag wel"):
        outcome = execute_many([each.pk for each in (sold, bought, other, done, request)], by=BY)
    assert (outcome.changed, outcome.unchanged) == (2, 1)
    assert {each.id for each in outcome.refused} == {sold.pk, request.pk}
    statuses = Contract.objects.in_bulk([sold.pk, bought.pk, other.pk])
    assert [statuses[each.pk].status for each in (sold, bought, other)] == ["contract", "executed", "executed"]
    assert statuses[other.pk].executed_on


def test_many_are_lost_for_one_reason(ours: Administration, bakery: Party) -> None:
    request, signed = make_contract(ours, bakery), in_status(make_contract(ours, bakery), Status.CONTRACT)
    outcome = lose_many([request.pk, signed.pk], reason=loss_reason(), remark="Actie gestopt", by=BY)
    assert (outcome.changed, [each.id for each in outcome.refused]) == (1, [signed.pk])
    request.refresh_from_db()
    assert (request.status, request.lost_remark) == (Status.LOST, "Actie gestopt")
    with pytest.raises(Refused, match="reden"):
        lose_many([request.pk], reason=None, by=BY)


def test_a_purchaser_may_not_touch_requests(ours: Administration, trader: Party) -> None:
    """U2."""
    buyer = Actor(
        "Piet", None, rights=frozenset({"contracts.change_purchase", "contracts.read_purchase", "parties.read"})
    )
    quote(make_contract(ours, trader, direction=Direction.PURCHASE), by=buyer)
    sold = make_contract(ours, trader)
    with pytest.raises(AgainstTheLaw):
        quote(sold, by=buyer)
    assert [each.label for each in lose_many([sold.pk], reason=loss_reason(), by=buyer).refused] == [""]


def test_undoing_is_no_way_around_a_step(ours: Administration, bakery: Party) -> None:
    """What an undo brings back asks as the step that it makes again: the stop of one, the limit of the other."""
    back, lost, over = (in_status(make_contract(ours, bakery, gross=500), Status.QUOTE) for _each in range(3))
    sign(back, by=BY)
    go_back(back, to=Status.QUOTE, reason="Te vroeg", by=BY)
    going_back = newest()
    lose(lost, reason=loss_reason(), by=BY)
    losing = newest()
    set_order_stop(bakery, reason="Betaalt niet", by=BY)
    for done in (going_back, losing):
        with pytest.raises(AgainstTheLaw) as refused:
            undo(done, by=BY)
        assert rules(refused) == {"order_stop"}
    lift_order_stop(bakery, by=BY)
    limit(bakery, "100")
    undo(losing, by=BY)
    with pytest.raises(AgainstTheLaw) as refused:
        undo(going_back, by=BY)
    assert rules(refused) == {"credit_limit"}
    over.refresh_from_db()
    assert over.status == Status.QUOTE


def test_a_role_that_an_open_contract_needs_stays(ours: Administration, trader: Party) -> None:
    """P2: the contracts in the way are named, by every way in; what is executed or lost holds nothing."""
    contract = make_contract(ours, trader, direction=Direction.PURCHASE)
    in_status(make_contract(ours, trader), Status.EXECUTED)
    deeds: list[Callable[[], None]] = [
        lambda: change_organization(trader, facts={"is_supplier": False}, by=BY),
        lambda: change_roles(trader, roles=(), is_relation=False, by=BY),
    ]
    for deed in deeds:
        with pytest.raises(Refused) as refused:
            deed()
        assert refused.value.code == "held"
        assert str(contract) in str(refused.value)
    assert take_role_many([trader.pk], role=Role.SUPPLIER, by=BY).refused[0].reason.count(str(contract)) == 1
    blind = Actor("Jan", None, rights=frozenset({"parties.change", "parties.read"}))
    with pytest.raises(Refused) as refused:
        change_organization(trader, facts={"is_supplier": False}, by=blind)
    assert str(contract) not in str(refused.value)
    lose(contract, reason=loss_reason(), by=BY)
    change_roles(trader, roles=(), is_relation=False, by=BY)


def test_undoing_does_not_take_a_role_away_either(ours: Administration, organization: Make) -> None:
    party = organization("Molen", is_customer=True)
    change_organization(party, facts={"is_supplier": True}, by=BY)
    giving = newest()
    make_contract(ours, party, direction=Direction.PURCHASE)
    with pytest.raises(AgainstTheLaw) as refused:
        undo(giving, by=BY)
    assert rules(refused) == {"contract_needs_role"}


def test_who_has_contracts_is_not_deleted(ours: Administration, bakery: Party, trader: Party) -> None:
    """P10: whatever their status, also as end customer; they are listed."""
    contract = make_contract(ours, bakery, end_customer=trader)
    in_status(contract, Status.LOST)
    for party in (bakery, trader):
        with pytest.raises(AgainstTheLaw) as refused:
            delete(party, by=BY)
        assert rules(refused) == {"has_contracts"}
        assert str(contract) in str(refused.value)


def test_the_sum_is_exact(ours: Administration, bakery: Party) -> None:
    """Three times ten cents is no more than thirty."""
    limit(bakery, "0,30")
    for _each in range(3):
        sign(in_status(make_contract(ours, bakery, gross=Decimal("0.10")), Status.QUOTE), by=BY)
    with pytest.raises(AgainstTheLaw):
        sign(in_status(make_contract(ours, bakery, gross=Decimal("0.01")), Status.QUOTE), by=BY)
