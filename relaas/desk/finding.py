"""Finding everything: what the rooms find, and what one can do or go to. Nothing that the reader may not see (U2)."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from relaas.accounts.saved_views import usable_by
from relaas.kernel.actors import Actor
from relaas.overviews.overview import OVERVIEWS
from relaas.web.finding import COMMANDS, SOURCES, Found, FoundGroup, begins_in
from relaas.web.menu import ADMINISTRATION, MENU, PERSONAL, MenuEntry, offered

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
    found = [found for found, words in _offered(viewer) if not typed or begins_in(typed, words)]
    return found[:COMMANDS_AT_ONCE]


def _offered(viewer: Actor) -> Iterator[tuple[Found, str]]:
    for command in COMMANDS:
        if not command.right or viewer.may(command.right):
            yield Found(str(command.label), command.url, command.icon), f"{command.label} {command.words}"
    for entry in _places(viewer):
        label = _("Go to %(place)s") % {"place": entry.label}
        yield Found(label, entry.url, entry.icon), f"{_in_all_languages(entry)} ga naar go to"
    for view in usable_by(viewer):
        overview = OVERVIEWS[view.overview]
        address = f"{reverse(overview.url_name)}?{urlencode(view.asked, doseq=True)}"
        yield Found(view.name, address, "bookmark", str(overview.title)), f"{view.name} {overview.title}"


def _places(viewer: Actor) -> Sequence[MenuEntry]:
    """Every place once, in whatever menus it stands."""
    entries = [entry for menu in (MENU, ADMINISTRATION, PERSONAL) for entry in offered(menu, viewer)]
    return list({entry.url: entry for entry in reversed(entries)}.values())[::-1]


def _in_all_languages(entry: MenuEntry) -> str:
    said = []
    for language in LANGUAGES:
        with override(language):
            said.append(str(entry.label))
    return " ".join(said)
