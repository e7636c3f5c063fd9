"""Two languages, everywhere and in the same words."""

import re
from collections import defaultdict
from collections.abc import Iterable

import pytest

from relaas.program.translations import catalogue, extract, is_translated, read, rooms
from tests.house.layout import PACKAGE

pytestmark = pytest.mark.once
ROOMS = [room.name for room in rooms()]


@pytest.mark.parametrize("room", ROOMS)
def test_every_sentence_has_its_dutch(room: str) -> None:
    """Not missing, not empty, not fuzzy. `make translations` adds what is missing."""
    found, kept = extract(PACKAGE / room), read(catalogue(PACKAGE / room))
    pairs = [(message.id, kept.get(message.id, message.context)) for message in found if message.id]
    assert not [sentence for sentence, translation in pairs if translation is None or not is_translated(translation)]


@pytest.mark.parametrize("room", ROOMS)
def test_no_translation_is_left_over(room: str) -> None:
    found, kept = extract(PACKAGE / room), read(catalogue(PACKAGE / room))
    assert not [message.id for message in kept if message.id and found.get(message.id, message.context) is None]


@pytest.mark.parametrize("room", ROOMS)
def test_placeholders_survive_translation(room: str) -> None:
    """`%(name)s` in English is `%(name)s` in Dutch, or the page breaks in one language."""
    wrong = [
        message.id
        for message in read(catalogue(PACKAGE / room))
        if message.id and _placeholders(message.id) != _placeholders(message.string)
    ]
    assert not wrong


def _placeholders(text: str | Iterable[str] | None) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sd]|%[sd]|\{\w*\}", " ".join(_texts(text))))


def _texts(text: str | Iterable[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def test_the_same_sentence_has_the_same_dutch_everywhere() -> None:
    """Rooms share one language at run time: the last one read would win."""
    said: dict[tuple[object, ...], dict[object, list[str]]] = defaultdict(lambda: defaultdict(list))
    for room in ROOMS:
        for message in read(catalogue(PACKAGE / room)):
            if message.id:
                said[message.context, *_texts(message.id)][_texts(message.string)].append(room)
    assert not {key: dict(dutch) for key, dutch in said.items() if len(dutch) > 1}
