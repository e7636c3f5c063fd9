"""The subscriptions of a measurement: one line of almost every contract is periodic, and all 10,000 of one contract.

Of 100 four go on without an end, three end after one to three years, and three renew themselves each year. What their
rows keep agrees with them on the day that they are made, as `relaas check` wants it.
"""

import random
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from relaas.bench import dutch
from relaas.bench.records import maker
from relaas.bench.value_population import Values
from relaas.contracts.models import Contract, ContractLine, Every, PriceChange, PricePer, Recurrence, ValueEvent
from relaas.contracts.subscriptions.listed import GOES_ON, state_on
from relaas.contracts.subscriptions.notice import Ending, earliest_end, last_notice_day
from relaas.contracts.subscriptions.rules import PERIODS_A_YEAR
from relaas.kernel.grids import add_months
from relaas.kernel.periods import day_after, last_day
from relaas.kernel.search import text_to_search

PLANNED = 2  # the id of the contract with very many
PLANNED_LINES = 10_000
OF_PRICE_PER = {
    PricePer.MONTH: 0.6, PricePer.YEAR: 0.25, PricePer.QUARTER: 0.1, PricePer.WEEK: 0.04, PricePer.DAY: 0.01,
}  # fmt: skip
_INTERVALS = {each: Every.MONTH if each == PricePer.DAY else Every(each.value) for each in PricePer}

make_recurrence, make_price_change = maker(Recurrence), maker(PriceChange)


class Subscriptions:
    """Makes what is periodic of the lines of contracts, numbered from 1 on."""

    def __init__(self, chance: random.Random, on: date) -> None:
        self._chance, self._on = chance, on
        self._price_per = dutch.weighted(list(OF_PRICE_PER), list(OF_PRICE_PER.values()), chance)
        self._next_price = date(on.year + 1, 1, 1)
        self._made = self._changed = 0
        self._values = Values()

    def of(
        self, contract: Contract, lines: Sequence[ContractLine], called: str
    ) -> tuple[list[Recurrence], list[PriceChange], list[ValueEvent]]:
        """Those of these lines, what changes of their prices, and of their value; `called` is the relation."""
        made = [self._recurrence(contract, line, called) for line in lines]
        changes = [
            self._price_change(each, line) if each.price_changes_on else None
            for each, line in zip(made, lines, strict=True)
        ]
        events = [
            event
            for each, line, change in zip(made, lines, changes, strict=True)
            for event in self._values.of(each, line, change)
        ]
        return made, [change for change in changes if change], events

    def yearly(self, recurrences: Sequence[Recurrence]) -> int:
        """What those that have not ended come to in a year, in cents."""
        return sum(each.yearly for each in recurrences if not each.ends_on or str(each.ends_on) > str(self._on))  # type: ignore[misc]  # cents, as the database holds them

    def _recurrence(self, contract: Contract, line: ContractLine, called: str) -> Recurrence:
        self._made += 1
        price_per = self._price_per()
        yearly: Any = line.amount * PERIODS_A_YEAR[price_per.value]
        return make_recurrence(
            id=self._made, contract_id=contract.pk, line_id=line.pk, relation_id=contract.relation_id,
            price_per=price_per.value, interval=_INTERVALS[price_per].value,
            yearly=yearly, monthly=(2 * yearly + 12) // 24, direction=contract.direction,
            owner_key=contract.owner_id or 0, category_key=contract.product_group_id or contract.cost_type_id or 0,
            sort_relation=contract.sort_relation,
            search_text=text_to_search((line.description, called, contract.number)), **self._days(contract),
        )  # fmt: skip

    def _days(self, contract: Contract) -> dict[str, object]:
        first, drawn, on = date.fromisoformat(str(contract.from_day)), self._chance.random(), self._on
        renews, months = drawn >= 0.7, self._chance.randrange(1, 4)
        until = add_months(first, 12 * (1 if renews else months)) if drawn >= 0.4 else None
        end = None if renews else until
        state = state_on(contract, first, end, on)
        notice_by = _notice_by(until, months, on) if renews and until and state in GOES_ON else None
        changes = self._next_price if (end is None or end > self._next_price) and drawn * 50 % 1 < 0.02 else None
        due = (last_day(end) or notice_by) if state in GOES_ON else None
        keeps = [day for day in (first, end, changes, day_after(notice_by)) if day and day > on]
        days = {
            "from_day": first, "until_day": until, "ends_on": end, "notice_by": notice_by, "due_on": due,
            "price_changes_on": changes, "keeps_until": min(keeps, default=None),
        }  # fmt: skip
        return {
            **{name: str(day) if day else None for name, day in days.items()},
            "auto_renew": renews, "notice_months": months if renews else None, "state": state.value,
        }  # fmt: skip

    def _price_change(self, recurrence: Recurrence, line: ContractLine) -> PriceChange:
        self._changed += 1
        return make_price_change(
            id=self._changed, contract_id=recurrence.contract_id, recurrence_id=recurrence.pk,
            from_day=str(recurrence.price_changes_on), price=line.price + line.price // 20,
        )  # fmt: skip


@cache
def _notice_by(until: date, months: int, on: date) -> date:
    ending = Ending(until, renews=True, notice_months=months)
    return last_notice_day(earliest_end(ending, on), months)
