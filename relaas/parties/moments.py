"""What the verbs of this room announce about rows that higher rooms may hold on to."""

from dataclasses import dataclass

from relaas.kernel.actors import Actor
from relaas.parties.models import Address


@dataclass(frozen=True)
class AddressGoes:
    """An address is about to be removed; a room whose records name it refuses."""

    address: Address
    by: Actor
