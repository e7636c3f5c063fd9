"""The card *Bankrekeningen* (P9), and the list of IBANs that wait for a second user."""

from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.accounts.signing_in_again import signed_in_again_at, to_sign_in_again
from relaas.parties.banking import accounts, confirming
from relaas.parties.banking.elsewhere import parties_with
from relaas.parties.forms.bank_accounts import BankAccountForm, ConfirmForm
from relaas.parties.models import BankAccount, Kind, Party
from relaas.parties.models.bank_account import BankAccountQuerySet
from relaas.parties.rights import CHANGE_BANK_ACCOUNTS, CONFIRM_IBAN, READ_BANK_ACCOUNTS
from relaas.parties.views.frame import back_to, done, edited, find_party, sent
from relaas.web.answers import SeeOther, page
from relaas.web.rights import Request, needs

CARD = "bank-accounts"
LISTED = 200


def find_account(request: Request, party: Party, row: int) -> BankAccount:
    """The account of this party, if the viewer may see it; otherwise 404."""
    return get_object_or_404(_visible(request), party=party, pk=row)


def _visible(request: Request) -> BankAccountQuerySet:
    return BankAccount.objects.visible_to(request.actor)


@needs(CHANGE_BANK_ACCOUNTS)
def new(request: Request, kind: Kind, id: int) -> HttpResponse:
    party = find_party(request, kind, id)
    form = BankAccountForm(*sent(request))

    def add() -> None:
        accounts.add_bank_account(party, facts=form.facts, by=request.actor)

    return edited(request, party, CARD, form, _said(_("Bank account added"), request, party), add)


@needs(CHANGE_BANK_ACCOUNTS)
def edit(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    account = find_account(request, party, row)
    form = BankAccountForm(*sent(request), record=account)

    def change() -> None:
        accounts.change_bank_account(account, facts=form.facts, seen=form.seen, by=request.actor)

    return edited(request, party, CARD, form, _said(_("Bank account changed"), request, party), change, row=row)


@needs(CONFIRM_IBAN)
def confirm(request: Request, kind: Kind, id: int, row: int) -> HttpResponseBase:
    """What counts beside what waits; who entered it and nobody else may confirm it signs in again first."""
    party = find_party(request, kind, id)
    account = find_account(request, party, row)
    others = parties_with(account.waiting_iban, besides=party, viewer=request.actor)
    form = ConfirmForm(*sent(request), record=account, elsewhere=others)

    def carry_out() -> None:
        again = signed_in_again_at(request)
        confirming.confirm_iban(account, seen=form.seen, signed_in_again_at=again, by=request.actor)

    answer = edited(request, party, CARD, form, _("IBAN confirmed"), carry_out, row=row)
    if form.has_error(NON_FIELD_ERRORS, "sign_in_again"):
        return to_sign_in_again(request, request.path)
    return answer


@require_POST
@needs(CONFIRM_IBAN)
def reject(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    account = find_account(request, party, row)
    return done(
        request, party, _("IBAN put back"), lambda: confirming.reject_iban(account, by=request.actor), card=CARD
    )


@require_POST
@needs(CHANGE_BANK_ACCOUNTS)
def set_default(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    account = find_account(request, party, row)
    said = _("Default set")
    return done(request, party, said, lambda: accounts.set_default_bank_account(account, by=request.actor), card=CARD)


@require_POST
@needs(CHANGE_BANK_ACCOUNTS)
def remove(request: Request, kind: Kind, id: int, row: int) -> HttpResponse:
    party = find_party(request, kind, id)
    account = find_account(request, party, row)
    said = _("Bank account removed")
    return done(request, party, said, lambda: accounts.remove_bank_account(account, by=request.actor), card=CARD)


@needs(READ_BANK_ACCOUNTS)
def show(request: Request, id: int) -> HttpResponse:
    """An account by itself has no page: to where it is confirmed, or to the card that it stands in."""
    account = get_object_or_404(_visible(request).select_related("party"), pk=id)
    party = account.party
    if account.is_waiting and request.actor.may(CONFIRM_IBAN) and not party.is_archived:
        return SeeOther(reverse("parties:confirm_iban", args=[party.kind, party.pk, account.pk]))
    return back_to(party, CARD)


@needs(CONFIRM_IBAN)
def waiting(request: Request) -> HttpResponse:
    """What waits, the longest first; of archived parties nothing can be confirmed."""
    found = _visible(request).waiting().filter(party__archived_at=None).select_related("party")
    return page(request, "parties/waiting_ibans.html", {"accounts": list(found[:LISTED])})


def _said(done: str, request: Request, party: Party) -> str:
    """What is said afterwards: also where else this IBAN stands."""
    iban = "".join(str(request.POST.get("waiting_iban", "")).upper().split())
    names = ", ".join(each.name for each in parties_with(iban, besides=party, viewer=request.actor))
    return _("%(done)s. This IBAN also stands at: %(names)s.") % {"done": done, "names": names} if names else done
