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
from relaas.parties.models import Employment, Kind, Party, Stage, seen_through
from relaas.parties.tabs import NAW, TABS
from relaas.parties.views.frame import draw, find_party
from relaas.web.rights import Request

MOST_PERSONS = 50  # of an organization; who is not among them is added on the page of the contact moment
_WORDS = {Kind.ORGANIZATION: "relaties", Kind.PERSON: "personen"}


def staff_of(organization: Party, viewer: Actor) -> list[Party]:
    """Who works there today, in the order of its card, as far as the viewer sees them."""
    known = _running(organization)
    if known is None:
        employed = _employed([organization.pk], viewer, clock.today())
    else:
        there = [each for each in known if not each.person.is_archived]
        employed = sorted(there, key=lambda each: (not each.is_primary, each.position, each.pk))[:MOST_PERSONS]
    return list({each.person_id: each.person for each in employed}.values())


@rows_asked_often
def _employed(ids: Collection[int], viewer: Actor, today: date) -> QuerySet[Employment]:
    employed = Employment.objects.filter(organization__in=ids, person__archived_at=None).running(today)
    seen = seen_through("person", viewer)
    rows = (employed if seen is None else employed.filter(seen)).select_related("person")
    return rows.in_card_order().defer("person__search_text")[:MOST_PERSONS]


def organization_of(person: Party, viewer: Actor) -> Party | None:
    """The organization that this person stands for today (P13), if the viewer sees it and it is not archived."""
    known = _running(person)
    found = (
        _stood_for([person.pk], viewer, clock.today()) if known is None else [each for each in known if each.is_default]
    )
    return next((each.organization for each in found if not each.organization.is_archived), None)


@rows_asked_often
def _stood_for(ids: Collection[int], viewer: Actor, today: date) -> QuerySet[Employment]:
    employed = Employment.objects.filter(person__in=ids, is_default=True).running(today)
    seen = seen_through("organization", viewer)
    rows = (employed if seen is None else employed.filter(seen)).select_related("organization")
    return rows.defer("organization__search_text")


def _running(party: Party) -> list[Employment] | None:
    """Its employments that run today, where its page has looked them up for its cards."""
    if party.seen_employments is None:
        return None
    return [each for each in party.seen_employments if each.stage(clock.today()) == Stage.RUNNING]


def _place(record: Record, viewer: Actor) -> Place:
    party = cast("Party", record)
    url = address(_WORDS[Kind(party.kind)], party.pk)
    if party.is_organization:
        return Place(url, {"relation": party}, staff_of(party, viewer), is_left_alone=party.is_archived)
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
