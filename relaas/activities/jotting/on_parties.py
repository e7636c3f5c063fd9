"""Writing down on the page of an organization or a person."""

from collections.abc import Collection
from datetime import date
from typing import cast

from django.db.models import QuerySet
from django.http import HttpResponse

from relaas.activities.jotting.places import PLACES, Place, PlaceKind, address
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import rows_asked_often
from relaas.kernel.models import Record
from relaas.parties.models import Employment, Kind, Party, seen_through
from relaas.parties.tabs import NAW, TABS
from relaas.parties.views.frame import draw, find_party
from relaas.web.rights import Request

MOST_PERSONS = 50  # of an organization; who is not among them is added on the page of the contact moment
_WORDS = {Kind.ORGANIZATION: "relaties", Kind.PERSON: "personen"}


def persons_of(organization: Party, viewer: Actor) -> list[Party]:
    """Who works there today, in the order of its card, as far as the viewer sees them."""
    employed = _employed([organization.pk], viewer, clock.today())
    return list({row.person_id: row.person for row in employed}.values())


@rows_asked_often
def _employed(ids: Collection[int], viewer: Actor, today: date) -> QuerySet[Employment]:
    employed = Employment.objects.filter(organization__in=ids, person__archived_at=None).running(today)
    seen = seen_through("person", viewer)
    rows = (employed if seen is None else employed.filter(seen)).select_related("person")
    return rows.order_by("-is_primary", "position", "id").defer("person__search_text")[:MOST_PERSONS]


def organization_of(person: Party, viewer: Actor) -> Party | None:
    """The organization that this person stands for today (P13), if the viewer sees it and it is not archived."""
    employed = Employment.objects.filter(person=person, is_default=True, organization__archived_at=None)
    seen = seen_through("organization", viewer)
    rows = employed.running(clock.today()).select_related("organization")
    found = (rows if seen is None else rows.filter(seen)).defer("organization__search_text").first()
    return found.organization if found else None


def _place(record: Record, viewer: Actor) -> Place:
    party = cast("Party", record)
    url = address(_WORDS[Kind(party.kind)], party.pk)
    if party.is_organization:
        return Place(url, {"relation": party}, persons_of(party, viewer), is_left_alone=party.is_archived)
    taken = {"relation": organization_of(party, viewer), "person": party}
    return Place(url, taken, [party], present=party, is_left_alone=party.is_archived)


def _draw(request: Request, record: Record, here: str) -> HttpResponse:
    party = cast("Party", record)
    tab = next((tab.name for tab in TABS if tab.url(party) == here), NAW)
    return draw(request, party, tab=tab)


def _register(kind: Kind, name: str) -> None:
    PLACES.add(
        name,
        PlaceKind(
            _WORDS[kind],
            fits=lambda record: isinstance(record, Party) and record.kind == kind,
            find=lambda request, number: find_party(request, kind, number),
            place=_place,
            draw=_draw,
        ),
    )


_register(Kind.ORGANIZATION, "organization")
_register(Kind.PERSON, "person")
