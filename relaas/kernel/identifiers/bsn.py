"""BSN: the number by which the Dutch state knows a person."""

from django.utils.translation import gettext_lazy as _

from relaas.kernel.identifiers.digits import exactly, passes_eleven_test
from relaas.kernel.refusals import Refused


def check_bsn(text: str) -> str:
    """A BSN: 9 digits that pass the eleven-test (`bsn`); of old it may be written with 8."""
    digits = exactly(9, _with_its_zero(text), code="bsn", wrong=_("A BSN has 9 digits; these are %(count)d."))
    if digits and not passes_eleven_test(digits):
        raise Refused("bsn", _("This BSN does not pass the eleven-test: a digit is wrong, or two are swapped."))
    return digits


def show_bsn(value: str) -> str:
    """As it is kept: nine digits together."""
    return value


def _with_its_zero(text: str) -> str:
    written = text.strip()
    return f"0{written}" if len(written) == 8 and written.isdigit() else written
