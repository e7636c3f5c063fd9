"""The cards *Personen* of an organization and *Bij welke bedrijven* of a person (P6, P13)."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.kernel.refusals import Refused
from relaas.parties import employments
from relaas.parties.cards import Editing, PartyPage
from relaas.parties.forms.employments import EmploymentForm
from relaas.parties.models import Employment, Kind, Party
from relaas.parties.paths import page_of
from relaas.parties.rights import CHANGE
from relaas.parties.views.frame import done, draw, edited, find_party, sent
from relaas.parties.views.picking import picked, picking
from relaas.web import toasts
from relaas.web.answers import SeeOther, refused
from relaas.web.rights import Request, needs

CARDS = {Kind.ORGANIZATION: "staff", Kind.PERSON: "employers"}
OTHERS = {Kind.ORGANIZATION: Kind.PERSON, Kind.PERSON: Kind.ORGANIZATION}


def find_employment(request: Request, party: Party, row: int) -> Employment:
    """One of this party's employments, if the viewer may see the other party too (U2); otherwise 404."""
    mine = {"organization" if party.is_organization else "person": party}
    employment = get_object_or_404(Employment.objects.select_related("person", "organization"), pk=row, **mine)
    other = employment.person if party.is_organization else employment.organization
    if not Party.objects.visible_to(request.actor).filter(pk=other.pk).exists():
        raise Http404
    return employment


@needs(CHANGE)
def new(request: Request, kind: Kind, id: int) -> HttpResponse:
    """First the other party is chosen, then what somebody does there."""
    party = find_party(request, kind, id)
    other = picked(request, OTHERS[kind])
    if other is None:
        return draw(request, party, Editing(CARDS[kind], picking=picking(request, OTHERS[kind])))
    person, organization = (other, party) if party.is_organization else (party, other)
    form = EmploymentForm(*sent(request))

    def employ() -> None:
        employments.employ(person, organization, facts=form.values, by=request.actor)

    return edited(request, party, CARDS[kind], form, _("%(name)s added") % {"name": other.name}, employ, picked=other)


@needs(CHANGE)
def edit(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    employment = find_employment(request, party, row)
    form = EmploymentForm(*sent(request), record=employment)

    def change() -> None:
        employments.change_employment(employment, facts=form.values, seen=form.seen, by=request.actor)

    return edited(request, party, CARDS[kind], form, _("Employment changed"), change, row=row)


@require_POST
@needs(CHANGE)
def remove(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    employment = find_employment(request, party, row)
    return done(
        request, party, _("Employment removed"), lambda: employments.remove_employment(employment, by=request.actor)
    )


@require_POST
@needs(CHANGE)
def put_first(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    """The first person to turn to at the organization; or the organization that the person stands for."""
    party = find_party(request, kind, id)
    employment = find_employment(request, party, row)
    if party.is_organization:
        said = _("First person to turn to set")
        return done(request, party, said, lambda: employments.make_primary_person(employment, by=request.actor))
    said = _("Default organization set")
    return done(request, party, said, lambda: employments.set_default_organization(employment, by=request.actor))


@require_POST
@needs(CHANGE)
def move(request: Request, id: int, row: int) -> HttpResponse:
    """One place up or down among the persons of an organization; the row stays open to move on."""
    party = find_party(request, Kind.ORGANIZATION, id)
    find_employment(request, party, row)
    order = [employment.pk for employment in PartyPage(request, party).employments]
    order.insert(max(order.index(row) + (-1 if request.POST.get("to") == "up" else 1), 0), order.pop(order.index(row)))
    try:
        employments.reorder_persons(party, order=order, by=request.actor)
    except Refused as refusal:
        return refused(request, refusal, page_of(party))
    toasts.done(request, _("Order changed"))
    return SeeOther(reverse("parties:edit_employment", args=[party.kind, party.pk, row]))
