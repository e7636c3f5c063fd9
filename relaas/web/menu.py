"""What the rail and Beheer offer. A room registers its own entries; an entry whose right is missing is not shown."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.urls import reverse
from django.utils.functional import Promise

from relaas.kernel.actors import Actor
from relaas.kernel.registries import Registry


@dataclass(frozen=True)
class Tally:
    """How many there are behind an entry, with `more` more than that.

    `urgent` says what of them needs somebody now; empty when nothing does.
    """

    number: int
    more: bool = False
    urgent: str | Promise = ""


@dataclass(frozen=True)
class MenuEntry:
    """One place to go: `url_name` takes no arguments; `hotkey` is the letter after `g`; `right` empty is for all.

    `description` is a line about it, for the page of Beheer. `count` says how many there are for who looks, in a few
    milliseconds at a million rows, or nothing; the rail asks it after the page has been drawn.
    """

    name: str
    label: str | Promise
    url_name: str
    icon: str
    section: str | Promise = ""
    right: str = ""
    order: int = 100
    hotkey: str = ""
    description: str | Promise = ""
    count: Callable[[Actor], Tally | None] | None = None

    @cached_property
    def url(self) -> str:
        return reverse(self.url_name)


MENU: Registry[MenuEntry] = Registry("menu entry", order=lambda entry: entry.order)
ADMINISTRATION: Registry[MenuEntry] = Registry("administration entry", order=lambda entry: entry.order)
PERSONAL: Registry[MenuEntry] = Registry("personal entry", order=lambda entry: entry.order)


def offered(entries: Iterable[MenuEntry], actor: Actor) -> list[MenuEntry]:
    """Those of these entries that the actor may use, in their order."""
    return [entry for entry in entries if not entry.right or actor.may(entry.right)]


def tallies(entries: Iterable[MenuEntry], actor: Actor) -> list[tuple[MenuEntry, Tally | None]]:
    """How many there are behind each of those entries that can say so and that the actor may use."""
    return [(entry, entry.count(actor)) for entry in offered(entries, actor) if entry.count]


def in_sections(entries: Iterable[MenuEntry]) -> list[tuple[str, list[MenuEntry]]]:
    """The entries under their section's label; neighbours of the same section stand together."""
    return [(label, list(group)) for label, group in groupby(entries, key=lambda entry: str(entry.section))]


def current(entries: Sequence[MenuEntry], path: str) -> str:
    """The name of the entry that the page at `path` belongs to: the longest address that it starts with.

    Every address starts with that of the first page, which has no pages below it.
    """
    matching = [entry for entry in entries if path == entry.url or (entry.url != "/" and path.startswith(entry.url))]
    return max(matching, key=lambda entry: len(entry.url)).name if matching else ""
