"""RSIN: the tax number of Dutch legal bodies."""

from django.utils.translation import gettext as _

from relaas.kernel.identifiers.digits import only_digits, passes_eleven_test
from relaas.kernel.refusals import Refused


def check_rsin(text: str) -> str:
    """An RSIN: 9 digits that pass the eleven-test (`rsin`)."""
    digits = only_digits(text, code="rsin")
    if not digits:
        return ""
    if len(digits) != 9:
        raise Refused("rsin", _("An RSIN has 9 digits; these are %(count)d.") % {"count": len(digits)})
    if not passes_eleven_test(digits):
        raise Refused("rsin", _("This RSIN does not pass the eleven-test: a digit is wrong, or two are swapped."))
    return digits


def show_rsin(value: str) -> str:
    return value
