"""The pages *Nieuwe aanvraag* and *Nieuwe bestelling*: first the relation, then what it is about."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _

from relaas.contracts.forms.new import NewContractForm
from relaas.contracts.models import Contract, Direction
from relaas.contracts.page import Editing, list_of, page_of
from relaas.contracts.registering import register_order, register_request
from relaas.contracts.rights import CHANGE_PURCHASE, CHANGE_SALES
from relaas.kernel import clock, subjects
from relaas.kernel.row_ids import read_id
from relaas.parties.cards import Picking
from relaas.parties.models import Kind, Party
from relaas.parties.picking import OFFERED
from relaas.parties.searching import find_parties
from relaas.parties.views.frame import sent
from relaas.parties.views.once import mark_of
from relaas.story.once import WrittenAlready, marked
from relaas.web import toasts
from relaas.web.answers import SeeOther, page
from relaas.web.rights import Request, needs

RELATION = "relatie"


@dataclass(frozen=True)
class NewPage:
    """What the template knows of the page: with `editing.picking` a relation is chosen first."""

    request: Request
    direction: Direction
    here: str
    editing: Editing | None = None


@needs(CHANGE_SALES)
def sales(request: Request) -> HttpResponse:
    """`?relatie=<id>` for whom."""
    return _new(request, Direction.SALES)


@needs(CHANGE_PURCHASE)
def purchase(request: Request) -> HttpResponse:
    """The same of a purchase contract."""
    return _new(request, Direction.PURCHASE)


def _new(request: Request, direction: Direction) -> HttpResponse:
    relation = picked_relation(request)
    if relation is None:
        shown = NewPage(request, direction, list_of(direction), Editing("relation", picking=picking_relation(request)))
        return page(request, "contracts/new.html", {"page": shown, "direction": direction, "relation": None})
    form = NewContractForm(
        *sent(request), direction=direction, relation=relation, viewer=request.actor, today=clock.today()
    )
    address = _registered(request, direction, relation, form)
    shown = NewPage(request, direction, list_of(direction))
    context = {"page": shown, "direction": direction, "relation": relation}
    return SeeOther(address) if address else page(request, "contracts/new.html", context, form=form)


def _registered(request: Request, direction: Direction, relation: Party, form: NewContractForm) -> str:
    """The address to go on to, when the form was sent in and is right. Sent in twice it makes one."""
    if request.method != "POST" or not form.is_valid():
        return ""
    register = register_request if direction == Direction.SALES else register_order
    try:
        with marked(mark_of(request, form)):
            contract: Contract | None = form.outcome(lambda: register(relation, **form.arguments, by=request.actor))
    except WrittenAlready as before:
        subject = before.subject()
        return (subject and subjects.url(subject)) or list_of(direction)
    if contract is None:
        return ""
    toasts.done(request, _("%(name)s made") % {"name": contract.number})
    return page_of(contract)


def picked_relation(request: Request) -> Party | None:
    """The relation that was chosen, if the viewer may see it; that it may not be chosen is the law's to say (C11)."""
    id = read_id(request.GET.get(RELATION))
    return Party.objects.visible_to(request.actor).filter(pk=id).first() if id else None


def picking_relation(request: Request) -> Picking:
    """What was typed so far and who answers to it, organizations and persons."""
    typed = request.GET.get("zoek", "")
    found = find_parties(typed, request.actor, most=OFFERED)
    noted = Party.objects.filter(pk__in=[each.pk for each in found]).exclude(internal_note="")
    notes = dict(noted.values_list("pk", "internal_note")) if found else {}
    return Picking(Kind.ORGANIZATION, RELATION, typed, found, notes)
