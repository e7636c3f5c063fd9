"""Who asks, and in what language."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils import translation
from django.utils.http import urlencode
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from relaas.accounts.preferences import choose_language
from relaas.kernel.actors import Actor

STRANGER = Actor("")


class SignInMiddleware(LoginRequiredMiddleware):
    """Every page asks for a sign-in, unless it says that it does not (`login_not_required`).

    A page that htmx swaps in would come without the scripts of the sign-in: then the browser loads it whole.
    """

    def handle_no_permission(  # type: ignore[override] # any answer will do; the types know only a redirect
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined] # see web.rights.Request
        if not htmx:
            return super().handle_no_permission(request, view_func)
        after = request.get_full_path() if request.method == "GET" else htmx.current_url_abs_path or "/"
        return HttpResponseClientRedirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': after})}")


class ActorMiddleware:
    """Puts `request.actor` on every request; a page for a signed-in user is in that user's language.

    Stands after Django's AuthenticationMiddleware and LocaleMiddleware; a stranger's language is the latter's. A page
    that sets the language cookie chooses: for a signed-in user that is kept as the user's preference, on every device.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        user = request.user
        if not user.is_authenticated:
            request.actor = STRANGER  # type: ignore[attr-defined] # see web.rights.Request
            return self.get_response(request)
        request.actor = user.actor  # type: ignore[attr-defined]
        with translation.override(user.language):
            response = self.get_response(request)
        response.headers["Content-Language"] = user.language
        if settings.LANGUAGE_COOKIE_NAME in response.cookies:
            choose_language(user, response.cookies[settings.LANGUAGE_COOKIE_NAME].value)
        return response
