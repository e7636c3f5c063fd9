"""Two languages, everywhere and in the same words."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from jinja2 import Environment

from relaas.program.translations import catalogue, extract, is_translated, read, rooms
from tests.house.layout import PACKAGE, code, name, tree

pytestmark = pytest.mark.once
ROOMS = [room.name for room in rooms()]
# What stands in a template as it is in both languages: our name, and keys as they are called on a keyboard.
NAMES = {"Relaas", "Alt", "Ctrl", "Delete", "Enter", "Esc", "Shift", "Tab"}
AS_THEY_ARE = {
    "relaas/parties/templates/parties/doubles/parts.html": {"likely"},  # the id of a place
    "relaas/web/templates/web/design/lists.html": {"Stadsbakker", "Jo", "Amersfoort"},  # a relation to look at
}


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


def test_templates_say_nothing_that_is_not_translated() -> None:
    """A word between the tags, or in an attribute that is read, stands in `_()` or in `{% trans %}`."""
    said = {
        name(path): words - NAMES - AS_THEY_ARE.get(name(path), set())
        for path in PACKAGE.glob("*/templates/**/*.html")
        for words in [set(_bare_words(path))]
    }
    assert not {path: words for path, words in said.items() if words}


def test_code_says_nothing_that_is_not_translated() -> None:
    """What a person reads of a refusal or a field is no bare string; a word in capitals is a name."""
    said = [
        f"{name(path)}:{node.lineno}"
        for path in code()
        if path.relative_to(PACKAGE).parts[0] not in ("demo", "bench")  # which speak to who builds and measures
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        for value in _shown(node)
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and re.search("[a-z]{2,}", value.value)
    ]
    assert not said


def _shown(call: ast.Call) -> list[ast.expr]:
    """The arguments of a call that are shown to people."""
    named = [given.value for given in call.keywords if given.arg in {"label", "help_text", "empty_label", "message"}]
    refuses = getattr(call.func, "id", "") in {"Refused", "Ruling"}
    return named + call.args[1:2] * refuses


def _bare_words(path: Path) -> Iterator[str]:
    text = re.sub(r"<(script|style)\b.*?</\1>", "", _outside_jinja(path.read_text()), flags=re.DOTALL)
    read_out = re.findall(r"""(?:aria-label|title|placeholder|alt)=(["'])(.*?)\1""", text, re.DOTALL)
    between = re.sub(r'<[^<>]*>|[\w-]+="[^"]*"|\bdata-[\w-]+', " ", text)  # attributes that a macro gives, too
    return (word for part in [between, *(value for _quote, value in read_out)] for word in _words(part))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{2,}", re.sub(r"&\w+;", " ", text))


def _outside_jinja(text: str) -> str:
    """What a template says by itself, each expression a `0` and nothing of what is translated as a block."""
    parts, in_block, in_name = [], False, ""
    for _line, kind, value in Environment(autoescape=True).lex(text):
        if kind == "name" and not in_name:
            in_name = value
            in_block = value == "trans" or (in_block and value != "endtrans")
        elif kind == "block_begin":
            in_name = ""
        elif kind == "variable_begin":
            in_name = "-"
            parts.append("0")
        elif kind == "data" and not in_block:
            parts.append(value)
    return "".join(parts)
