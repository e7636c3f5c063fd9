"""Who asks, and in what language."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from relaas.accounts.preferences import choose_language
from relaas.kernel.actors import Actor
from relaas.web.rights import Request, to_sign_in

STRANGER = Actor("")


class SignInMiddleware(LoginRequiredMiddleware):
    """Every page asks for a sign-in, unless it says that it does not (`login_not_required`)."""

    def handle_no_permission(  # type: ignore[override] # any answer will do; the types know only a redirect
        self,
        request: Request,
        view_func: Callable[..., HttpResponseBase],  # noqa: ARG002 - Django's signature
    ) -> HttpResponseBase:
        return to_sign_in(request)


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
