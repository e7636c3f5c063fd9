"""Mandates, on the card *Bankrekeningen* (P9)."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from relaas.kernel import clock
from relaas.parties.banking import mandates
from relaas.parties.forms.bank_accounts import EndMandateForm, MandateForm, NewMandateForm
from relaas.parties.models import Kind, Mandate, Party
from relaas.parties.rights import CHANGE_BANK_ACCOUNTS, READ_BANK_ACCOUNTS
from relaas.parties.views.bank_accounts import CARD, find_account
from relaas.parties.views.frame import edited, find_party, sent
from relaas.web.rights import Request, needs
from relaas.web.serving import download_stored


def _find(party: Party, row: int) -> Mandate:
    return get_object_or_404(Mandate, party=party, pk=row)


@needs(CHANGE_BANK_ACCOUNTS)
def new(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    account = find_account(request, party, row)
    form = NewMandateForm(*sent(request))

    def add() -> None:
        mandates.add_mandate(account, facts=form.facts, scan=form.values["document"], by=request.actor)

    return edited(request, party, CARD, form, _("Mandate added"), add, row=row)


@needs(CHANGE_BANK_ACCOUNTS)
def edit(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    mandate = _find(party, row)
    form = MandateForm(*sent(request), record=mandate)

    def change() -> None:
        scan = form.files.get("document")
        mandates.change_mandate(mandate, facts=form.facts, scan=scan, seen=form.seen, by=request.actor)

    return edited(request, party, CARD, form, _("Mandate changed"), change, row=row)


@needs(CHANGE_BANK_ACCOUNTS)
def end(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    mandate = _find(party, row)
    form = EndMandateForm(*sent(request), initial={"ended_on": clock.today()})

    def carry_out() -> None:
        mandates.end_mandate(mandate, ended_on=form.values["ended_on"], by=request.actor)

    return edited(request, party, CARD, form, _("Mandate ended"), carry_out, row=row)


@needs(READ_BANK_ACCOUNTS)
def scan(request: Request, kind: Kind, id: int, row: int) -> HttpResponseBase:
    """The scan, always as a download: what somebody uploaded is never opened inside Relaas."""
    mandate = _find(find_party(request, kind, id), row)
    if mandate.document is None:
        raise Http404
    return download_stored(mandate.document, name=mandate.document_name or mandate.reference)
