"""Postcodes: the Dutch ones normalised to `1234 AB`, others left as their country writes them (P7)."""

import re

from django.utils.translation import gettext as _

from relaas.kernel.refusals import Refused
from relaas.kernel.texts import without_invisible

HOME = "NL"
LONGEST = 12
_DUTCH = re.compile(r"([1-9][0-9]{3})\s?([A-Z]{2})")


def check_postcode(text: str, country: str = HOME) -> str:
    """A postcode of this country (ISO code); empty stays empty (`postcode`).

    A Dutch one begins with 1 to 9 and never ends in SA, SD or SS.
    """
    written = without_invisible(text).upper()
    if not written:
        return ""
    if country != HOME:
        return _check_abroad(written)
    dutch = _DUTCH.fullmatch(written)
    if dutch is None:
        raise Refused("postcode", _("A Dutch postcode has 4 digits and 2 letters, such as 1234 AB."))
    if dutch[2] in {"SA", "SD", "SS"}:
        raise Refused("postcode", _("A Dutch postcode never ends in SA, SD or SS."))
    return f"{dutch[1]} {dutch[2]}"


def _check_abroad(written: str) -> str:
    if len(written) > LONGEST or not re.fullmatch(r"[\w \-]+", written):
        raise Refused("postcode", _("A postcode has at most 12 letters and digits."))
    return written
