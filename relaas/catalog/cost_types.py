"""Verbs: the maintained list of cost types (K6)."""

from relaas.catalog.facts import COST_TYPE_FACTS
from relaas.catalog.models import CostType
from relaas.catalog.rights import MAINTAIN
from relaas.catalog.sentences import COST_TYPES
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.verbs import verb
from relaas.parties.facts import Given
from relaas.parties.maintained.keeping import add_row, change_row, delete_row


@verb("catalog.add_cost_type", act=Act.CHANGE, right=MAINTAIN, on=())
def add_cost_type(*, facts: Given, by: Actor) -> CostType:
    """Add a cost type (`COST_TYPE_FACTS`)."""
    return add_row(CostType(), COST_TYPE_FACTS, facts, COST_TYPES, by=by)


@verb("catalog.change_cost_type", act=Act.CHANGE, right=MAINTAIN, on=("cost_type",))
def change_cost_type(cost_type: CostType, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change a cost type; closed from a day on it can no longer be chosen, and who has it keeps it."""
    change_row(cost_type, COST_TYPE_FACTS, facts, COST_TYPES, seen=seen, by=by)


@verb("catalog.delete_cost_type", act=Act.DELETE, right=MAINTAIN, on=("cost_type",))
def delete_cost_type(cost_type: CostType, *, by: Actor) -> None:
    """Delete a cost type that nothing uses (K6)."""
    delete_row(cost_type, COST_TYPES, by=by)
