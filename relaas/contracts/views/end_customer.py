"""For whom it is in the end (K1): look for an organization, then take it."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.contracts.changing import change_contract
from relaas.contracts.page import Editing
from relaas.contracts.rights import CHANGE
from relaas.contracts.views.frame import done, draw, find_contract, lacks_right
from relaas.parties.models import Kind
from relaas.parties.views.picking import picked, picking
from relaas.web.rights import Request, needs


@needs(CHANGE)
def choose(request: Request, id: int) -> HttpResponse:
    contract = find_contract(request, id)
    if answer := lacks_right(request, contract):
        return answer
    if request.method != "POST":
        shown = picking(request, Kind.ORGANIZATION, without=contract.relation)
        return draw(request, contract, Editing("end_customer", picking=shown))
    other = picked(request, Kind.ORGANIZATION)
    if other is None:
        raise Http404
    said = _("End customer chosen")
    return done(
        request, contract, said, lambda: change_contract(contract, facts={"end_customer": other}, by=request.actor)
    )


@require_POST
@needs(CHANGE)
def remove(request: Request, id: int) -> HttpResponse:
    contract = find_contract(request, id)
    said = _("End customer taken off")
    return done(
        request, contract, said, lambda: change_contract(contract, facts={"end_customer": None}, by=request.actor)
    )
