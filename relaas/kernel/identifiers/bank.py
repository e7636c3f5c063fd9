"""Bank account numbers."""

from django.utils.translation import gettext as _
from stdnum import exceptions, iban

from relaas.kernel.identifiers.digits import compact, grouped
from relaas.kernel.refusals import Refused


def check_iban(text: str) -> str:
    """An IBAN by modulo 97 and the form of its country (`iban`)."""
    written = compact(text)
    if not written:
        return ""
    try:
        return str(iban.validate(written, check_country=False))
    except exceptions.InvalidChecksum as error:
        raise Refused(
            "iban", _("This IBAN does not pass its check: a character is wrong, or two are swapped.")
        ) from error
    except exceptions.ValidationError as error:
        raise Refused(
            "iban", _("This is not an IBAN: country, 2 digits, then bank and number, such as NL91 ABNA 0417 1643 00.")
        ) from error


def show_iban(value: str) -> str:
    """In groups of four: `NL91 ABNA 0417 1643 00`."""
    return grouped(value, 4)
