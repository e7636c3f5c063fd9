"""One's own account. Nobody needs a right for it but to be signed in."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from relaas.accounts.forms import OwnNameForm
from relaas.accounts.models import User
from relaas.accounts.own_cards import own_cards
from relaas.accounts.users import rename_self
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.web import toasts
from relaas.web.answers import SeeOther, page
from relaas.web.rights import Request as AnyRequest


class Request(AnyRequest):
    """Behind the sign-in: with one of our users."""

    user: User
    actor: Actor


def own_account(request: Request) -> HttpResponse:
    """Name, role, and how one signs in."""
    return page(request, "accounts/own.html", _shown(request))


def edit_name(request: Request) -> HttpResponse:
    """The same page, with the name as a form."""
    own = _own(request)
    form = OwnNameForm(request.POST or None, record=own)
    if form.is_valid() and form.carry_out(rename_self, own, by=request.actor, seen=form.seen, **form.values):
        toasts.done(request, _("Name changed"))
        return SeeOther(reverse("accounts:own"))
    return page(request, "accounts/own.html", _shown(request), form=form)


def _own(request: Request) -> User:
    """The user itself, read anew: `request.user` is a stand-in that is not a record."""
    own: User = User.objects.select_related("role").get(pk=request.user.pk)
    return own


def _shown(request: Request) -> dict[str, object]:
    kinds = list(Authenticator.objects.filter(user_id=request.user.pk).values_list("type", flat=True))
    alive = Session.objects.filter(expire_date__gt=clock.now()).values("session_key")
    return {
        "own": _own(request),
        "cards": own_cards(request.actor),
        "totp": "totp" in kinds,
        "passkeys": kinds.count("webauthn"),
        "sessions": UserSession.objects.filter(user_id=request.user.pk, session_key__in=alive).count(),
    }
