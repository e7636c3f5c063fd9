"""The card *Accountmanagers* (T2)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.accounts.models import User
from relaas.parties import account_managers
from relaas.parties.forms.employments import AccountManagerForm, NewAccountManagerForm
from relaas.parties.models import AccountManager, Kind
from relaas.parties.rights import ASSIGN
from relaas.parties.views.frame import done, edited, find_party, sent
from relaas.web.rights import Request, needs

CARD = "account-managers"


@needs(ASSIGN)
def new(request: Request, kind: Kind, id: int) -> HttpResponse:
    party = find_party(request, kind, id)
    form = NewAccountManagerForm(*sent(request), users=User.objects.visible_to(request.actor).active().by_name())

    def assign() -> None:
        account_managers.assign_account_manager(party, **form.values, by=request.actor)

    return edited(request, party, CARD, form, _("Account manager assigned"), assign)


@needs(ASSIGN)
def edit(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    manager = get_object_or_404(AccountManager, party=party, pk=row)
    form = AccountManagerForm(*sent(request), record=manager)

    def change() -> None:
        account_managers.change_account_manager(manager, facts=form.values, by=request.actor)

    return edited(request, party, CARD, form, _("Account manager changed"), change, row=row)


@require_POST
@needs(ASSIGN)
def make_primary(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    manager = get_object_or_404(AccountManager, party=party, pk=row)
    said = _("Primary account manager set")
    return done(
        request,
        party,
        said,
        lambda: account_managers.make_primary_account_manager(manager, by=request.actor),
        card=CARD,
    )


@require_POST
@needs(ASSIGN)
def withdraw(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    manager = get_object_or_404(AccountManager, party=party, pk=row)
    said = _("Account manager withdrawn")
    return done(
        request, party, said, lambda: account_managers.withdraw_account_manager(manager, by=request.actor), card=CARD
    )
