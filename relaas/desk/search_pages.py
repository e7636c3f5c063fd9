"""Searching everything: the page, and the quick answer that the palette shows. What is shown is asked by right."""

from django.http import HttpResponse

from relaas.desk.finding import find_all, to_begin
from relaas.kernel.search import LONGEST_QUESTION
from relaas.web.answers import page
from relaas.web.rights import Request

QUICK = 6  # of each kind
WHOLE = 50


def search(request: Request) -> HttpResponse:
    """All kinds on one page; each says where the whole list is."""
    return page(request, "desk/search.html", _found(request, WHOLE))


def quick(request: Request) -> HttpResponse:
    """What the palette takes its list from, at every letter: the same page without anything around it."""
    return page(request, "desk/quick.html", _found(request, QUICK))


def _found(request: Request, most: int) -> dict[str, object]:
    typed = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST_QUESTION]
    groups = find_all(typed, request.actor, most)
    to_add = to_begin(typed, request.actor) if typed and not groups else []
    return {"typed": typed, "groups": groups, "to_begin": to_add}
