"""The lines of a contract as its page writes them: what each cell says, for a table of any length."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from relaas.contracts.lines.lists import Lists
from relaas.contracts.lines.reckoning import Behind, Reckoned
from relaas.contracts.models import ContractLine, Recurrence
from relaas.web.formats import number, percentage, quantity, unit_price

NOTHING = "–"


class ShownLine(NamedTuple):
    """One line. `amount` stands behind it, and under that `agreed` where it was agreed at another one.

    What is no item has none of the other cells; a subtotal has what the `periodic` lines above it come to.
    """

    line: ContractLine
    amount: str
    periodic: Mapping[str, Decimal]
    subscription: Recurrence | None = None
    quantity: str = ""
    unit: str = ""
    price: str = ""
    discount: str = ""
    vat: str = ""
    cost_price: str = ""
    agreed: str = ""


def shown_lines(reckoned: Reckoned, lists: Lists) -> Iterator[ShownLine]:
    """These, in their order, in the language that is active."""
    for behind in reckoned.lines:
        amount = number(behind.amount, 2)
        yield _item(behind, amount, lists) if behind.line.is_item else ShownLine(behind.line, amount, behind.periodic)


def _item(behind: Behind, amount: str, lists: Lists) -> ShownLine:
    line = behind.line
    unit, code = line.price_unit, line.vat_code
    return ShownLine(
        line,
        amount,
        behind.periodic,
        line.periodic,
        quantity(line.quantity),
        unit.name if unit else "",
        unit_price(line.price),
        percentage(line.discount) if line.discount else NOTHING,
        lists.label(code) if code else NOTHING,
        unit_price(line.cost_price),
        number(line.amount, 2) if behind.amount != line.amount else "",
    )
