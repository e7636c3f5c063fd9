"""Finding words and phrases in what somebody wrote down. Pure; `jotting.js` does the same while it is typed."""

import re
from collections.abc import Iterable

from relaas.kernel.folding import fold

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> str:
    """The words of a text, folded, with a space before, between and behind: `Gebeld. E-mail!` gives ` gebeld e mail `.

    So a phrase is said, whole, when it stands in there with a space on either side. A dot ends a word, for who writes
    fast leaves out the space behind it.
    """
    return f" {' '.join(_WORD.findall(fold(text.replace('.', ' '))))} "


def first_said(words: str, phrases: Iterable[str]) -> tuple[int, int] | None:
    """Where the first of these phrases stands in `words` (of `words_of`), the longest if several begin there.

    Given as (place, minus its length), so that the smallest of some of these is what was said first; None without any.
    """
    found = [(place, -len(phrase)) for phrase in phrases if (place := words.find(f" {phrase} ")) >= 0]
    return min(found, default=None)
