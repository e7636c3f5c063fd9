"""What came in and went out of the value of a measurement's subscriptions, as `contracts.subscriptions.value` has it;
values as the database holds them."""

from collections.abc import Iterator
from datetime import date
from itertools import count

from relaas.bench.records import maker
from relaas.contracts.models import ContractLine, PriceChange, Recurrence, ValueEvent, ValueKind
from relaas.contracts.subscriptions.rules import PERIODS_A_YEAR
from relaas.contracts.subscriptions.values.following import UNSIGNED
from relaas.contracts.subscriptions.values.keeping import month_of
from relaas.money.rounding import ratio_to_cents

BILLIONTHS = 10**12  # a quantity times a price, both in millionths

make_event = maker(ValueEvent)


class Values:
    """Makes the events of recurrences, numbered from 1 on."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def of(self, recurrence: Recurrence, line: ContractLine, change: PriceChange | None) -> list[ValueEvent]:
        """Those of one that has a change of its price while it runs, or none; made with the days of its row."""
        return [
            make_event(
                id=next(self._numbers), recurrence_id=recurrence.pk, day=day, month=month_of(date.fromisoformat(day)),
                kind=kind.value, delta=delta, direction=recurrence.direction, relation_id=recurrence.relation_id,
                category_key=recurrence.category_key, signed=recurrence.state not in UNSIGNED,
            )
            for day, kind, delta in _changes(recurrence, line, change)
            if delta
        ]  # fmt: skip


def _changes(
    recurrence: Recurrence, line: ContractLine, change: PriceChange | None
) -> Iterator[tuple[str, ValueKind, int]]:
    value = int(recurrence.yearly)
    yield str(recurrence.from_day), ValueKind.NEW, value
    if change:
        amount = ratio_to_cents(int(line.quantity) * int(change.price), BILLIONTHS)
        delta = amount * PERIODS_A_YEAR[recurrence.price_per] - value
        yield str(change.from_day), ValueKind.MORE if delta > 0 else ValueKind.LESS, delta
        value += delta
    if recurrence.ends_on:
        yield str(recurrence.ends_on), ValueKind.LOST, -value
