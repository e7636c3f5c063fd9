"""The page *Kopieer* of a contract (K4): for whom and which way round, then what the copy must be told anew."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _

from relaas.contracts.copying import copy_contract
from relaas.contracts.forms.copy import CopyForm
from relaas.contracts.models import Contract, Direction
from relaas.contracts.page import Editing, page_of
from relaas.contracts.rights import CHANGE
from relaas.contracts.views.frame import find_contract
from relaas.contracts.views.new import RELATION, picked_relation, picking_relation
from relaas.kernel import clock, subjects
from relaas.parties.models import Party
from relaas.parties.views.frame import sent
from relaas.parties.views.once import mark_of
from relaas.story.once import WrittenAlready, marked
from relaas.web import toasts
from relaas.web.answers import SeeOther, page
from relaas.web.rights import Request, needs, without_right

__all__ = ["RELATION"]


@dataclass(frozen=True)
class CopyPage:
    """What the template knows of the page: with `editing.picking` a relation is chosen first."""

    request: Request
    source: Contract
    direction: Direction
    here: str
    editing: Editing | None = None

    @property
    def is_turned(self) -> bool:
        return self.source.direction != self.direction


@needs(CHANGE)
def copy(request: Request, id: int) -> HttpResponse:
    """Into the same direction, for the same relation unless another one is chosen."""
    source = find_contract(request, id)
    relation = picked_relation(request) or (None if _chooses(request) else source.relation)
    return _copy(request, source, Direction(source.direction), relation)


@needs(CHANGE)
def copy_the_other_way(request: Request, id: int) -> HttpResponse:
    """Into the other direction, for the relation that is chosen."""
    source = find_contract(request, id)
    [other] = set(Direction) - {Direction(source.direction)}
    return _copy(request, source, other, picked_relation(request))


def _chooses(request: Request) -> bool:
    return "zoek" in request.GET or "ander" in request.GET


def _copy(request: Request, source: Contract, direction: Direction, relation: Party | None) -> HttpResponse:
    if not request.actor.may(direction.change_right):
        return without_right(request, direction.change_right)
    if relation is None:
        editing = Editing("relation", picking=picking_relation(request))
        shown = CopyPage(request, source, direction, page_of(source), editing)
        return page(request, "contracts/copy.html", {"page": shown, "relation": None})
    form = CopyForm(*sent(request), source=source, direction=direction, relation=relation, today=clock.today())
    if address := _copied(request, source, direction, relation, form):
        return SeeOther(address)
    shown = CopyPage(request, source, direction, page_of(source))
    return page(request, "contracts/copy.html", {"page": shown, "relation": relation}, form=form)


def _copied(request: Request, source: Contract, direction: Direction, relation: Party, form: CopyForm) -> str:
    """The address of the copy, when the form was sent in and is right. Sent in twice it makes one."""
    if request.method != "POST" or not form.is_valid():
        return ""

    def deed() -> Contract:
        return copy_contract(source, direction=direction, relation=relation, **form.arguments, by=request.actor)

    try:
        with marked(mark_of(request, form)):
            made = form.outcome(deed)
    except WrittenAlready as before:
        subject = before.subject()
        return (subject and subjects.url(subject)) or page_of(source)
    if made is None:
        return ""
    toasts.done(request, _("%(name)s made") % {"name": made.number})
    return page_of(made)
