"""SBI: the Dutch code of what an organization does, 2 to 5 digits."""

import re

from django.utils.translation import gettext as _

from relaas.kernel.identifiers.digits import grouped, only_digits
from relaas.kernel.refusals import Refused


def check_sbi(text: str) -> str:
    """An SBI code without its dots (`sbi`)."""
    digits = only_digits(text, code="sbi")
    if digits and not re.fullmatch(r"[0-9]{2,5}", digits):
        raise Refused("sbi", _("An SBI code has 2 to 5 digits, such as 10.71."))
    return digits


def show_sbi(value: str) -> str:
    """In groups of two: `10.71`, `01.13.1`."""
    return grouped(value, 2, ".")
