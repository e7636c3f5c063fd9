"""Breaking texts into lines, with the widths of letters known. Pure arithmetic, in points."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

type Widths = Mapping[str, float]

_ENDS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Where a line may end: after a space; if need be within a name or an address on the internet. A date stays whole.
_MAY_END = re.compile(r"(?<= )(?! )|(?<=[-/@_])(?=\w)(?<!\d-(?=\d))|(?<=[a-z][.])(?=[a-z])")
_JOINS = frozenset("\u200d\ufe0e\ufe0f")  # belongs to the letter before it


def width_of(text: str, widths: Widths) -> float:
    """How wide a text is on one line; the sum of its letters, so a little more than it will be."""
    return sum(map(widths.__getitem__, text))


def wrap(text: str, width: float, widths: Widths) -> list[str]:
    """The lines of a text; none is wider than `width`, unless one letter is. Nothing of it is left out but spaces."""
    return [line for part in lines_of(text) for line in _wrapped(part, width, widths)]


def lines_of(text: str) -> list[str]:
    """The lines that somebody typed."""
    return [text] if text.isprintable() else [plain(part) for part in _ENDS.split(text)]


def words_of(text: str) -> list[str]:
    """What stays together on a line, with the spaces behind it."""
    return _MAY_END.split(text)


def plain(text: str) -> str:
    """With spaces instead of control characters."""
    return "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in text)


def _wrapped(text: str, width: float, widths: Widths) -> list[str]:
    if width_of(text, widths) <= width:
        return [text]
    lines, line, room = [], "", width
    for word in words_of(text):
        needed = width_of(word.rstrip(" "), widths)
        if needed > room and line:
            lines.append(line.rstrip(" "))
            line, room = "", width
        if needed > width:
            *full, word = _broken(word, width, widths)  # noqa: PLW2901 - what is left of it goes on
            lines += full
        line += word
        room -= width_of(word, widths)
    return [*lines, line.rstrip(" ")] if line.strip(" ") or not lines else lines


def _broken(word: str, width: float, widths: Widths) -> Iterator[str]:
    """A word that is wider than a line, in pieces. An accent stays with its letter."""
    piece, room = "", width
    for letter in word:
        stays = letter in _JOINS or unicodedata.combining(letter) or piece.endswith("\u200d")
        if piece and widths[letter] > room and not stays:
            yield piece
            piece, room = "", width
        piece += letter
        room -= widths[letter]
    yield piece
