"""The card *Stamgegevens* (T2): first which type, then its value."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.parties.cards import Editing
from relaas.parties.forms.master_data import MasterDataForm
from relaas.parties.master_data import rows
from relaas.parties.models import Kind, MasterDataType, Party
from relaas.parties.models.master_data import MasterDataRow
from relaas.parties.rights import CHANGE
from relaas.parties.views.frame import done, draw, edited, find_party, sent
from relaas.web.rights import Request, needs

CARD = "master-data"


def _find_type(request: Request, id: int) -> MasterDataType:
    """A type whose values the viewer may read; otherwise 404."""
    type: MasterDataType = get_object_or_404(MasterDataType.objects.readable_by(request.actor), pk=id)
    return type


def _find_row(request: Request, party: Party, type: int, row: int) -> MasterDataRow:
    found = _find_type(request, type)
    row_found: MasterDataRow = get_object_or_404(found.row_model, party=party, type=found, pk=row)
    return row_found


@needs(CHANGE)
def choose(request: Request, kind: Kind, id: int) -> HttpResponse:
    return draw(request, find_party(request, kind, id), Editing(CARD))


@needs(CHANGE)
def new(request: Request, kind: Kind, id: int, type: int) -> HttpResponse:
    party = find_party(request, kind, id)
    chosen = _find_type(request, type)
    form = MasterDataForm(*sent(request), type=chosen)

    def add() -> None:
        rows.add_master_data(party, chosen, facts=form.values, by=request.actor)

    return edited(request, party, CARD, form, _("%(type)s added") % {"type": chosen.name}, add)


@needs(CHANGE)
def edit(request: Request, kind: Kind, id: int, type: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    found = _find_row(request, party, type, row)
    form = MasterDataForm(*sent(request), type=found.type, record=found)

    def change() -> None:
        rows.change_master_data(found, facts=form.values, seen=form.seen, by=request.actor)

    return edited(request, party, CARD, form, _("%(type)s changed") % {"type": found.type.name}, change, row=row)


@require_POST
@needs(CHANGE)
def remove(request: Request, kind: Kind, id: int, type: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    found = _find_row(request, party, type, row)
    said = _("%(type)s removed") % {"type": found.type.name}
    return done(request, party, said, lambda: rows.remove_master_data(found, by=request.actor), card=CARD)


@require_POST
@needs(CHANGE)
def set_default(request: Request, kind: Kind, id: int, type: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    found = _find_row(request, party, type, row)
    said = _("Default set")
    return done(request, party, said, lambda: rows.set_default_master_data(found, by=request.actor), card=CARD)
