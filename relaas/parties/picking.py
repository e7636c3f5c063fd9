"""Finding a party by what somebody types, to pick it."""

from relaas.kernel.actors import Actor
from relaas.kernel.row_ids import read_id
from relaas.parties.answers import Answer
from relaas.parties.models import Kind, Party
from relaas.parties.searching import find_parties

OFFERED = 10


def find_by_text(typed: str, kind: Kind, viewer: Actor) -> list[Answer]:
    """At most ten parties of this kind, best first: as the search page finds them. Archived ones are left out."""
    return find_parties(typed, viewer, kinds=[kind], most=OFFERED)


def find_picked(written: str | None, kind: Kind, viewer: Actor) -> Party | None:
    """The party of this kind with the id that is written here, if the viewer may see it (U2)."""
    id = read_id(written)
    return Party.objects.visible_to(viewer).filter(kind=kind, pk=id).first() if id else None
