"""Typed text made fit to keep: no control characters, no stray spaces, one form of each letter."""

import re
import unicodedata
from collections.abc import Sequence

_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029]")
_LIGATURES = str.maketrans({"ĳ": "ij", "Ĳ": "IJ"})
SOME = 5  # names that a message mentions


def some_of(names: Sequence[str]) -> str:
    """The first five names, with dots where there are more."""
    return ", ".join(names[:SOME]) + (" …" if len(names) > SOME else "")


def one_line(text: str) -> str:
    """One line without control characters (NUL too), single spaces. What writing systems need (joiners) stays."""
    if text.isascii() and text.isprintable():  # most texts are, and need no more
        return " ".join(text.split())
    return " ".join(_without_controls(text, keep="").split())


def many_lines(text: str) -> str:
    """Lines with `\\n` between them and tabs, without other control characters; no blank lines around it."""
    return _without_controls(_LINE_ENDS.sub("\n", text), keep="\n\t").strip()


def without_invisible(text: str) -> str:
    """One line for what a program reads (numbers, addresses on the internet): soft hyphens and zero-width go too."""
    return one_line(text if text.isascii() else _INVISIBLE.sub("", text))


def _without_controls(text: str, *, keep: str) -> str:
    if text.isascii() and text.isprintable():  # most texts are, and need no more
        return text
    composed = unicodedata.normalize("NFC", text.translate(_LIGATURES))
    return "".join(
        letter if letter in keep or unicodedata.category(letter) not in {"Cc", "Cs"} else " " for letter in composed
    )
