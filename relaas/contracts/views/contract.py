"""The page of a contract and the forms of its cards *Aanvraag* and *Facturatie*; deleting one of which nothing came."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from relaas.contracts.changing import change_contract, change_invoicing, delete_contract
from relaas.contracts.forms.contract import ContractForm, InvoicingForm
from relaas.contracts.models import Direction
from relaas.contracts.page import list_of, page_of
from relaas.contracts.rights import CHANGE, READ
from relaas.contracts.views.frame import draw, edited, find_contract, lacks_right, sent
from relaas.kernel import clock
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.story.story_page import draw_story
from relaas.web import toasts
from relaas.web.answers import SeeOther, refused
from relaas.web.rights import Request, needs


@needs(READ)
def show(request: Request, id: int) -> HttpResponse:
    return draw(request, find_contract(request, id))


@needs(READ)
def story(request: Request, id: int) -> HttpResponse:
    """All that is told of the contract."""
    contract = find_contract(request, id)
    name = f"{contract.number} {contract.description}"
    return draw_story(request, subject_of(contract), name, page_of(contract))


@needs(CHANGE)
def edit(request: Request, id: int) -> HttpResponse:
    contract = find_contract(request, id)
    if answer := lacks_right(request, contract):
        return answer
    form = ContractForm(*sent(request), contract=contract, viewer=request.actor)
    is_sales = contract.direction == Direction.SALES
    said = pgettext("story", "Request changed") if is_sales else pgettext("story", "Order changed")

    def change() -> None:
        change_contract(contract, facts=form.values, seen=form.seen, by=request.actor)

    return edited(request, contract, "request", form, said, change)


@needs(CHANGE)
def edit_invoicing(request: Request, id: int) -> HttpResponse:
    contract = find_contract(request, id)
    if answer := lacks_right(request, contract):
        return answer
    form = InvoicingForm(*sent(request), contract=contract, viewer=request.actor, today=clock.today())

    def change() -> None:
        change_invoicing(contract, facts=form.values, seen=form.seen, by=request.actor)

    return edited(request, contract, "invoicing", form, _("Invoicing data changed"), change)


@require_POST
@needs(CHANGE)
def delete(request: Request, id: int) -> HttpResponse:
    contract = find_contract(request, id)
    back, there = page_of(contract), list_of(Direction(contract.direction))
    try:
        delete_contract(contract, by=request.actor)
    except Refused as refusal:
        return refused(request, refusal, back)
    toasts.done(request, _("%(name)s deleted") % {"name": contract.number})
    return SeeOther(there)
