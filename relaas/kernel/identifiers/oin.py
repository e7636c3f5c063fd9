"""OIN: the number of Dutch government bodies in digital traffic."""

import re

from django.utils.translation import gettext_lazy as _

from relaas.kernel.identifiers.digits import exactly, grouped
from relaas.kernel.refusals import Refused

_PREFIX = re.compile(r"0000000[1-9]|00000099")


def check_oin(text: str) -> str:
    """An OIN: 20 digits, the first eight of which name the register it comes from (`oin`)."""
    digits = exactly(20, text, code="oin", wrong=_("An OIN has 20 digits; these are %(count)d."))
    if digits and not _PREFIX.match(digits):
        raise Refused("oin", _("An OIN begins with 0000000 and the number of a register (1 to 9), or with 00000099."))
    return digits


def show_oin(value: str) -> str:
    """In groups of four."""
    return grouped(value, 4)
