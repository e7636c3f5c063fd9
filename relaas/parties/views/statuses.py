"""Beheer: the maintained list of statuses (P3)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.kernel.refusals import Refused
from relaas.parties import statuses
from relaas.parties.forms.statuses import StatusForm
from relaas.parties.models import PartyStatus
from relaas.parties.rights import MAINTAIN_STATUSES
from relaas.parties.views.frame import saved, sent
from relaas.web import toasts
from relaas.web.answers import SeeOther, page, refused
from relaas.web.rights import Request, needs


@needs(MAINTAIN_STATUSES)
def listed(request: Request) -> HttpResponse:
    return _draw(request)


@needs(MAINTAIN_STATUSES)
def new(request: Request) -> HttpResponse:
    last = PartyStatus.objects.order_by("position").last()
    proposed = {"position": last.position + 10 if last else 10, "for_organizations": True, "for_persons": True}
    form = StatusForm(*sent(request), initial=proposed)
    if saved(request, form, _("Status added"), lambda: statuses.add_status(facts=form.values, by=request.actor)):
        return SeeOther(reverse("parties:statuses"))
    return _draw(request, form)


@needs(MAINTAIN_STATUSES)
def edit(request: Request, id: int) -> HttpResponse:
    status = get_object_or_404(PartyStatus, pk=id)
    form = StatusForm(*sent(request), record=status)

    def change() -> None:
        statuses.change_status(status, facts=form.values, seen=form.seen, by=request.actor)

    if saved(request, form, _("Status changed"), change):
        return SeeOther(reverse("parties:statuses"))
    return _draw(request, form, id)


@require_POST
@needs(MAINTAIN_STATUSES)
def delete(request: Request, id: int) -> HttpResponse:
    status = get_object_or_404(PartyStatus, pk=id)
    try:
        statuses.delete_status(status, by=request.actor)
    except Refused as refusal:
        return refused(request, refusal, reverse("parties:statuses"))
    toasts.done(request, _("Status deleted"))
    return SeeOther(reverse("parties:statuses"))


def _draw(request: Request, form: StatusForm | None = None, row: int | None = None) -> HttpResponse:
    """The list, with one of its rows (or a new one) as a form."""
    context = {"statuses": list(PartyStatus.objects.all()), "row": row, "form": None}
    return page(request, "parties/statuses.html", context, form=form)
