"""Finding a party by what somebody types, to pick it."""

from relaas.kernel.actors import Actor
from relaas.parties.answers import Answer
from relaas.parties.models import Kind
from relaas.parties.searching import find_parties

OFFERED = 10


def find_by_text(typed: str, kind: Kind, viewer: Actor) -> list[Answer]:
    """At most ten parties of this kind, best first: as the search page finds them. Archived ones are left out."""
    return find_parties(typed, viewer, kinds=[kind], most=OFFERED)
