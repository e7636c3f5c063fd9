"""Who may open a page: the typed request, and the right that a view asks for."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext_lazy as _
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from relaas.kernel.actors import Actor
from relaas.kernel.rights import declare_right, label_of

SEE_DESIGN = declare_right("web.see_design", _("See the catalogue of parts"), group=_("Administration"))


class Request(HttpRequest):
    """For annotations only: what the middleware puts on every request."""

    user: AbstractBaseUser  # type: ignore[assignment] # every view with a right stands behind the sign-in
    actor: Actor
    htmx: HtmxDetails


def needs[**Given](
    right: str,
) -> Callable[
    [Callable[Concatenate[Request, Given], HttpResponseBase]], Callable[Concatenate[Request, Given], HttpResponseBase]
]:
    """Decorator of a view: a stranger is sent to the sign-in, somebody without `right` reads why not (403, U2).

    Whether a record exists for the reader is another matter: a view looks among `visible_to(request.actor)`
    and answers 404. The rights stand on the view as `needed`.
    """

    def decorate(
        view: Callable[Concatenate[Request, Given], HttpResponseBase],
    ) -> Callable[Concatenate[Request, Given], HttpResponseBase]:
        @wraps(view)
        def guarded(request: Request, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return to_sign_in(request)
            if not request.actor.may(right):
                return without_right(request, right)
            return view(request, *args, **kwargs)

        guarded.needed = frozenset({right, *getattr(view, "needed", ())})  # type: ignore[attr-defined] # for who walks the pages
        return guarded

    return decorate


def to_sign_in(request: Request) -> HttpResponseBase:
    """To the sign-in and back afterwards. A page that htmx swaps in would lack its scripts, so it is loaded whole."""
    if not request.htmx:
        return redirect_to_login(request.get_full_path())
    after = request.get_full_path() if request.method == "GET" else request.htmx.current_url_abs_path or "/"
    return HttpResponseClientRedirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': after})}")


def without_right(request: Request, right: str) -> HttpResponse:
    """The page that says which right is missing (403)."""
    return render(request, "web/without_right.html", {"right": label_of(right)}, status=403)
