"""Headings as they are compared: letters and digits only, so that `KvK-nummer` and `kvk_nummer *` are the same."""

import re
from functools import lru_cache

from relaas.kernel.folding import fold

_BEHIND = re.compile(r"\s*[(\[].*$")
_NUMBERED = re.compile(r"\s*[-_#]?\s*\d+$")


@lru_cache(maxsize=20_000)
def plain(heading: str) -> str:
    """The heading without case, accents, spaces and signs."""
    return "".join(letter for letter in fold(heading) if letter.isalnum())


def spellings(heading: str) -> list[str]:
    """As it stands; without what stands in brackets behind it; without a number at its end. The surest first."""
    without = _BEHIND.sub("", heading)
    found = (plain(heading), plain(without), plain(_NUMBERED.sub("", without)))
    return list(dict.fromkeys(each for each in found if each))
