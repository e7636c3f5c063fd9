"""What the views of this room share: finding a party, drawing its page, saving a card."""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise

from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import rows_asked_often
from relaas.kernel.refusals import Refused
from relaas.parties.cards import Editing, PartyPage
from relaas.parties.former import leads_to
from relaas.parties.forms.party_form import PartyForm
from relaas.parties.gone import find_gone
from relaas.parties.header import badges_of, banners_of, buttons_of, figures_of, links_of
from relaas.parties.leading_on import LeadsOn
from relaas.parties.models import Kind, MergedParty, Party
from relaas.parties.past_page import PARAMETER, PastPage, past_day
from relaas.parties.paths import page_of
from relaas.parties.tab_cards import cards_of, tab_of
from relaas.parties.tabs import NAW, TABS
from relaas.parties.views.once import mark_of
from relaas.story.once import WrittenAlready, marked
from relaas.web import toasts
from relaas.web.answers import SeeOther, page, refused
from relaas.web.rights import Request

OWN_PAGES = {Kind.ORGANIZATION: "parties/relation.html", Kind.PERSON: "parties/person.html"}
_MERGED = MergedParty.objects.filter(into=OuterRef("pk"))
_BRANCHES = Party.objects.filter(branch_of=OuterRef("pk"))


def visible_parties(request: Request) -> QuerySet[Party]:
    """What the viewer may see (U2), with what every page of a party shows."""
    return _visible(request.actor)


def visible_party(request: Request, id: int) -> Party | None:
    """The one of these with this id."""
    return next(iter(_with_ids([id], request.actor)), None)


@rows_asked_often
def _with_ids(ids: Collection[int], viewer: Actor) -> QuerySet[Party]:
    return _visible(viewer).filter(pk__in=ids)


def _visible(viewer: Actor) -> QuerySet[Party]:
    seen = Party.objects.visible_to(viewer).select_related("status", "user").defer("search_text")
    return seen.annotate(has_merged=Exists(_MERGED), has_branches=Exists(_BRANCHES))


def find_party(request: Request, kind: Kind, id: int) -> Party:
    """The party of this kind, if the viewer may see it; otherwise 404. One that was merged leads on."""
    return find_any(request, id, kind=kind)


def find_any(request: Request, id: int, *, kind: Kind | None = None) -> Party:
    """The same of either kind."""
    found = visible_party(request, id)
    if found is None or kind not in (None, found.kind):
        raise _missing(request, id)
    return found


def _missing(request: Request, id: int) -> Http404:
    into = leads_to(id)
    if into is None or not visible_party(request, into):
        return Http404()
    return LeadsOn(request.get_full_path().replace(f"/{id}/", f"/{into}/", 1))


def find_shown(request: Request, id: int) -> Party:
    """The party whose page is asked for. As of a day (`?op=`) also one that is gone by now, for who may look back."""
    party = visible_party(request, id)
    if party is None and PARAMETER in request.GET:
        party = find_gone(id, request.actor)
    if party is None:
        raise _missing(request, id)
    return party


def draw(
    request: Request, party: Party, editing: Editing | None = None, *, tab: str = "", reveals: bool = False
) -> HttpResponse:
    """A tab of the party's page, or when one of its cards is edited the tab of that card, with the card as a form.

    With `?op=` it is the tab as of that day, on which nothing is edited; of a day that tells nothing, why not.
    `reveals`: with private data, which whoever calls this has logged (P5).
    """
    if editing:
        shown = PartyPage(request, party, tab=tab_of(editing.card), editing=editing)
    else:
        try:
            day = past_day(request)
            shown = PastPage(request, party, day, tab=tab or NAW) if day else PartyPage(request, party, tab=tab or NAW)
        except Refused as refusal:
            return _draw_nothing(request, party, refusal)
    shown.reveals = reveals
    own = shown.tab == NAW
    context = {
        "page": shown,
        "party": shown.party,
        "badges": badges_of(shown),
        "banners": banners_of(shown),
        "buttons": buttons_of(shown),
        "links": links_of(shown),
        "figures": figures_of(shown),
        "hung": [] if own else cards_of(shown),
    }
    template = OWN_PAGES[Kind(party.kind)] if own else "parties/tab.html"
    return page(request, template, context, form=editing.form if editing else None)


def _draw_nothing(request: Request, party: Party, refusal: Refused) -> HttpResponse:
    """Why there is no page as of the day that was asked, with the way to another day."""
    is_gone = not Party.objects.filter(pk=party.pk).exists()
    context = {"party": party, "refusal": refusal, "is_gone": is_gone, "back": f"{page_of(party)}geschiedenis/"}
    answer = page(request, "parties/no_page_then.html", context)
    answer.status_code = 422
    return answer


def back_to(party: Party, card: str = "") -> SeeOther:
    """To the tab on which this card hangs, after it changed; without a card to the party's own page."""
    return SeeOther(TABS[tab_of(card)].url(party))


def sent(request: HttpRequest) -> tuple[Any, Any]:
    """What was sent in, for a form; nothing when the page is only opened."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def saved(request: Request, form: PartyForm, said: str | Promise, deed: Callable[[], Any]) -> bool:
    """Carry out the deed when the form was sent in and is right, and say so.

    Sent in twice it happens once; a form in which nothing was changed is done without a word.
    """
    if request.method != "POST" or not form.is_valid():
        return False
    if not form.is_changed:
        return True
    try:
        with marked(mark_of(request, form)):
            if not form.carry_out(deed):
                return False
    except WrittenAlready:
        return True
    toasts.done(request, said)
    return True


def edited(
    request: Request,
    party: Party,
    card: str,
    form: PartyForm,
    said: str | Promise,
    deed: Callable[[], Any],
    *,
    row: int | None = None,
    picked: Party | None = None,
) -> HttpResponse:
    """The party's page with this card (this row of it) as a form; when the form was sent in and is right, the deed."""
    if saved(request, form, said, deed):
        return back_to(party, card)
    return draw(request, party, Editing(card, form, row, picked=picked))


def done(
    request: Request, party: Party, said: str | Promise, deed: Callable[[], Any], *, card: str = ""
) -> HttpResponse:
    """Carry out what one click asks for and go back to the tab of `card`; a refusal is said there."""
    try:
        deed()
    except Refused as refusal:
        return refused(request, refusal, back_to(party, card).url)
    toasts.done(request, said)
    return back_to(party, card)
