"""Contracts: the page of one with fifty lines, and what the verbs take that make one with three, quote and sign it."""

from collections.abc import Callable
from datetime import date
from itertools import count

from relaas.administrations.models import Administration
from relaas.bench.clock import few, median_ms
from relaas.bench.contract_population import LARGEST
from relaas.bench.house import House
from relaas.bench.rows.row import Measured, Row
from relaas.bench.workers import at_once
from relaas.catalog.models import PriceUnit, ProductGroup, VatCode
from relaas.contracts.lifecycle import quote, sign
from relaas.contracts.lines.verbs import add_lines
from relaas.contracts.models import Contract
from relaas.contracts.registering import register_request
from relaas.kernel.actors import Actor
from relaas.overviews.grouping import GROUP, SHAPE, TOTALS
from relaas.parties.models import Party

PAGE_MS = 20.0
LIST_MS, TEXT_MS, TOTALS_MS = 15.0, 60.0, 50.0
PDF_MS = 60.0
SIGNED_MS = 25.0
SIGNED_PER_SECOND = 50.0
PEOPLE = 8
EACH = 20
WARM_UP = 2
LINES = "SELECT description, quantity, amount FROM contracts_contractline WHERE contract_id = %s ORDER BY position"

QUOTED = "SELECT max(id) FROM contracts_contract WHERE direction = 'sales' AND status = 'quote'"

_numbers = count(1)


def _page(house: House) -> Measured:
    address = f"/contracten/{LARGEST}/"
    shown = house.browser.get(address)
    lines = house.bare.rows(LINES, LARGEST)
    if len(lines) < 50 or not all(str(line[0]) in shown for line in lines):
        raise RuntimeError(f"{address} does not show its fifty lines")
    floor = median_ms(lambda: house.bare.rows(LINES, LARGEST))
    return Measured(median_ms(lambda: house.browser.get(address)), floor)


def _list(asked: str, order: str, where: str = "") -> Callable[[House], Measured]:
    statement = f"SELECT id, number, description, net FROM contracts_contract WHERE direction = 'sales' {where}"

    def measure(house: House) -> Measured:
        rows = f"{statement} ORDER BY {order} LIMIT 50"
        page = house.browser.get(f"/aanvragen/?{asked}")
        if not all(f"/contracten/{row[0]}/" in page for row in house.bare.rows(rows)):
            raise RuntimeError(f"/aanvragen/?{asked} does not show what the database finds")
        floor = median_ms(lambda: house.bare.rows(rows))
        return Measured(median_ms(lambda: house.browser.get(f"/aanvragen/?{asked}")), floor)

    return measure


def _text(house: House) -> Measured:
    address = "/aanvragen/?q=bakkerij+2025"
    if "/contracten/" not in house.browser.get(address):
        raise RuntimeError(f"{address} finds nothing")
    return Measured(median_ms(lambda: house.browser.get(address)))


def _per_status(house: House) -> Measured:
    """The first page in groups, each with its number and its total."""
    address = f"/aanvragen/?{GROUP}=status"
    totals = "SELECT status, count(*), sum(net) FROM contracts_contract WHERE direction = 'sales' GROUP BY status"
    floor = median_ms(lambda: house.bare.rows(totals))
    seen = """SELECT count(*) FROM contracts_contract c JOIN parties_party p ON p.id = c.relation_id
        WHERE c.direction = 'sales' AND c.status = 'request' AND NOT p.only_for_account_manager"""
    ((first,),) = house.bare.rows(seen)
    if f"{first:,}".replace(",", ".") not in house.browser.get(address):
        raise RuntimeError(f"{address} does not say that there are {first} requests")
    return Measured(median_ms(lambda: house.browser.get(address)), floor)


def _grouped(by: str) -> Callable[[House], Measured]:
    """Only the totals of groups, with their chart. By relation there are more than a page shows."""

    def measure(house: House) -> Measured:
        address = f"/aanvragen/?{GROUP}={by}&{SHAPE}={TOTALS}"
        if 'class="chart"' not in house.browser.get(address):
            raise RuntimeError(f"{address} has no chart")
        return Measured(median_ms(lambda: house.browser.get(address)))

    return measure


