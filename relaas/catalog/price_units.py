"""Verbs: the maintained list of price units (K6)."""

from relaas.catalog.facts import PRICE_UNIT_FACTS
from relaas.catalog.models import PriceUnit
from relaas.catalog.rights import MAINTAIN
from relaas.catalog.sentences import PRICE_UNITS
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.verbs import verb
from relaas.parties.facts import Given
from relaas.parties.maintained.keeping import add_row, change_row, delete_row


@verb("catalog.add_price_unit", act=Act.CHANGE, right=MAINTAIN, on=())
def add_price_unit(*, facts: Given, by: Actor) -> PriceUnit:
    """Add a price unit (`PRICE_UNIT_FACTS`)."""
    return add_row(PriceUnit(), PRICE_UNIT_FACTS, {"unece_code": "", **facts}, PRICE_UNITS, by=by)


@verb("catalog.change_price_unit", act=Act.CHANGE, right=MAINTAIN, on=("unit",))
def change_price_unit(unit: PriceUnit, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change a price unit; documents keep what they were made with."""
    change_row(unit, PRICE_UNIT_FACTS, facts, PRICE_UNITS, seen=seen, by=by)


@verb("catalog.delete_price_unit", act=Act.DELETE, right=MAINTAIN, on=("unit",))
def delete_price_unit(unit: PriceUnit, *, by: Actor) -> None:
    """Delete a price unit that nothing uses (K6)."""
    delete_row(unit, PRICE_UNITS, by=by)
