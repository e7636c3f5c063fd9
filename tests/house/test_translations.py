"""Two languages, everywhere and in the same words."""

import re
from collections import defaultdict

import pytest

from relaas.program.translations import catalogue, extract, is_translated, read, rooms
from tests.house.layout import PACKAGE

pytestmark = pytest.mark.once
ROOMS = [room.name for room in rooms()]


@pytest.mark.parametrize("room", ROOMS)
def test_every_sentence_has_its_dutch(room: str) -> None:
    """Not missing, not empty, not fuzzy. `make translations` adds what is missing."""
    found, kept = extract(PACKAGE / room), read(catalogue(PACKAGE / room))
    lacking = [
        message.id for message in found
        if message.id and ((translation := kept.get(message.id, message.context)) is None or not is_translated(translation))
    ]  # fmt: skip
    assert not lacking


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


def _placeholders(text: str | tuple[str, ...] | list[str]) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sd]|%[sd]|\{\w*\}", text if isinstance(text, str) else " ".join(text)))


def test_the_same_sentence_has_the_same_dutch_everywhere() -> None:
    """Rooms share one language at run time: the last one read would win."""
    said: dict[tuple[object, ...], dict[object, list[str]]] = defaultdict(lambda: defaultdict(list))
    for room in ROOMS:
        for message in read(catalogue(PACKAGE / room)):
            if message.id:
                key = (message.context, *([message.id] if isinstance(message.id, str) else message.id))
                said[key][message.string if isinstance(message.string, str) else tuple(message.string)].append(room)
    assert not {key: dict(dutch) for key, dutch in said.items() if len(dutch) > 1}
