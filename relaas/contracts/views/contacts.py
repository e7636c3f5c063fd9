"""The contact persons of a contract (K1)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.contracts import contacts
from relaas.contracts.forms.new import ContactForm
from relaas.contracts.models import ContractContact
from relaas.contracts.rights import CHANGE
from relaas.contracts.views.frame import done, edited, find_contract, lacks_right, sent
from relaas.web.rights import Request, needs


@needs(CHANGE)
def new(request: Request, id: int) -> HttpResponse:
    contract = find_contract(request, id)
    if answer := lacks_right(request, contract):
        return answer
    there = list(ContractContact.objects.filter(contract=contract).values_list("person_id", flat=True))
    form = ContactForm(*sent(request), relation=contract.relation, without=there, viewer=request.actor)

    def add() -> None:
        contacts.add_contact(contract, person=form.values["person"], by=request.actor)

    return edited(request, contract, "contacts", form, _("Contact person added"), add)


@require_POST
@needs(CHANGE)
def remove(request: Request, id: int, row: int) -> HttpResponse:
    contract = find_contract(request, id)
    contact = get_object_or_404(ContractContact, contract=contract, pk=row)
    said = _("Contact person removed")
    return done(request, contract, said, lambda: contacts.remove_contact(contract, contact=contact, by=request.actor))


@require_POST
@needs(CHANGE)
def put_first(request: Request, id: int, row: int) -> HttpResponse:
    contract = find_contract(request, id)
    contact = get_object_or_404(ContractContact, contract=contract, pk=row)
    said = _("First contact person")
    return done(request, contract, said, lambda: contacts.make_primary(contract, contact=contact, by=request.actor))
