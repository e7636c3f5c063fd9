"""The contracts of a measurement: made from a seed, the same each time, as many as there are parties.

Of 100 contracts 80 are sold, to customers and prospects, and 20 bought from suppliers; a few relations have hundreds.
A contract has two to four lines, of which the last is periodic; the first has fifty that are not, the second 10,000
that are. Amounts agree with the lines, as `relaas check` wants it. Values are as the database holds them: amounts in
cents, prices and quantities in millionths.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from relaas.bench import dutch
from relaas.bench.records import maker, set_columns
from relaas.bench.subscription_population import PLANNED, PLANNED_LINES, Subscriptions
from relaas.contracts.models import Contract, ContractLine, Direction, PriceChange, Recurrence, Status, ValueEvent
from relaas.kernel import clock
from relaas.kernel.search import text_to_search

SEED = 20_261_124
CHUNK = 5_000
LONGEST = 50  # lines of the first contract
LARGEST = 1  # its id
SERIAL_OF_YEAR = 10_000_000
FIRST_DAY, DAYS = date(2024, 11, 1), 730
MILLION = 1_000_000
OF_STATUS = {
    Status.REQUEST: 0.15, Status.QUOTE: 0.2, Status.OPTION: 0.02, Status.CONTRACT: 0.33, Status.EXECUTED: 0.2,
    Status.LOST: 0.1,
}  # fmt: skip

make_contract, make_line = maker(Contract), maker(ContractLine)


@dataclass(frozen=True)
class Buyer:
    """Who a contract may be made with, and the address that it is invoiced at."""

    id: int
    address: int
    name: str
    sort_name: str


@dataclass(frozen=True)
class Trade:
    """What contracts are made of: ids of the administration, of lists under Beheer, of users, and the relations."""

    administration: int
    vat_code: int
    price_unit: int
    product_group: int | None
    cost_type: int | None
    lost_reason: int
    owners: Sequence[int]
    buyers: Sequence[Buyer]
    suppliers: Sequence[Buyer]


@dataclass
class ContractBatch:
    """Rows of all their tables, for a few thousand contracts."""

    contracts: list[Contract] = field(default_factory=list)
    lines: list[ContractLine] = field(default_factory=list)
    recurrences: list[Recurrence] = field(default_factory=list)
    price_changes: list[PriceChange] = field(default_factory=list)
    value_events: list[ValueEvent] = field(default_factory=list)


class ContractPopulation:
    """Contracts 1 to `count`. `given` is, for each direction and year, how many numbers of its series were given."""

    def __init__(self, count: int, trade: Trade) -> None:
        self._count, self._trade = count, trade
        self._chance = random.Random(SEED)  # noqa: S311 - no secret
        self._status = dutch.weighted(list(OF_STATUS), list(OF_STATUS.values()), self._chance)
        self._owner = dutch.by_frequency(trade.owners, self._chance)
        self._word = dutch.by_frequency(dutch.TRADES, self._chance)
        self._subscriptions = Subscriptions(self._chance, clock.today())
        self._lines = 0
        self.given: dict[tuple[Direction, int], int] = {}

    def batches(self) -> Iterator[ContractBatch]:
        """All of them, a few thousand at a time, the oldest first."""
        for start in range(1, self._count + 1, CHUNK):
            batch = ContractBatch()
            for id in range(start, min(start + CHUNK, self._count + 1)):
                self._add(id, batch)
            yield batch

    def _add(self, id: int, batch: ContractBatch) -> None:
        contract, called = self._contract(id)
        lines = [self._line(id, position) for position in range(1, self._length(id) + 1)]
        once = {LARGEST: len(lines), PLANNED: 0}.get(id, len(lines) - 1)
        recurrences, changes, events = self._subscriptions.of(contract, lines[once:], called)
        net = sum(int(line.amount) for line in lines[:once])  # cents, as the database holds them
        yearly = self._subscriptions.yearly(recurrences)
        set_columns(contract, {**_taxed(net, "net", "vat", "gross"), **_taxed(yearly, "yearly", "yearly_vat")})
        batch.contracts.append(contract)
        batch.lines += lines
        batch.recurrences += recurrences
        batch.price_changes += changes
        batch.value_events += events

    def _length(self, id: int) -> int:
        drawn = self._chance.randrange(2, 5)
        return {LARGEST: LONGEST, PLANNED: PLANNED_LINES}.get(id, drawn)

    def _contract(self, id: int) -> tuple[Contract, str]:
        """Without its amounts, and what its relation is called."""
        chosen = id in (LARGEST, PLANNED)
        direction = Direction.SALES if chosen or self._chance.random() < 0.8 else Direction.PURCHASE
        day = FIRST_DAY + timedelta(days=id * DAYS // (self._count + 1))
        number, serial = self._number(direction, day.year)
        buyers = self._trade.buyers if direction == Direction.SALES else self._trade.suppliers
        buyer = buyers[int(len(buyers) * self._chance.random() ** 3)]  # a few have very many
        status = Status.CONTRACT if chosen else self._status()
        description = f"{self._word()} {day.year}"
        contract = make_contract(
            id=id, administration_id=self._trade.administration, direction=direction.value, number=number,
            serial=serial, description=description, relation_id=buyer.id,
            search_text=text_to_search((number, description, buyer.name)),
            sort_relation=f"{buyer.sort_name}  {buyer.id}",
            owner_id=self._owner(), from_day=str(day), until_day=str(day + timedelta(days=365)),
            invoice_address_id=buyer.address,
            product_group_id=self._trade.product_group if direction == Direction.SALES else None,
            cost_type_id=self._trade.cost_type if direction == Direction.PURCHASE else None,
            status_since=f"{day} 08:00:00", **self._of_status(status, str(day)),
        )  # fmt: skip
        return contract, buyer.name

    def _of_status(self, status: Status, day: str) -> dict[str, object]:
        """The columns that belong to a status (K2)."""
        columns: dict[str, object] = {"status": status.value}
        if status not in (Status.REQUEST, Status.LOST):
            columns["quoted_on"] = day
        if status == Status.OPTION:
            columns["option_until"] = "2027-01-01"
        if status.is_signed:
            columns["signed_on"] = day
        if status == Status.EXECUTED:
            columns["executed_on"] = day
        if status == Status.LOST:
            columns |= {"lost_on": day, "lost_reason_id": self._trade.lost_reason}
        return columns

    def _line(self, contract: int, position: int) -> ContractLine:
        self._lines += 1
        quantity, cents = self._chance.randrange(1, 40), self._chance.randrange(500, 25_000)
        return make_line(
            id=self._lines, contract_id=contract, position=position, description=f"{self._word()} deel {position}",
            quantity=quantity * MILLION, price=cents * MILLION // 100, amount=quantity * cents,
            vat_code_id=self._trade.vat_code, price_unit_id=self._trade.price_unit,
        )  # fmt: skip

    def _number(self, direction: Direction, year: int) -> tuple[str, int]:
        given = self.given[direction, year] = self.given.get((direction, year), 0) + 1
        letter = "V" if direction == Direction.SALES else "I"
        return f"{letter}-{year}-{given:04}", year * SERIAL_OF_YEAR + given


def _taxed(net: int, *columns: str) -> dict[str, object]:
    """These columns: the amount, its VAT, and what both come to."""
    vat = (net * 21 + 50) // 100
    return dict(zip(columns, (net, vat, net + vat), strict=False))
