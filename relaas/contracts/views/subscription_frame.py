"""What the views about a subscription share: finding it, drawing its page, carrying out a deed of it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise

from relaas.contracts.models import Contract, Recurrence
from relaas.contracts.subscriptions.page import DEEDS, SubscriptionEditing, SubscriptionPage, page_of
from relaas.kernel.refusals import Refused
from relaas.parties.forms.party_form import PartyForm
from relaas.parties.views.frame import saved
from relaas.web import toasts
from relaas.web.answers import SeeOther, page, refused
from relaas.web.rights import Request


def find_subscription(request: Request, id: int) -> Recurrence:
    """The subscription, if the viewer may see its contract (U2); otherwise 404."""
    seen = Contract.objects.visible_to(request.actor)
    shown = Recurrence.objects.select_related("contract__relation", "line").defer("contract__relation__search_text")
    return get_object_or_404(shown.filter(contract__in=seen), pk=id)


def draw(request: Request, recurrence: Recurrence, editing: SubscriptionEditing | None = None) -> HttpResponse:
    """The page of the subscription, with the form of a deed when one stands open."""
    shown = SubscriptionPage(request, recurrence, editing=editing)
    open_deed = DEEDS[editing.deed] if editing else None
    context = {"page": shown, "recurrence": recurrence, "open_deed": open_deed}
    return page(request, "contracts/subscriptions/subscription.html", context, form=editing.form if editing else None)


def edited(
    request: Request,
    recurrence: Recurrence,
    deed: str,
    form: PartyForm,
    said: str | Promise,
    does: Callable[[], Any],
    *,
    row: int | None = None,
) -> HttpResponse:
    """The page with the form of this deed; when it was sent in and is right, what it `does`."""
    if saved(request, form, said, does):
        return SeeOther(page_of(recurrence))
    return draw(request, recurrence, SubscriptionEditing(deed, form, row))


def done(request: Request, recurrence: Recurrence, said: str | Promise, does: Callable[[], Any]) -> HttpResponse:
    """Carry out what one click asks for and go back to the page; a refusal is said there."""
    try:
        does()
    except Refused as refusal:
        return refused(request, refusal, page_of(recurrence))
    toasts.done(request, said)
    return SeeOther(page_of(recurrence))