def _pipeline(house: House) -> Measured:
    address = "/aanvragen/pijplijn/"
    if house.browser.get(address).count("data-ticket=") < 40:
        raise RuntimeError(f"{address} does not show its cards")
    return Measured(median_ms(lambda: house.browser.get(address)))


def _pdf(house: House) -> Measured:
    """A quote with its letterhead and a few lines, drawn anew each time."""
    (quoted,) = house.bare.one(QUOTED)
    address = f"/contracten/{quoted}/documenten/quote/nl/"
    if not house.browser.get(address).startswith("%PDF"):
        raise RuntimeError(f"{address} is no PDF")
    return Measured(median_ms(lambda: house.browser.get(address)))


def _one_after_another(house: House) -> Measured:
    seller = _Seller(house)
    return Measured(median_ms(seller.sell))


def _at_once(house: House) -> Measured:
    """Eight people for eight relations, in one process; every contract has a number of its own."""
    people = [_Seller(house) for _ in range(PEOPLE)]
    sold, rate = at_once([each.sell for each in people], each=EACH, warm_up=WARM_UP)
    if len(set(sold)) != PEOPLE * few(EACH):
        raise RuntimeError(f"{PEOPLE * few(EACH)} contracts were signed, with {len(set(sold))} numbers")
    return Measured(rate)


class _Seller:
    """Somebody who makes contracts for a customer of its own."""

    def __init__(self, house: House) -> None:
        customers = Party.objects.filter(is_customer=True, kind="organization", archived_at=None)
        self._customer = customers.filter(pk__gt=house.scale // 2).order_by("pk")[next(_numbers)]
        self._by: Actor = house.manager.actor
        self._administration = Administration.objects.order_by("pk")[0]
        group, unit = (model.objects.order_by("pk")[0] for model in (ProductGroup, PriceUnit))
        code = VatCode.objects.prefetch_related("rates").order_by("pk")[0]
        address = self._customer.addresses.order_by("pk")[0]
        self._facts = {
            "description": "Bench", "product_group": group, "from_day": date(2026, 1, 1), "invoice_address": address,
        }  # fmt: skip
        line = {"description": "Meel", "quantity": "12", "price": "4,25", "price_unit": unit, "vat_code": code}
        self._lines = [{**line, "description": f"Meel {number}"} for number in range(3)]

    def sell(self) -> str:
        """A contract with three lines, quoted and signed; gives its number."""
        contract: Contract = register_request(
            self._customer, administration=self._administration, facts=self._facts, by=self._by
        )
        add_lines(contract, lines=self._lines, by=self._by)
        quote(contract, by=self._by)
        sign(contract, by=self._by)
        return contract.number


ROWS = (
    Row("list of requests", "median_ms", LIST_MS, _list("", "id DESC")),
    Row("list of requests by amount", "median_ms", LIST_MS, _list("sort=amount", "net DESC, id DESC")),
    Row("list of requests of a status", "median_ms", LIST_MS, _list("status=quote", "id DESC", "AND status = 'quote'")),
    Row("list of requests, text filter", "median_ms", TEXT_MS, _text),
    Row("requests per status with totals", "median_ms", TOTALS_MS, _per_status),
    Row("totals of requests per status", "median_ms", TOTALS_MS, _grouped("status")),
    Row("totals of requests per relation", "median_ms", TOTALS_MS, _grouped("relation")),
    Row("pipeline of requests", "median_ms", TOTALS_MS, _pipeline),
    Row("contract page with 50 lines", "median_ms", PAGE_MS, _page),
    Row("contract as PDF: a quote", "median_ms", PDF_MS, _pdf),
    Row("contract with 3 lines saved and signed", "median_ms", SIGNED_MS, _one_after_another),
)
AT_ONCE = Row("contract saved and signed, 8 at once", "rows_per_s", SIGNED_PER_SECOND, _at_once, own_server=True)
