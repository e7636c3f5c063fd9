"""Finding a party by what somebody types, to pick it."""

from relaas.kernel.actors import Actor
from relaas.kernel.folding import fold
from relaas.kernel.search import found_words, words_of
from relaas.parties.models import Kind, Party

SHORT = 3  # letters; the search index is made of pieces this long
CANDIDATES = 200
OFFERED = 10


def find_by_text(typed: str, kind: Kind, viewer: Actor) -> list[Party]:
    """At most ten parties of this kind, best first: search code, code, beginning of the name, any other match.

    Archived ones are left out. Under three letters only the beginning of a name counts, because an index has it.
    """
    wanted = fold(typed)
    offered = (
        Party.objects.visible_to(viewer)
        .not_archived()
        .filter(kind=kind)
        .only("name", "code", "search_code", "city", "kind")
    )
    if not wanted:
        return []
    if len(wanted) < SHORT:
        beginning = offered.filter(sort_name__gte=wanted, sort_name__lt=f"{wanted}\U0010ffff")
        return list(beginning.order_by("sort_name", "id")[:OFFERED])
    candidates = offered.only("name", "code", "search_code", "city", "kind", "sort_name")
    found = list(candidates.filter(found_words(Party, words_of(typed)))[:CANDIDATES])
    return sorted(found, key=lambda party: (_rank(party, wanted), party.sort_name, party.pk))[:OFFERED]


def _rank(party: Party, wanted: str) -> int:
    if fold(party.search_code) == wanted:
        return 0
    if fold(party.code or "") == wanted:
        return 1
    return 2 if party.sort_name.startswith(wanted) else 3
