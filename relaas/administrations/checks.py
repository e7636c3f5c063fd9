"""What an administration's columns may hold, each checked with its reason (P12)."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from stdnum import bic
from stdnum.exceptions import ValidationError

from relaas.kernel.checking import Checking, text
from relaas.kernel.countries import check_country
from relaas.kernel.identifiers.bank import check_iban
from relaas.kernel.identifiers.chamber import check_kvk
from relaas.kernel.identifiers.internet import check_email, check_website
from relaas.kernel.identifiers.vat import check_vat
from relaas.kernel.postcodes import check_postcode
from relaas.kernel.refusals import Refused
from relaas.kernel.telephone import check_telephone
from relaas.kernel.texts import without_invisible


def check_bic(given: str) -> str:
    """A bank's code of 8 or 11 letters and digits, in capitals; empty stays empty (`bic`)."""
    written = without_invisible(given)
    if not written:
        return ""
    try:
        return str(bic.validate(written))
    except ValidationError as error:
        raise Refused("bic", _("A BIC has 8 or 11 letters and digits, such as ABNANL2A.")) from error


CHECKS: dict[str, Callable[[Any], str]] = {
    "name": text(120, required=True),
    "legal_name": text(120),
    "street": text(100),
    "house_number": text(20),
    "city": text(100),
    "country": check_country,
    "kvk": check_kvk,
    "vat_number": check_vat,
    "iban": check_iban,
    "bic": check_bic,
    "email": check_email,
    "phone": check_telephone,
    "website": check_website,
}
COLUMNS = (*CHECKS, "postcode")


def checked(given: Mapping[str, str]) -> dict[str, str]:
    """The columns that were given, normalised. Refuses with every problem at its column."""
    checking = Checking()
    values = {
        column: checking.value(column, check, given[column]) for column, check in CHECKS.items() if column in given
    }
    if "postcode" in given:
        country = values.get("country") or "NL"
        values["postcode"] = checking.value("postcode", lambda typed: check_postcode(typed, country), given["postcode"])
    checking.refuse_problems()
    return {column: value or "" for column, value in values.items()}
