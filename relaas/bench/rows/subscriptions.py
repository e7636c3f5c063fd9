"""Subscriptions: their list, in its orders and narrowed, what they come to, and the plan of a contract with 10,000."""

from collections.abc import Callable

from relaas.bench.clock import median_ms
from relaas.bench.house import House
from relaas.bench.rows.row import Measured, Row
from relaas.bench.subscription_population import PLANNED
from relaas.contracts.models import Contract
from relaas.contracts.subscriptions.planning import plan
from relaas.contracts.subscriptions.terms import terms_of_contract
from relaas.kernel import clock
from relaas.overviews.grouping import GROUP

LIST_MS, TEXT_MS, TOTALS_MS, PLAN_MS, VALUE_MS = 15.0, 60.0, 50.0, 1_000.0, 60.0
QUARTERS = 40
ADDRESS = "/abonnementen/"
ROWS_OF = "SELECT id, yearly, ends_on FROM contracts_recurrence WHERE direction = 'sales'"
GROUP_OF_FIRST = "SELECT product_group_id FROM contracts_contract WHERE id = 1"
FAR = "coalesce(ends_on, '9999-12-31')"


def _list(asked: str, order: str, where: str = "") -> Callable[[House], Measured]:
    def measure(house: House) -> Measured:
        group = house.bare.rows(GROUP_OF_FIRST)[0][0]
        address = f"{ADDRESS}?{asked.format(group=group)}"
        rows = f"{ROWS_OF} {where.format(group=group)} ORDER BY {order} LIMIT 50"
        page = house.browser.get(address)
        if not all(f"{ADDRESS}{row[0]}/" in page for row in house.bare.rows(rows)):
            raise RuntimeError(f"{address} does not show what the database finds")
        floor = median_ms(lambda: house.bare.rows(rows))
        return Measured(median_ms(lambda: house.browser.get(address)), floor)

    return measure


def _text(house: House) -> Measured:
    address = f"{ADDRESS}?q=bakkerij+deel"
    if f'href="{ADDRESS}' not in house.browser.get(address):
        raise RuntimeError(f"{address} finds nothing")
    return Measured(median_ms(lambda: house.browser.get(address)))


def _per_state(house: House) -> Measured:
    """The first page in groups, each with its number and what it comes to a month and a year."""
    address = f"{ADDRESS}?{GROUP}=state"
    sums = "SELECT state, count(*), sum(monthly), sum(yearly) FROM contracts_recurrence WHERE direction = 'sales'"
    totals = f"{sums} GROUP BY state"
    floor = median_ms(lambda: house.bare.rows(totals))
    seen = """SELECT count(*) FROM contracts_recurrence r JOIN parties_party p ON p.id = r.relation_id
        WHERE r.direction = 'sales' AND r.state = 'running' AND NOT p.only_for_account_manager"""
    ((running,),) = house.bare.rows(seen)
    if f"{running:,}".replace(",", ".") not in house.browser.get(address):
        raise RuntimeError(f"{address} does not say that {running} are running")
    return Measured(median_ms(lambda: house.browser.get(address)), floor)


def _plan(_house: House) -> Measured:
    """Terms out of their rows, and the next 24 days on which something of them is invoiced."""
    contract = Contract.objects.get(pk=PLANNED)
    if not plan(terms_of_contract(contract), from_day=clock.today()):
        raise RuntimeError("the plan is empty")
    return Measured(median_ms(lambda: plan(terms_of_contract(contract), from_day=clock.today())))


def _value(house: House) -> Measured:
    """Ten years of quarters: what came in and went out of the value of all subscriptions."""
    address = f"{ADDRESS}waarde/?from_day=01-01-2021&through=31-12-2030&per=quarter"
    totals = "SELECT month / 3, kind, sum(delta) FROM contracts_valuesum WHERE direction = 'sales' GROUP BY 1, 2"
    floor = median_ms(lambda: house.bare.rows(totals))
    if house.browser.get(address).count("kwartaal 20") < QUARTERS:
        raise RuntimeError(f"{address} has not all quarters")
    return Measured(median_ms(lambda: house.browser.get(address)), floor)


RUNNING = "AND state = 'running' AND category_key = {group}"
ROWS = (
    Row("subscriptions", "median_ms", LIST_MS, _list("", "id DESC")),
    Row("subscriptions by end", "median_ms", LIST_MS, _list("sort=end", f"{FAR}, id")),
    Row("subscriptions by yearly value", "median_ms", LIST_MS, _list("sort=yearly", "yearly DESC, id DESC")),
    Row(
        "subscriptions that run, of a product group", "median_ms", LIST_MS,
        _list("state=running&product_group={group}", "id DESC", RUNNING),
    ),
    Row("subscriptions, text filter", "median_ms", TEXT_MS, _text),
    Row("subscriptions per status with totals", "median_ms", TOTALS_MS, _per_state),
    Row("subscriptions: value over ten years", "median_ms", VALUE_MS, _value),
    Row("subscriptions: plan of 10,000", "median_ms", PLAN_MS, _plan),
)  # fmt: skip
