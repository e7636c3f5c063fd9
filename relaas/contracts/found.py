"""What this room gives the palette and the search page: contracts by number and description, and what is new."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.db.models import F, Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from relaas.contracts.models import Contract, Direction, Status
from relaas.contracts.overviews import LIST_OF
from relaas.contracts.rights import CHANGE_PURCHASE, CHANGE_SALES, READ
from relaas.kernel.actors import Actor
from relaas.kernel.search import found_words, has_words, is_common, register, words_of
from relaas.web.finding import COMMANDS, SOURCES, Command, Found, FoundGroup, SearchSource

CANDIDATES = 200
ICONS = {Direction.SALES: "file-text", Direction.PURCHASE: "shopping-cart"}

register(Contract)

type Row = tuple[int, str, str, str, str, str]


def find(typed: str, viewer: Actor, most: int) -> Iterable[FoundGroup]:
    """Sales and purchase contracts that the viewer may see (U2): that of this very number first, then the newest of
    some that have all the words in their number, description, reference or relation."""
    typed = typed.replace("\0", "")
    words = words_of(typed)
    rows: dict[int, Row] = {}
    if words:
        visible = Contract.objects.visible_to(viewer, walking=True)
        rows = {row[0]: row for row in _read(visible.filter(number__in={typed, typed.upper()})[:most])}
        having = sorted(_read(candidates(visible, words)), reverse=True)
        rows |= {row[0]: row for row in having if row[0] not in rows}
    for direction, overview in LIST_OF.items():
        shown = [row for row in rows.values() if row[1] == direction][:most]
        yield FoundGroup(
            overview.title, list(map(_found, shown)), f"{reverse(overview.url_name)}?{urlencode({'q': typed})}"
        )


def candidates[Row: Model](visible: QuerySet[Row], words: tuple[str, ...]) -> QuerySet[Row]:
    """Some that have all these words; of very common ones those that stand among the newest."""
    model = visible.model
    if is_common(model, words, CANDIDATES * 10):
        return visible.filter(has_words(model, words)).order_by("-pk")[:CANDIDATES]
    return visible.filter(found_words(model, words))[:CANDIDATES]


def _read(contracts: QuerySet[Contract]) -> list[Row]:
    named = contracts.annotate(called=F("relation__name"))
    return list(named.values_list("pk", "direction", "number", "description", "called", "status"))


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
