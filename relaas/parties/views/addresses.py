"""The card *Adressen* (P7)."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.parties import addresses
from relaas.parties.forms.reaching import AddressForm
from relaas.parties.models import Address, AddressType, Kind
from relaas.parties.rights import CHANGE
from relaas.parties.views.frame import done, edited, find_party, sent
from relaas.web.rights import Request, needs


@needs(CHANGE)
def new(request: Request, kind: Kind, id: int) -> HttpResponse:
    party = find_party(request, kind, id)
    usual = {"for_post" if party.is_person else "for_visit": True}
    form = AddressForm(*sent(request), of_person=party.is_person, initial=usual)

    def add() -> None:
        addresses.add_address(party, facts=form.values, by=request.actor)

    return edited(request, party, "addresses", form, _("Address added"), add)


@needs(CHANGE)
def edit(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    address = get_object_or_404(Address, party=party, pk=row)
    form = AddressForm(*sent(request), of_person=party.is_person, record=address)

    def change() -> None:
        addresses.change_address(address, facts=form.values, seen=form.seen, by=request.actor)

    return edited(request, party, "addresses", form, _("Address changed"), change, row=row)


@require_POST
@needs(CHANGE)
def remove(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    address = get_object_or_404(Address, party=party, pk=row)
    return done(request, party, _("Address removed"), lambda: addresses.remove_address(address, by=request.actor))


@require_POST
@needs(CHANGE)
def set_default(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    address = get_object_or_404(Address, party=party, pk=row)
    if request.POST.get("type") not in AddressType.values:
        raise Http404
    type = AddressType(request.POST["type"])
    said = _("Default address set")
    return done(request, party, said, lambda: addresses.set_default_address(address, type=type, by=request.actor))
