"""What holds a relation: open contracts need it in one of the roles of their direction (K1, P2)."""

from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _

from relaas.contracts.models import Contract, Direction
from relaas.kernel.actors import Actor
from relaas.parties.holding import HOLDERS, Hold


def open_contracts(parties: Collection[int], by: Actor) -> Iterator[Hold]:
    """Those of these relations, the newest first; of those that are not for this actor to see only that they are."""
    found = Contract.objects.of_relations(parties).open()
    seen = set(found.visible_to(by).values_list("pk", flat=True))
    for contract in found.order_by("-id"):
        name = str(contract) if contract.pk in seen else _("a contract that you may not see")
        yield Hold(contract.relation_id, frozenset(Direction(contract.direction).roles), name)


HOLDERS.add("contracts", open_contracts)
