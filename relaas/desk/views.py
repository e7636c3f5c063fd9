"""Where one comes in, and Beheer. No rules here: rooms say what they offer and to whom."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from relaas.desk.rights import OPEN_ADMINISTRATION
from relaas.web.answers import page
from relaas.web.menu import ADMINISTRATION, offered
from relaas.web.rights import Request, needs
from relaas.web.today import cards_for


def home(request: Request) -> HttpResponse:
    """The first page: the cards that rooms hang there; for who has none of them the list of relations."""
    cards = cards_for(request.actor)
    if not cards:
        return HttpResponseRedirect(reverse("parties:relations"))
    return page(request, "desk/today.html", {"cards": cards})


@needs(OPEN_ADMINISTRATION)
def administration(request: Request) -> HttpResponse:
    """Beheer: what the reader may open, each with a line about it."""
    return page(request, "desk/administration.html", {"entries": offered(ADMINISTRATION, request.actor)})
