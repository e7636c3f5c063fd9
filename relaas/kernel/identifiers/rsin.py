"""RSIN: the tax number of Dutch legal bodies."""

from django.utils.translation import gettext_lazy as _

from relaas.kernel.identifiers.digits import exactly, passes_eleven_test
from relaas.kernel.refusals import Refused


def check_rsin(text: str) -> str:
    """An RSIN: 9 digits that pass the eleven-test (`rsin`)."""
    digits = exactly(9, text, code="rsin", wrong=_("An RSIN has 9 digits; these are %(count)d."))
    if digits and not passes_eleven_test(digits):
        raise Refused("rsin", _("This RSIN does not pass the eleven-test: a digit is wrong, or two are swapped."))
    return digits


def show_rsin(value: str) -> str:
    """As it is kept: nine digits together."""
    return value
