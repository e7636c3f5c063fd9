"""What the views of this room share: finding a contract, drawing its page, saving a part of it."""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.utils.functional import Promise

from relaas.contracts.models import Contract, Direction
from relaas.contracts.page import ContractPage, Editing, page_of, parts_of
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import rows_asked_often
from relaas.kernel.refusals import Refused
from relaas.parties.forms.party_form import PartyForm
from relaas.parties.views.frame import saved, sent
from relaas.web import toasts
from relaas.web.answers import SeeOther, page, refused
from relaas.web.rights import Request, without_right

__all__ = ["back_to", "done", "draw", "edited", "find_contract", "lacks_right", "sent"]
_SHOWN = (
    "administration", "relation", "product_group", "cost_type", "owner", "invoice_address", "delivery_address",
    "payment_term", "document_scheme", "lost_reason",
)  # fmt: skip


def visible_contracts(request: Request) -> QuerySet[Contract]:
    """What the viewer may see (U2), with what its page shows."""
    return _visible(request.actor)


def _visible(viewer: Actor) -> QuerySet[Contract]:
    return Contract.objects.visible_to(viewer).select_related(*_SHOWN).defer("relation__search_text")


@rows_asked_often
def _with_ids(ids: Collection[int], viewer: Actor) -> QuerySet[Contract]:
    return _visible(viewer).filter(pk__in=ids)


def find_contract(request: Request, id: int) -> Contract:
    """The contract, if the viewer may see it; otherwise 404."""
    for contract in _with_ids([id], request.actor):
        return contract
    raise Http404


def lacks_right(request: Request, contract: Contract) -> HttpResponse | None:
    """The page that says so, for who may change contracts but not of this direction; None for who may."""
    right = Direction(contract.direction).change_right
    return None if request.actor.may(right) else without_right(request, right)


def draw(request: Request, contract: Contract, editing: Editing | None = None) -> HttpResponse:
    """The page of the contract, with the part that is edited as a form."""
    shown = ContractPage(request, contract, editing=editing)
    context = {"page": shown, "contract": contract, "parts": parts_of(shown)}
    return page(request, "contracts/contract.html", context, form=editing.form if editing else None)


def back_to(contract: Contract) -> SeeOther:
    """To the page of the contract, after something changed."""
    return SeeOther(page_of(contract))


def edited(
    request: Request,
    contract: Contract,
    part: str,
    form: PartyForm,
    said: str | Promise,
    deed: Callable[[], Any],
    *,
    row: int | None = None,
    back: str = "",
) -> HttpResponse:
    """The page with this part (this row of it) as a form; when the form was sent in and is right, the deed.

    Then it goes to the page of the contract, or `back` to where the form was opened.
    """
    if saved(request, form, said, deed):
        return SeeOther(back) if back else back_to(contract)
    return draw(request, contract, Editing(part, form, row))


def done(request: Request, contract: Contract, said: str | Promise, deed: Callable[[], Any]) -> HttpResponse:
    """Carry out what one click asks for and go back to the page; a refusal is said there."""
    try:
        deed()
    except Refused as refusal:
        return refused(request, refusal, page_of(contract))
    toasts.done(request, said)
    return back_to(contract)
