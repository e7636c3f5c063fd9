"""Parties that were deleted: history knows them, and who may delete may look back at them (U2, U3)."""

from relaas.kernel.actors import Actor
from relaas.parties.models import Party
from relaas.parties.rights import DELETE, READ_HIDDEN
from relaas.story.kept_values import make
from relaas.story.log import last_known


def sees_gone(party: Party, viewer: Actor) -> bool:
    """Whether the viewer may see this deleted party: not who is limited to its own relations, for nobody has it now."""
    if not viewer.may(DELETE) or viewer.only_managed:
        return False
    return not party.only_for_account_manager or viewer.may(READ_HIDDEN)


def find_gone(id: int, viewer: Actor) -> Party | None:
    """The deleted party of this id as it last was, if the viewer may see it."""
    last = last_known(Party, id)
    party = make(Party, last) if last else None
    return party if party and sees_gone(party, viewer) else None
