"""The cards *Facturatie en bestellen* and *Aansturing van processen* (T2, C2-C4, C7-C9)."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from relaas.kernel import clock
from relaas.parties.models import Kind
from relaas.parties.rights import CHANGE as CHANGE_PARTY
from relaas.parties.views.frame import edited, find_party, sent
from relaas.terms.control import change_process_control
from relaas.terms.forms.relation import ControlForm, InvoicingForm
from relaas.terms.invoicing import change_invoicing_terms
from relaas.terms.own import terms_of
from relaas.terms.rights import CHANGE, CONTROL
from relaas.web.rights import Request, needs


@needs(CHANGE)
def edit_invoicing(request: Request, kind: Kind, id: int) -> HttpResponse:
    party = find_party(request, kind, id)
    may, terms = request.actor.may(CHANGE_PARTY), terms_of(party)
    form = InvoicingForm(*sent(request), party=party, terms=terms, today=clock.today(), may_change_party=may)

    def change() -> None:
        change_invoicing_terms(party, facts=form.values, seen=form.seen, by=request.actor)

    return edited(request, party, "terms", form, _("Invoicing and order data changed"), change)


@needs(CONTROL)
def edit_control(request: Request, kind: Kind, id: int) -> HttpResponse:
    party = find_party(request, kind, id)
    form = ControlForm(*sent(request), party=party, terms=terms_of(party))

    def change() -> None:
        change_process_control(party, facts=form.values, seen=form.seen, by=request.actor)

    return edited(request, party, "control", form, _("Process control changed"), change)
