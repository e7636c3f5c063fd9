"""How wide letters are in the text of a list, measured by typst and remembered."""

import re
from collections.abc import Iterable

from relaas.documents.rendering import ask
from relaas.documents.wrapping import Widths

FONT = "Libertinus Serif"
SIZE = 8.0  # points
# What the fonts in typst's wheel have: Latin, Greek, Cyrillic, Hebrew, Arabic, punctuation and currencies.
_OTHER = re.compile("[^\u0000-\u052f\u0590-\u06ff\u1e00-\u206f\u20a0-\u20bf\u2100-\u214f\u2190-\u21ff\ufb00-\ufb4f]")
_known: dict[str, float] = {}


def widths_of(letters: Iterable[str]) -> Widths:
    """The width in points of each of these letters, and of all that were asked before."""
    unknown = sorted(letter for letter in {*letters, " "} if letter not in _known)
    if unknown:
        data = {"font": FONT, "size": SIZE, "letters": unknown}
        measured = ask("letters.typ", data, "<widths>", fonts_of_machine=are_unusual(unknown))
        _known.update((letter, max(0.0, width)) for letter, width in zip(unknown, measured, strict=True))
    return _known


def are_unusual(letters: Iterable[str]) -> bool:
    """Whether there are letters that only the machine may have a font for: emoji, Chinese."""
    return any(map(_OTHER.match, letters))
