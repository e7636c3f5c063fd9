"""Pages on which something is done to a running subscription, or to all of a contract."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from relaas.contracts.models import Pause, PriceChange, Recurrence
from relaas.contracts.page import Editing
from relaas.contracts.rights import CHANGE
from relaas.contracts.subscriptions.page import SubscriptionEditing
from relaas.contracts.subscriptions.running.deeds import CHANGE_PAUSE, OF_ALL, OF_ONE
from relaas.contracts.subscriptions.running.ending import withdraw_notice
from relaas.contracts.subscriptions.running.forms import PauseForm
from relaas.contracts.subscriptions.running.pauses import change_pause, resume, take_back_pause
from relaas.contracts.subscriptions.running.price_changes import take_back_price_change
from relaas.contracts.subscriptions.running.standing import standing_of
from relaas.contracts.views import frame, subscription_frame
from relaas.contracts.views.subscription_frame import find_subscription
from relaas.parties.views.frame import sent
from relaas.web.rights import Request, needs

SHOW = "show"  # the button that only shows what a deed would do


@needs(CHANGE)
def take(request: Request, id: int, name: str) -> HttpResponse:
    """A deed of one subscription."""
    recurrence, deed = find_subscription(request, id), OF_ONE[name]
    if answer := frame.lacks_right(request, recurrence.contract):
        return answer
    form = deed.form(*sent(request), standing=standing_of(recurrence.contract, recurrence))
    if SHOW in request.POST and form.is_valid():
        return subscription_frame.draw(request, recurrence, SubscriptionEditing(name, form))
    return subscription_frame.edited(
        request, recurrence, name, form, deed.said, lambda: deed.does(recurrence, form, request.actor)
    )


@needs(CHANGE)
def take_of_all(request: Request, id: int, name: str) -> HttpResponse:
    """A deed of all subscriptions of a contract."""
    contract, deed = frame.find_contract(request, id), OF_ALL[name]
    if answer := frame.lacks_right(request, contract):
        return answer
    form = deed.form(*sent(request), standing=standing_of(contract), of_all=True)
    if SHOW in request.POST and form.is_valid():
        return frame.draw(request, contract, Editing(name, form))
    return frame.edited(request, contract, name, form, deed.said, lambda: deed.does(contract, form, request.actor))


@needs(CHANGE)
def edit_pause(request: Request, id: int, row: int) -> HttpResponse:
    """Other days of a pause, also of one of the whole contract."""
    recurrence = find_subscription(request, id)
    if answer := frame.lacks_right(request, recurrence.contract):
        return answer
    pause, contract = _pause_of(recurrence, row), recurrence.contract
    standing = standing_of(contract, recurrence if pause.recurrence_id else None)
    form = PauseForm(*sent(request), standing=standing, pause=pause)

    def deed() -> None:
        change_pause(contract, pause=pause, **form.values, seen=form.seen, by=request.actor)

    return subscription_frame.edited(request, recurrence, CHANGE_PAUSE, form, _("Pause changed"), deed, row=row)


@require_POST
@needs(CHANGE)
def go_on(request: Request, id: int, row: int) -> HttpResponse:
    """A pause ends today."""
    recurrence = find_subscription(request, id)
    pause = _pause_of(recurrence, row)
    said = _("Subscription goes on again")
    return _done(request, recurrence, said, lambda: resume(recurrence.contract, pause=pause, by=request.actor))


@require_POST
@needs(CHANGE)
def remove_pause(request: Request, id: int, row: int) -> HttpResponse:
    """As if it had not been paused."""
    recurrence = find_subscription(request, id)
    pause = _pause_of(recurrence, row)
    said = _("Pause taken back")
    return _done(request, recurrence, said, lambda: take_back_pause(recurrence.contract, pause=pause, by=request.actor))


@require_POST
@needs(CHANGE)
def remove_price(request: Request, id: int, row: int) -> HttpResponse:
    """The price stays what it was."""
    recurrence = find_subscription(request, id)
    change = get_object_or_404(PriceChange, pk=row, recurrence=recurrence)
    said = _("Price change taken back")
    return _done(request, recurrence, said, lambda: take_back_price_change(recurrence, change=change, by=request.actor))


@require_POST
@needs(CHANGE)
def withdraw(request: Request, id: int) -> HttpResponse:
    """It goes on as it was agreed."""
    recurrence = find_subscription(request, id)
    return _done(request, recurrence, _("Notice withdrawn"), lambda: withdraw_notice(recurrence, by=request.actor))


def _done(request: Request, recurrence: Recurrence, said: str | Promise, deed: Callable[[], Any]) -> HttpResponse:
    answer = frame.lacks_right(request, recurrence.contract)
    return answer or subscription_frame.done(request, recurrence, said, deed)


def _pause_of(recurrence: Recurrence, id: int) -> Pause:
    """One of the subscription itself or of its whole contract; otherwise 404."""
    theirs = Pause.objects.filter(contract=recurrence.contract_id).exclude(recurrence__isnull=False) | (
        Pause.objects.filter(recurrence=recurrence)
    )
    return get_object_or_404(theirs, pk=id)
