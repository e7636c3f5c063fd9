"""Headings as they are compared: letters and digits only, so that `KvK-nummer` and `kvk_nummer *` are the same."""

import re
from functools import lru_cache

from relaas.kernel.folding import fold

_BEHIND = re.compile(r"\s*[(\[].*$")
_OF_WHOM = re.compile(r"^(bedrijf|organisatie|relatie|klant|debiteur|crediteur|company|customer|account)")
_NUMBERED = re.compile(r"\s*[-_#]?\s*\d+$")


@lru_cache(maxsize=5_000)
def plain(heading: str) -> str:
    """The heading without case, accents, spaces and signs."""
    return "".join(letter for letter in fold(heading) if letter.isalnum())


@lru_cache(maxsize=5_000)
def in_order(heading: str) -> str:
    """The words of a heading in the order of the alphabet: `Nummer KvK` is `KvK nummer`."""
    words = re.findall(r"[^\W_]+", fold(heading.replace("-", " ")))
    return " ".join(sorted(words)) if len(words) > 1 else ""


def spellings(heading: str) -> list[str]:
    """As it stands; without what is behind it in brackets; without a number at its end; without of whom it is.

    The surest first.
    """
    without = _BEHIND.sub("", heading)
    unnumbered = plain(_NUMBERED.sub("", without))
    found = (plain(heading), plain(without), unnumbered, _OF_WHOM.sub("", unnumbered))
    return list(dict.fromkeys(each for each in found if each))
