"""The card *Notitie* (T9)."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from relaas.parties import editing
from relaas.parties.forms.notes import NotesForm
from relaas.parties.models import Kind
from relaas.parties.rights import CHANGE
from relaas.parties.views.frame import edited, find_party, sent
from relaas.web.rights import Request, needs


@needs(CHANGE)
def edit(request: Request, kind: Kind, id: int) -> HttpResponse:
    party = find_party(request, kind, id)
    form = NotesForm(*sent(request), record=party)
    change = editing.change_organization if party.is_organization else editing.change_person
    return edited(
        request,
        party,
        "notes",
        form,
        _("Note changed"),
        lambda: change(party, facts=form.values, seen=form.seen, by=request.actor),
    )
