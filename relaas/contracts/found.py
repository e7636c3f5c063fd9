"""What this room gives the palette and the search page: contracts by number and description, and what is new."""

from collections.abc import Iterable, Sequence
from functools import partial
from urllib.parse import urlencode

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from relaas.contracts.models import Contract, Direction, Status
from relaas.contracts.overviews import LIST_OF
from relaas.contracts.rights import CHANGE_PURCHASE, CHANGE_SALES, READ
from relaas.kernel.actors import Actor
from relaas.kernel.found_often import looked_at, newest_found, rows_found_often
from relaas.kernel.search import register, words_of
from relaas.web.finding import COMMANDS, SOURCES, Command, Found, FoundGroup, SearchSource

ICONS = {Direction.SALES: "file-text", Direction.PURCHASE: "shopping-cart"}

register(Contract, in_age=True)

type Row = tuple[int, str, str, str, str, str]


def find(typed: str, viewer: Actor, most: int) -> Iterable[FoundGroup]:
    """Sales and purchase contracts that the viewer may see (U2): that of this very number first, then the newest of
    some that have all the words in their number, description, reference or relation."""
    typed = typed.replace("\0", "")
    words = words_of(typed)
    found = [*_numbered((typed, typed.upper()), viewer), *_having(words, looked_at(most), viewer)] if words else []
    rows = {row[0]: row for row in found}
    for direction, overview in LIST_OF.items():
        shown = [row for row in rows.values() if row[1] == direction][:most]
        yield FoundGroup(
            overview.title, list(map(_found, shown)), f"{reverse(overview.url_name)}?{urlencode({'q': typed})}"
        )


def _visible(viewer: Actor) -> QuerySet[Contract, Row]:
    named = Contract.objects.visible_to(viewer).annotate(called=F("relation__name"))
    return named.values_list("pk", "direction", "number", "description", "called", "status")


_having = newest_found(Contract, _visible)


@partial(rows_found_often, planned_anew=False)
def _numbered(numbers: Sequence[str], viewer: Actor) -> QuerySet[Contract, Row]:
    return _visible(viewer).filter(number__in=numbers)


def _found(row: Row) -> Found:
    id, direction, number, description, relation, status = row
    url, icon = reverse("contracts:contract", args=[id]), ICONS[Direction(direction)]
    return Found(f"{number} {description}", url, icon, f"{relation} · {Status(status).label}")


SOURCES.add("contracts", SearchSource("contracts", find, READ, order=20))
COMMANDS.add(
    "new_request",
    Command(
        "new_request",
        _("New request"),
        "contracts:new_request",
        ICONS[Direction.SALES],
        CHANGE_SALES,
        "nieuwe aanvraag verkoop offerte contract maken toevoegen new request quote sales contract add",
        order=30,
    ),
)
COMMANDS.add(
    "new_order",
    Command(
        "new_order",
        _("New order"),
        "contracts:new_order",
        ICONS[Direction.PURCHASE],
        CHANGE_PURCHASE,
        "nieuwe bestelling inkoop contract maken toevoegen new order purchase contract add",
        order=31,
    ),
)
