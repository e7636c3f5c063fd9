"""OIN: the number of Dutch government bodies in digital traffic."""

import re

from django.utils.translation import gettext as _

from relaas.kernel.identifiers.digits import only_digits
from relaas.kernel.refusals import Refused

_PREFIX = re.compile(r"0000000[1-9]|00000099")


def check_oin(text: str) -> str:
    """An OIN: 20 digits, the first eight of which name the register it comes from (`oin`)."""
    digits = only_digits(text, code="oin")
    if not digits:
        return ""
    if len(digits) != 20:
        raise Refused("oin", _("An OIN has 20 digits; these are %(count)d.") % {"count": len(digits)})
    if not _PREFIX.match(digits):
        raise Refused("oin", _("An OIN begins with 0000000 and the number of a register (1 to 9), or with 00000099."))
    return digits


def show_oin(value: str) -> str:
    """In groups of four."""
    return " ".join(value[start : start + 4] for start in range(0, len(value), 4))
