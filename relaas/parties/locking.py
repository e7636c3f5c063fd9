"""Locks on parties: who changes what hangs on a party waits for whoever is at it already."""

from typing import Protocol

from relaas.kernel.concurrency import lock_and_read
from relaas.parties.models import Party


class OfAParty(Protocol):
    """A row that hangs on a party."""

    party: Party
    party_id: int


def lock(*parties: Party) -> None:
    """Lock the rows of these parties until the verb ends, always in the same order, and read them again."""
    for party in sorted({party.pk: party for party in parties}.values(), key=lambda party: party.pk):
        lock_and_read(party)


def locked_party(row: OfAParty) -> Party:
    """The party of this row, read and locked until the verb ends."""
    row.party = Party._base_manager.select_for_update().get(pk=row.party_id)
    return row.party
