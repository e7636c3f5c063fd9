"""Where one comes in, and Beheer. No rules here: rooms say what they offer and to whom."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from relaas.desk.rights import OPEN_ADMINISTRATION
from relaas.web.answers import page
from relaas.web.menu import ADMINISTRATION, offered
from relaas.web.rights import Request, needs


def home(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view's form
    """The list of relations is where work begins."""
    return HttpResponseRedirect(reverse("parties:relations"))


@needs(OPEN_ADMINISTRATION)
def administration(request: Request) -> HttpResponse:
    """Beheer: what the reader may open, each with a line about it."""
    return page(request, "desk/administration.html", {"entries": offered(ADMINISTRATION, request.actor)})
