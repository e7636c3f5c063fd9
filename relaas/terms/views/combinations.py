"""The members of a purchase combination, on its own page (T2b)."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.parties.cards import Editing
from relaas.parties.models import Kind, Party
from relaas.parties.views.frame import done, draw, edited, find_party, sent
from relaas.parties.views.picking import picked, picking
from relaas.terms import combinations
from relaas.terms.forms.relation import MemberForm
from relaas.terms.models import CombinationMember
from relaas.terms.rights import COMBINE
from relaas.web.rights import Request, needs

CARD = "combination"


@needs(COMBINE)
def new(request: Request, id: int) -> HttpResponse:
    """First the member is chosen, then what it is there."""
    combination = find_party(request, Kind.ORGANIZATION, id)
    member = picked(request, Kind.ORGANIZATION)
    if member is None:
        found = picking(request, Kind.ORGANIZATION, without=combination)
        return draw(request, combination, Editing(CARD, picking=found))
    form = MemberForm(*sent(request))

    def add() -> None:
        combinations.add_member(combination, member=member, facts=form.values, by=request.actor)

    said = _("%(name)s added") % {"name": member.name}
    return edited(request, combination, CARD, form, said, add, picked=member)


@needs(COMBINE)
def edit(request: Request, id: int, row: int) -> HttpResponse:
    combination = find_party(request, Kind.ORGANIZATION, id)
    membership = _find(request, combination, row)
    form = MemberForm(*sent(request), record=membership)

    def change() -> None:
        combinations.change_member(membership, facts=form.values, seen=form.seen, by=request.actor)

    return edited(request, combination, CARD, form, _("Membership changed"), change, row=row)


@require_POST
@needs(COMBINE)
def remove(request: Request, id: int, row: int) -> HttpResponse:
    combination = find_party(request, Kind.ORGANIZATION, id)
    membership = _find(request, combination, row)
    said = _("Membership removed")
    return done(request, combination, said, lambda: combinations.remove_member(membership, by=request.actor), card=CARD)


def _find(request: Request, combination: Party, row: int) -> CombinationMember:
    """One of its members, if the viewer may see that one too (U2); otherwise 404."""
    members = CombinationMember.objects.select_related("member", "combination")
    membership = get_object_or_404(members, combination=combination, pk=row)
    if not Party.objects.visible_to(request.actor).filter(pk=membership.member_id).exists():
        raise Http404
    return membership
