"""Numbers of the Dutch chamber of commerce. They have no check digit: only the length can be wrong."""

from django.utils.translation import gettext as _

from relaas.kernel.identifiers.digits import only_digits
from relaas.kernel.refusals import Refused


def check_kvk(text: str) -> str:
    """A KvK number: 8 digits, of which the first may be a zero (`kvk`)."""
    digits = only_digits(text, code="kvk")
    if not digits or len(digits) == 8:
        return digits
    reason = _("A chamber of commerce number has 8 digits; these are %(count)d.") % {"count": len(digits)}
    if len(digits) == 7:
        reason += " " + _("Does it begin with a 0?")
    if len(digits) == 12:
        reason += " " + _("Is this the branch number?")
    raise Refused("kvk", reason)


def show_kvk(value: str) -> str:
    return value


def check_branch_number(text: str) -> str:
    """A branch number (vestigingsnummer): 12 digits (`branch_number`)."""
    digits = only_digits(text, code="branch_number")
    if not digits or len(digits) == 12:
        return digits
    reason = _("A branch number has 12 digits; these are %(count)d.") % {"count": len(digits)}
    if len(digits) == 8:
        reason += " " + _("Is this the chamber of commerce number?")
    raise Refused("branch_number", reason)


def show_branch_number(value: str) -> str:
    """In groups of four: `0000 3717 8598`."""
    return " ".join(value[start : start + 4] for start in range(0, len(value), 4))
