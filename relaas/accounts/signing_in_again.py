"""Asking somebody who is signed in to show who it is once more, before something that must be beyond doubt."""

from datetime import UTC, datetime
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from relaas.web.rights import Request


def signed_in_again_at(request: HttpRequest) -> datetime | None:
    """When this user last did so in this session; None when it did not. The sign-in itself does not count."""
    records = get_authentication_records(request, request.user)
    again = [record["at"] for record in records if record.get("reauthenticated")]
    return datetime.fromtimestamp(max(again), UTC) if again else None


def to_sign_in_again(request: Request, after: str) -> HttpResponseBase:
    """To the page that asks for password, code or passkey, and to `after` when that is right.

    Its page has scripts of its own, so it is loaded whole and not swapped in.
    """
    address = f"{reverse('account_reauthenticate')}?{urlencode({'next': after})}"
    return HttpResponseClientRedirect(address) if request.htmx else HttpResponseRedirect(address)
