"""Beheer: the types of master data (T2)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.kernel.refusals import Refused
from relaas.parties.forms.master_data import MasterDataTypeForm
from relaas.parties.master_data import types
from relaas.parties.models import MasterDataType
from relaas.parties.rights import MAINTAIN_MASTER_DATA
from relaas.parties.views.frame import saved, sent
from relaas.web import toasts
from relaas.web.answers import SeeOther, page, refused
from relaas.web.rights import Request, needs


@needs(MAINTAIN_MASTER_DATA)
def listed(request: Request) -> HttpResponse:
    return _draw(request)


@needs(MAINTAIN_MASTER_DATA)
def new(request: Request) -> HttpResponse:
    last = MasterDataType.objects.order_by("position").last()
    proposed = {"position": last.position + 10 if last else 10, "for_organizations": True, "for_persons": True}
    form = MasterDataTypeForm(*sent(request), initial=proposed)

    def add() -> None:
        types.add_master_data_type(facts=form.values, by=request.actor)

    if saved(request, form, _("Type added"), add):
        return SeeOther(reverse("parties:master_data_types"))
    return _draw(request, form)


@needs(MAINTAIN_MASTER_DATA)
def edit(request: Request, id: int) -> HttpResponse:
    type = get_object_or_404(MasterDataType, pk=id)
    form = MasterDataTypeForm(*sent(request), record=type)

    def change() -> None:
        types.change_master_data_type(type, facts=form.values, seen=form.seen, by=request.actor)

    if saved(request, form, _("Type changed"), change):
        return SeeOther(reverse("parties:master_data_types"))
    return _draw(request, form, id)


@require_POST
@needs(MAINTAIN_MASTER_DATA)
def delete(request: Request, id: int) -> HttpResponse:
    type = get_object_or_404(MasterDataType, pk=id)
    try:
        types.delete_master_data_type(type, by=request.actor)
    except Refused as refusal:
        return refused(request, refusal, reverse("parties:master_data_types"))
    toasts.done(request, _("Type deleted"))
    return SeeOther(reverse("parties:master_data_types"))


def _draw(request: Request, form: MasterDataTypeForm | None = None, row: int | None = None) -> HttpResponse:
    """The list, with one of its rows (or a new one) as a form."""
    context = {"types": list(MasterDataType.objects.all()), "row": row, "form": None}
    return page(request, "parties/master_data_types.html", context, form=form)
