"""The pages of the look itself: choosing colours and language, and the catalogue of parts."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from relaas.web.answers import SeeOther, next_page, page
from relaas.web.context import THEME_COOKIE, THEMES
from relaas.web.design import sample
from relaas.web.menu import MENU, tallies
from relaas.web.rights import SEE_DESIGN, Request, needs

YEAR = 365 * 24 * 3600
MINUTE = 60


@login_not_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the chosen colours or language in a cookie and go back to where the choice was made.

    `accounts` sees the language go by and keeps it with the user.
    """
    answer = SeeOther(next_page(request, "/"))
    if request.POST.get("language") in dict(settings.LANGUAGES):
        _keep(answer, settings.LANGUAGE_COOKIE_NAME, request.POST["language"])
    if request.POST.get("theme") in THEMES:
        _keep(answer, THEME_COOKIE, request.POST["theme"])
    elif "theme" in request.POST:
        answer.delete_cookie(THEME_COOKIE)
    return answer


def _keep(answer: HttpResponse, name: str, value: str) -> None:
    secure = settings.SESSION_COOKIE_SECURE
    answer.set_cookie(name, value, max_age=YEAR, samesite="Lax", httponly=True, secure=secure)


@cache_control(private=True, max_age=MINUTE)
def counts(request: Request) -> HttpResponse:
    """How many there are behind the entries of the rail, for who asks: the rail takes them out when the page stands."""
    return page(request, "web/counts.html", {"tallies": tallies(MENU, request.actor)})


@needs(SEE_DESIGN)
def design(request: Request) -> HttpResponse:
    """All parts of the look, in all their states."""
    return page(request, "web/design/design.html", sample())
