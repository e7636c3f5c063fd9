"""VAT numbers, each by the rule of its own country (P12)."""

import re

from django.utils.translation import gettext as _
from stdnum import exceptions, get_cc_module
from stdnum.eu import vat as european
from stdnum.iso7064 import mod_97_10

from relaas.kernel.countries import is_country
from relaas.kernel.identifiers.digits import compact, passes_eleven_test
from relaas.kernel.refusals import Refused

_DUTCH = re.compile(r"(?:NL)?([0-9]{1,9})B([0-9]{2})")
_FORM = re.compile(r"[A-Z]{2}[A-Z0-9+*]{2,18}")


def check_vat(text: str) -> str:
    """A VAT number with its country in front: `NL004495445B01` (`vat`).

    A Dutch one may be typed without NL and without leading zeros. Of a country whose rule is not known, the form alone
    is checked.
    """
    written = compact(text)
    if not written:
        return ""
    dutch = _DUTCH.fullmatch(written)
    if dutch:
        return _check_dutch(dutch[1].zfill(9), dutch[2])
    if written.startswith("NL"):
        raise Refused("vat", _("A Dutch VAT number is NL, 9 digits, B and 2 digits: NL004495445B01."))
    if not _FORM.fullmatch(written) or not _is_vat_country(written[:2]):
        raise Refused("vat", _("A VAT number begins with the two letters of its country, such as NL, BE or DE."))
    return _check_abroad(written)


def show_vat(value: str) -> str:
    """As it is kept: without spaces or dots."""
    return value


def _check_dutch(digits: str, suffix: str) -> str:
    """Legal bodies pass the eleven-test, sole traders since 2020 modulo 97. The suffix is 01 or more."""
    number = f"NL{digits}B{suffix}"
    if suffix == "00" or not (passes_eleven_test(digits) or mod_97_10.is_valid(number)):
        raise Refused("vat", _("This Dutch VAT number does not pass its check: a digit is wrong, or two are swapped."))
    return number


def _check_abroad(written: str) -> str:
    country = written[:2]
    try:
        if country.lower() in european.MEMBER_STATES or country == "EL":
            return str(european.validate(written))
        rule = get_cc_module(country, "vat")
        if rule is None:
            return written
        number = str(rule.validate(written))
        return number if number.startswith(country) else country + number
    except exceptions.ValidationError as error:
        reason = _("This VAT number does not pass the check of its country (%(country)s).")
        raise Refused("vat", reason % {"country": country}) from error


def _is_vat_country(code: str) -> bool:
    """EL is Greece and XI Northern Ireland in VAT numbers."""
    return code in {"EL", "XI", "EU"} or is_country(code)
