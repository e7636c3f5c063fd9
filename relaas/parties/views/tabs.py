"""The tabs below a party's page: one view for all of them, whoever hung their cards."""

from django.http import Http404, HttpResponse

from relaas.parties.models import Kind
from relaas.parties.paths import page_of
from relaas.parties.rights import READ
from relaas.parties.tabs import TABS, Tab
from relaas.parties.views.frame import draw, find_shown
from relaas.web.answers import SeeOther
from relaas.web.rights import Request, needs


class TabConverter:
    """The word of a tab in an address. A word of no tab is left to the addresses after it."""

    regex = "[a-z-]+"

    def to_python(self, value: str) -> Tab:
        found = next((tab for tab in TABS if tab.word == value), None)
        if found is None:
            raise ValueError(value)
        return found

    def to_url(self, tab: Tab) -> str:
        return tab.word


@needs(READ)
def tab(request: Request, kind: Kind, id: int, tab: Tab) -> HttpResponse:
    """A tab that this viewer finds on this party's page; any other does not exist. The address of one of a person under
    `/relaties/` leads to its own page, so that who makes it needs not look up which of the two it is."""
    party = find_shown(request, id)
    if not tab.is_offered(party, request.actor) or (party.kind != kind and not party.is_person):
        raise Http404
    if party.kind != kind:
        asked = request.GET.urlencode()
        return SeeOther(f"{page_of(party)}{tab.word}/{'?' if asked else ''}{asked}")
    return draw(request, party, tab=tab.name)
