"""Finding everything: what the rooms find, and what one can do or go to. Nothing that the reader may not see (U2)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from relaas.accounts.saved_views import usable_each_day
from relaas.kernel.actors import Actor
from relaas.overviews.overview import OVERVIEWS
from relaas.web.finding import COMMANDS, SOURCES, Found, FoundGroup, all_begin, words_in
from relaas.web.formats import language
from relaas.web.menu import ADMINISTRATION, MENU, PERSONAL, MenuEntry

LANGUAGES = ("nl", "en")
COMMANDS_AT_ONCE = 6


def find_all(typed: str, viewer: Actor, most: int) -> list[FoundGroup]:
    """What there is, then what can be done: at most so many of each kind. Nothing typed: only what can be done."""
    sources = [source for source in SOURCES if viewer.may(source.right)] if typed else []
    groups = [group for source in sources for group in source.find(typed, viewer, most)]
    return [group for group in [*groups, FoundGroup(_("Do"), _commands(typed, viewer))] if group.found]


def to_begin(typed: str, viewer: Actor) -> list[Found]:
    """What can be begun with what was typed, where nothing answers to it."""
    begun = [source.begin(typed, viewer) for source in SOURCES if viewer.may(source.right)]
    return [found for found in begun if found]


def _commands(typed: str, viewer: Actor) -> list[Found]:
    """The commands that the viewer may give and the places where it may go, found by words in either language."""
    wanted = words_in(typed)
    offers = [*_commands_in(language()), *_places_of(viewer), *_views_of(viewer)]
    allowed = (offer for offer in offers if not offer.right or viewer.may(offer.right))
    found = (offer.found for offer in allowed if not typed or all_begin(wanted, offer.words))
    return list(islice(found, COMMANDS_AT_ONCE))


@dataclass(frozen=True)
class _Offer:
    """What can be offered to who has the right, and the words by which it is found."""

    found: Found
    words: Sequence[str]
    right: str = ""


@cache
def _commands_in(_language: str) -> Sequence[_Offer]:
    """All commands as this language calls them: rooms have registered theirs before a page is asked."""
    return [
        _Offer(
            Found(str(command.label), command.url, command.icon),
            words_in(f"{command.label} {command.words}"),
            command.right,
        )
        for command in COMMANDS
    ]


@cache
def _places_in(_language: str) -> Sequence[_Offer]:
    """All places of all menus, as this language calls them."""
    return [
        _Offer(
            Found(_("Go to %(place)s") % {"place": entry.label}, entry.url, entry.icon),
            words_in(f"{_in_all_languages(entry)} ga naar go to"),
            entry.right,
        )
        for menu in (MENU, ADMINISTRATION, PERSONAL)
        for entry in menu
    ]


def _places_of(viewer: Actor) -> Iterable[_Offer]:
    """Every place where the viewer may go once, in whatever menus it stands."""
    offers = [offer for offer in _places_in(language()) if not offer.right or viewer.may(offer.right)]
    return list({offer.found.url: offer for offer in reversed(offers)}.values())[::-1]


def _views_of(viewer: Actor) -> Iterator[_Offer]:
    """The saved views that the viewer may choose."""
    for view in usable_each_day(viewer):
        overview = OVERVIEWS[view.overview]
        address = f"{reverse(overview.url_name)}?{urlencode(view.asked, doseq=True)}"
        yield _Offer(
            Found(view.name, address, "bookmark", str(overview.title)), words_in(f"{view.name} {overview.title}")
        )


def _in_all_languages(entry: MenuEntry) -> str:
    said = []
    for each in LANGUAGES:
        with override(each):
            said.append(str(entry.label))
    return " ".join(said)
