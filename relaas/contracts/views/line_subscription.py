"""A line as a subscription, on the page of its contract (K5): taken as one, changed, and invoiced once again."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from relaas.contracts.forms.subscription import SubscriptionForm, TakingForm
from relaas.contracts.models import Contract, ContractLine, Recurrence
from relaas.contracts.page import page_of
from relaas.contracts.rights import CHANGE
from relaas.contracts.subscriptions.part import FORM
from relaas.contracts.subscriptions.verbs import change_recurrence, stop_being_periodic, take_lines
from relaas.contracts.views.frame import done, edited, find_contract, lacks_right, sent
from relaas.contracts.views.lines import selected
from relaas.web.answers import SeeOther
from relaas.web.rights import Request, needs


@needs(CHANGE)
def edit(request: Request, id: int, row: int) -> HttpResponse:
    """The line becomes periodic, or how it is so changes."""
    contract = find_contract(request, id)
    if answer := lacks_right(request, contract):
        return answer
    line = get_object_or_404(contract.lines.select_related("recurrence").filter(kind="item"), pk=row)
    if line.periodic is None or "once" in request.POST:  # the form of taking it may be sent in twice
        return _take(request, contract, [line], row)
    return _change(request, contract, line.periodic)


@require_POST
@needs(CHANGE)
def select(request: Request, id: int) -> HttpResponse:
    """Take the selection along in the address, so that the page can be come back to."""
    contract = find_contract(request, id)
    ids = [line.pk for line in _fit(contract, selected(contract, request.POST))]
    there = reverse("contracts:take_lines", args=[contract.pk])
    return SeeOther(f"{there}?{urlencode({'line': ids}, doseq=True)}" if ids else page_of(contract))


@needs(CHANGE)
def take(request: Request, id: int) -> HttpResponse:
    """`?line=<id>` which lines become periodic, all in the same way."""
    contract = find_contract(request, id)
    if answer := lacks_right(request, contract):
        return answer
    lines = _fit(contract, selected(contract, request.GET))
    if not lines:
        raise Http404
    return _take(request, contract, lines, None)


@require_POST
@needs(CHANGE)
def stop(request: Request, id: int, row: int) -> HttpResponse:
    """The line is invoiced once from now on."""
    contract = find_contract(request, id)
    recurrence = get_object_or_404(Recurrence.objects.select_related("contract__relation"), contract=contract, line=row)
    return done(
        request, contract, _("No longer a subscription"), lambda: stop_being_periodic(recurrence, by=request.actor)
    )


def _take(request: Request, contract: Contract, lines: Sequence[ContractLine], row: int | None) -> HttpResponse:
    form = TakingForm(*sent(request), contract=contract, lines=lines)
    count = len(lines)
    said = ngettext("Taken as a subscription", "%(count)d lines taken as subscriptions", count) % {"count": count}

    def deed() -> None:
        take_lines(contract, lines, facts=form.facts, as_new_lines=form.as_new_lines, by=request.actor)

    return edited(request, contract, FORM, form, said, deed, row=row)


def _change(request: Request, contract: Contract, recurrence: Recurrence) -> HttpResponse:
    recurrence.contract = contract
    form = SubscriptionForm(*sent(request), recurrence=recurrence, lines=[recurrence.line])

    def deed() -> None:
        change_recurrence(recurrence, facts=form.values, seen=form.seen, by=request.actor)

    return edited(request, contract, FORM, form, _("Subscription changed"), deed, row=recurrence.line_id)


def _fit(contract: Contract, lines: Sequence[ContractLine]) -> list[ContractLine]:
    """Those of these lines that can become periodic."""
    there = set(contract.recurrences.values_list("line_id", flat=True))
    return [line for line in lines if line.is_item and line.pk not in there]
