"""Tab *Tijdlijn* of a party's page (T3): its documents, by kind, page after page, and as a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relaas.overviews.export import FORMATS
from relaas.parties.cards import PartyPage
from relaas.parties.rights import EXPORT, READ
from relaas.parties.tab_cards import CARDS, Card, has_cards
from relaas.parties.tabs import TABS, Tab
from relaas.parties.timeline.reading import rows_of
from relaas.parties.timeline.sources import SOURCES
from relaas.story.past import end_of

TIMELINE = "timeline"
WORD = "tijdlijn"
SHOWN = 50


@dataclass(frozen=True)
class Choice:
    """A kind to narrow it to; chosen, its address takes that off again."""

    label: str | Promise
    url: str
    is_chosen: bool


def kind_asked(given: Mapping[str, str]) -> str:
    """The kind that the address asks for; what is none is left out."""
    asked = given.get("soort", "")
    return asked if any(asked in source.kinds for source in SOURCES) else ""


def _documents(page: PartyPage) -> Mapping[str, Any]:
    given = page.request.GET
    kind = kind_asked(given)
    until = end_of(page.as_of) if page.as_of else None
    rows = rows_of(page.party, page.viewer, kind=kind, before=given.get("vanaf", ""), until=until, limit=SHOWN + 1)
    is_more = len(rows) > SHOWN
    return {
        "documents": rows[:SHOWN],
        "choices": [_choice(page, each, label, kind) for source in SOURCES for each, label in source.kinds.items()],
        "older": _address(page, soort=kind, vanaf=rows[SHOWN - 1].place) if is_more else "",
        "newest": _address(page, soort=kind) if given.get("vanaf") else "",
        "exports": _exports(page, kind),
    }


def _choice(page: PartyPage, kind: str, label: str | Promise, chosen: str) -> Choice:
    return Choice(label, _address(page, soort="" if kind == chosen else kind), kind == chosen)


def _exports(page: PartyPage, kind: str) -> list[tuple[str, str]]:
    """The files of it, for who may take them away."""
    if page.as_of or not page.viewer.may(EXPORT):
        return []
    asked = f"?{urlencode({'soort': kind})}" if kind else ""
    return [(each.label, f"{page.url}{WORD}/export.{each.name}{asked}") for each in FORMATS]


def _address(page: PartyPage, **asked: str) -> str:
    kept = {key: value for key, value in asked.items() if value}
    if "op" in page.request.GET:
        kept["op"] = page.request.GET["op"]
    return f"{page.here}?{urlencode(kept)}" if kept else page.here


def _has_any(page: PartyPage) -> bool:
    return any(source.has_any(page) for source in SOURCES)


CARDS.add(TIMELINE, Card(TIMELINE, TIMELINE, 10, "parties/cards/timeline.html", context=_documents))
TABS.add(
    TIMELINE,
    Tab(TIMELINE, _("Timeline"), READ, order=25, word=WORD, has_something=has_cards(TIMELINE), is_filled=_has_any),
)
