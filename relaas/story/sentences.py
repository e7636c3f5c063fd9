"""How an entry is told: a key gives a translatable sentence, icon, tone and topic. Each room registers its own."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from relaas.kernel.registries import Registry

type Parameters = Mapping[str, Any]
type Text = str | Promise | Callable[[Parameters], str]

LACKING = "…"


class Topic(StrEnum):
    """What the story can be narrowed to; the value stands in the address of its page."""

    TALK = "gesprek"
    MONEY = "geld"
    DOCUMENTS = "documenten"
    CHANGES = "wijzigingen"

    @property
    def label(self) -> Promise:
        return _LABELS[self]


_LABELS = {
    Topic.TALK: pgettext_lazy("story", "Talk"),
    Topic.MONEY: pgettext_lazy("story", "Money"),
    Topic.DOCUMENTS: pgettext_lazy("story", "Documents"),
    Topic.CHANGES: pgettext_lazy("story", "Changes"),
}


@dataclass(frozen=True)
class Sentence:
    """Title and detail: a text that is filled in with the entry's parameters (`%(name)s`), or a function of them."""

    title: Text
    detail: Text = ""
    icon: str = "pencil"
    tone: str = ""
    topic: Topic = Topic.CHANGES

    def told(self, parameters: Parameters) -> tuple[str, str]:
        """Title and detail, in the language of whoever reads.

        An entry is kept longer than the words of its sentence: what those name by now and the entry lacks is `…`.
        """
        return _fill_in(self.title, parameters), _fill_in(self.detail, parameters)


SENTENCES: Registry[Sentence] = Registry("sentence")


def say(
    key: str,
    title: Text,
    *,
    detail: Text = "",
    icon: str = "pencil",
    tone: str = "",
    topic: Topic = Topic.CHANGES,
) -> str:
    """Register the sentence of a key and give the key back. Tones: `talk`, `money`, `due`, or none."""
    SENTENCES.add(key, Sentence(title, detail, icon, tone, topic))
    return key


def keys_of(topic: Topic) -> list[str]:
    """The keys of the sentences that belong to this topic."""
    return [key for key in SENTENCES.names() if SENTENCES[key].topic == topic]


def title_of(key: str, parameters: Parameters) -> str:
    """The title of an entry, to be quoted by another one."""
    return SENTENCES[key].told(parameters)[0]


def _fill_in(text: Text, parameters: Parameters) -> str:
    if not callable(text):
        return str(text) % defaultdict(lambda: LACKING, parameters)
    try:
        return text(parameters)
    except KeyError:
        return LACKING
