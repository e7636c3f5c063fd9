"""What the palette and the search page have of subscriptions: by description, relation and number of the contract."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.db.models import F, QuerySet
from django.urls import reverse

from relaas.contracts.models import Recurrence, RecurrenceState
from relaas.contracts.rights import READ
from relaas.contracts.subscriptions.lists.overviews import LIST_OF
from relaas.kernel.actors import Actor
from relaas.kernel.found_often import looked_at, newest_found
from relaas.kernel.search import register, words_of
from relaas.web.finding import SOURCES, Found, FoundGroup, SearchSource

register(Recurrence, in_age=True)
_FIRST = (RecurrenceState.RUNNING, RecurrenceState.COMING, RecurrenceState.PROPOSED)
type Row = tuple[int, str, str, str, str, str]


def find(typed: str, viewer: Actor, most: int) -> Iterable[FoundGroup]:
    """Subscriptions that the viewer may see (U2) and that have all the words; those that go on first, the newest of
    them before the others."""
    words = words_of(typed.replace("\0", ""))
    rows = _having(words, looked_at(most), viewer) if words else []
    rows.sort(key=lambda row: (row[2] not in _FIRST, -row[0]))
    for direction, overview in LIST_OF.items():
        shown = [row for row in rows if row[1] == direction][:most]
        yield FoundGroup(
            overview.title, list(map(_found, shown)), f"{reverse(overview.url_name)}?{urlencode({'q': typed})}"
        )


def _visible(viewer: Actor) -> QuerySet[Recurrence, Row]:
    seen = Recurrence.objects.visible_to(viewer)
    named = seen.annotate(about=F("line__description"), called=F("relation__name"), of=F("contract__number"))
    return named.values_list("pk", "direction", "state", "about", "called", "of")


_having = newest_found(Recurrence, _visible)


def _found(row: Row) -> Found:
    id, _direction, state, description, relation, contract = row
    url = reverse("contracts:subscription", args=[id])
    return Found(description, url, "repeat", f"{relation} · {contract} · {RecurrenceState(state).label}")


SOURCES.add("subscriptions", SearchSource("subscriptions", find, READ, order=21))
