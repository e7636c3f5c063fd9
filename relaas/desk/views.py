"""Where one comes in, and Beheer. No rules here: rooms say what they offer and to whom."""

from django.http import HttpResponse

from relaas.desk.rights import OPEN_ADMINISTRATION
from relaas.web.answers import page
from relaas.web.menu import ADMINISTRATION, offered
from relaas.web.rights import Request, needs
from relaas.web.today import buttons_for, cards_for


def home(request: Request) -> HttpResponse:
    """The first page: what rooms hang there for who asks."""
    hung = cards_for(request)
    shown = {
        "main": [each for each in hung if each.card.is_main],
        "beside": [each for each in hung if not each.card.is_main],
        "headline": " ".join(each.headline for each in hung if each.headline),
        "buttons": buttons_for(request.actor),
    }
    return page(request, "desk/today.html", shown)


@needs(OPEN_ADMINISTRATION)
def administration(request: Request) -> HttpResponse:
    """Beheer: what the reader may open, each with a line about it."""
    return page(request, "desk/administration.html", {"entries": offered(ADMINISTRATION, request.actor)})
