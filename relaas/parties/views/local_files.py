"""The card *Lokale bestanden* (T2)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.parties import local_files
from relaas.parties.forms.local_files import LocalFileForm
from relaas.parties.models import Kind, LocalFile
from relaas.parties.rights import CHANGE
from relaas.parties.views.frame import done, edited, find_party, sent
from relaas.web.rights import Request, needs

CARD = "local-files"


@needs(CHANGE)
def new(request: Request, kind: Kind, id: int) -> HttpResponse:
    party = find_party(request, kind, id)
    form = LocalFileForm(*sent(request))

    def add() -> None:
        local_files.add_local_file(party, facts=form.values, by=request.actor)

    return edited(request, party, CARD, form, _("Added"), add)


@needs(CHANGE)
def edit(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    file = get_object_or_404(LocalFile, party=party, pk=row)
    form = LocalFileForm(*sent(request), record=file)

    def change() -> None:
        local_files.change_local_file(file, facts=form.values, seen=form.seen, by=request.actor)

    return edited(request, party, CARD, form, _("Local file changed"), change, row=row)


@require_POST
@needs(CHANGE)
def remove(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    file = get_object_or_404(LocalFile, party=party, pk=row)
    said = _("Local file removed")
    return done(request, party, said, lambda: local_files.remove_local_file(file, by=request.actor), card=CARD)
