"""Locks on parties: who changes what hangs on a party waits for whoever is at it already."""

from relaas.parties.models import AccountManager, Address, Channel, Party


def lock(*parties: Party) -> None:
    """Lock the rows of these parties until the verb ends, always in the same order, and read them again."""
    for party in sorted({party.pk: party for party in parties}.values(), key=lambda party: party.pk):
        locked = Party._base_manager.select_for_update().get(pk=party.pk)
        for field in Party._meta.concrete_fields:
            setattr(party, field.attname, getattr(locked, field.attname))


def locked_party(row: Address | Channel | AccountManager) -> Party:
    """The party of this row, read and locked until the verb ends."""
    row.party = Party._base_manager.select_for_update().get(pk=row.party_id)
    return row.party
