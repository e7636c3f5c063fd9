"""What the palette and the search page find: rooms register where they look, and what one can do or go to."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

from django.urls import reverse
from django.utils.functional import Promise
from markupsafe import Markup, escape

from relaas.kernel.actors import Actor
from relaas.kernel.folding import fold
from relaas.kernel.registries import Registry
from relaas.kernel.search import LONGEST_QUESTION

WORD = re.compile(r"[^\W_]+")
MARK = Markup("<mark>{}</mark>")


@dataclass(frozen=True)
class Found:
    """One thing that was found: its name, where it stands, and a second line that tells it from others."""

    label: str
    url: str
    icon: str
    second: str = ""


@dataclass(frozen=True)
class FoundGroup:
    """Things of one kind, the best first; `more_url` is a list with all of them, where there is one."""

    label: str | Promise
    found: Sequence[Found]
    more_url: str = ""


def _begins_nothing(_typed: str, _viewer: Actor) -> Found | None:
    return None


@dataclass(frozen=True)
class SearchSource:
    """Where a room looks: gives at most so many of each kind that the actor may see; nothing without `right`.

    `begin` is what the room offers to begin with what was typed when nothing was found, if this viewer may.
    """

    name: str
    find: Callable[[str, Actor, int], Iterable[FoundGroup]]
    right: str
    order: int = 100
    begin: Callable[[str, Actor], Found | None] = _begins_nothing


@dataclass(frozen=True)
class Command:
    """Something to do or a place to go. `words` find it as well: other names for it, in both languages."""

    name: str
    label: str | Promise
    url_name: str
    icon: str
    right: str = ""
    words: str = ""
    order: int = 100

    @cached_property
    def url(self) -> str:
        return reverse(self.url_name)


SOURCES: Registry[SearchSource] = Registry("search source", order=lambda source: source.order)
COMMANDS: Registry[Command] = Registry("command", order=lambda command: command.order)


def words_in(text: str) -> list[str]:
    """Its words, folded, without the signs between them."""
    return WORD.findall(fold(text))


def all_begin(wanted: Collection[str], words: Iterable[str]) -> bool:
    """Whether there is anything wanted, and each of it begins one of the words."""
    return bool(wanted) and all(any(word.startswith(each) for word in words) for each in wanted)


def marked(text: str, typed: str) -> Markup:
    """The text, escaped, with what was typed of it in bold: `Bakkerij <mark>Berg</mark>`."""
    folded, places = _folded(text)
    bold: set[int] = set()
    for word in fold(typed[:LONGEST_QUESTION]).split():
        at = _best(folded, word)
        if at >= 0:
            bold.update(range(places[at], places[at + len(word) - 1] + 1))
    if not bold:
        return escape(text)
    parts = groupby(enumerate(text), key=lambda pair: pair[0] in bold)
    pieces = (("".join(letter for _at, letter in part), is_bold) for is_bold, part in parts)
    return Markup("").join(MARK.format(piece) if is_bold else escape(piece) for piece, is_bold in pieces)


def _best(folded: str, word: str) -> int:
    """Where the word begins a word, else where it stands."""
    beginning = f" {folded}".find(f" {word}")
    return beginning if beginning >= 0 else folded.find(word)


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded letters, and of each the place in the text where it comes from."""
    pairs = [(each, at) for at, letter in enumerate(text) for each in _folded_letter(letter)]
    return "".join(each for each, _at in pairs), [at for _each, at in pairs]


@lru_cache(maxsize=1000)
def _folded_letter(letter: str) -> str:
    return " " if letter.isspace() else fold(letter)
