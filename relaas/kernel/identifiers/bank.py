"""Bank account numbers (P9, P12)."""

from django.utils.translation import gettext as _
from stdnum import bic, exceptions, iban
from stdnum.be import iban as belgian

from relaas.kernel.identifiers.digits import compact, grouped
from relaas.kernel.identifiers.dutch_banks import BIC_OF_BANK
from relaas.kernel.refusals import Refused

# Where an IBAN alone is enough to pay: the European Economic Area.
_EEA = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"
EEA = frozenset(_EEA.split())
LAST = 4  # characters of an IBAN by which people know which account is meant


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


def check_bic(text: str) -> str:
    """A BIC of 8 or 11 characters (`bic`)."""
    written = compact(text)
    if not written:
        return ""
    try:
        return str(bic.validate(written))
    except exceptions.ValidationError as error:
        raise Refused("bic", _("This is not a BIC: 8 or 11 characters, such as ABNANL2A.")) from error


def bic_of(checked_iban: str) -> str:
    """The BIC that follows from an IBAN, Dutch or Belgian; empty where it does not."""
    if checked_iban.startswith("NL"):
        return BIC_OF_BANK.get(checked_iban[4:8], "")
    if checked_iban.startswith("BE"):
        return str(belgian.to_bic(checked_iban) or "")
    return ""


def settled_bic(checked_iban: str, checked_bic: str) -> str:
    """The BIC that goes with this IBAN: the given one, or the one that follows from it.

    Refuses one of another bank (`bic_other_bank`), and none where there must be one: outside the EEA (`required`).
    """
    derived = bic_of(checked_iban)
    if not checked_bic:
        if not derived and checked_iban[:2] not in EEA:
            raise Refused("required", _("An account outside the European Economic Area needs its BIC."))
        return derived
    if derived:
        is_another = checked_bic[:6] != derived[:6]
    else:  # French IBANs have BICs of the territories overseas
        is_another = checked_iban[:2] in EEA - {"FR"} and checked_bic[4:6] != checked_iban[:2]
    if is_another:
        raise Refused("bic_other_bank", _("This BIC is of another bank than the IBAN."))
    return checked_bic


def show_iban(value: str) -> str:
    """In groups of four: `NL91 ABNA 0417 1643 00`."""
    return grouped(value, 4)


def masked_iban(value: str) -> str:
    """Enough to know which account is meant, and no more: `NL…4300`."""
    return f"{value[:2]}…{value[-LAST:]}" if value else ""
