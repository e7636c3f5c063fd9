"""Entries about a contract: they stand in its own story and in that of its relation."""

from typing import Any

from relaas.contracts.models import Contract, Direction
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject, subject_of
from relaas.story.telling import record


def tell(key: str, contract: Contract, by: Actor, **parameters: Any) -> None:
    """Write one, for who may read contracts of this direction; number, description and direction go along."""
    named = {"number": contract.number, "description": contract.description, "direction": contract.direction}
    record(
        key,
        subject_of(contract),
        Subject("party", contract.relation_id),
        by=by,
        parameters={**named, **parameters},
        right=Direction(contract.direction).read_right,
    )
