"""Contracts as what activities are about (A1): with whom, for whose eyes, who looks after it."""

from relaas.activities.about import ABOUT, AboutKind, Standing
from relaas.contracts.models import Contract, Direction


def _standing(id: int) -> Standing | None:
    contract = Contract.objects.select_related("relation").filter(pk=id).first()
    if contract is None:
        return None
    persons = [contact.person for contact in contract.contacts.select_related("person")]
    return Standing(contract.relation, Direction(contract.direction).read_right, contract.owner_id, persons)


ABOUT.add(
    "contract",
    AboutKind("contract", "contract", tuple(direction.read_right for direction in Direction), _standing),
)
