"""Cells that say by themselves what they are, whatever stands above them. Strict: a guess is made of whole columns."""

import re
from collections.abc import Callable

from relaas.kernel.identifiers.bank import check_iban
from relaas.kernel.identifiers.digits import compact, passes_eleven_test
from relaas.kernel.identifiers.oin import check_oin
from relaas.kernel.identifiers.vat import check_vat
from relaas.kernel.refusals import Refused
from relaas.kernel.telephone import check_telephone
from relaas.parties.importing.cells import choices, days, reaching

_DUTCH_POSTCODE = re.compile(r"[1-9][0-9]{3} ?[A-Za-z]{2}")
_HOUSE_NUMBER = re.compile(r"[1-9][0-9]{0,3}(?:\s?[A-Za-z]{1,2}|-[0-9]{1,4})?")
_LEGAL_FORM = re.compile(r"\b(?:b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|stichting|vereniging|gemeente|holding)\b", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{0,3}[0-9]{3,6}")


def _passes(check: Callable[[str], object]) -> Callable[[str], bool]:
    def recognises(cell: str) -> bool:
        try:
            return bool(check(cell))
        except Refused:
            return False

    return recognises


def kvk(cell: str) -> bool:
    """Eight digits, or seven of which the zero was lost, that are no day written together."""
    digits = compact(cell)
    return digits.isdigit() and len(digits) == 8 and cell[:1] != "+" and not _is_day(digits)


def branch_number(cell: str) -> bool:
    """Twelve digits, of which the first two are zeros."""
    digits = compact(cell)
    return len(digits) == 12 and digits.isdigit() and digits.startswith("00")


def rsin(cell: str) -> bool:
    """Nine digits that pass the eleven-test."""
    digits = compact(cell)
    return len(digits) == 9 and digits.isdigit() and passes_eleven_test(digits)


def telephone(cell: str) -> bool:
    """A number that begins as telephones do."""
    return bool(re.match(r"[+(0]", cell)) and _passes(check_telephone)(cell)


def mobile(cell: str) -> bool:
    """A Dutch mobile number."""
    try:
        return check_telephone(cell).startswith("+316")
    except Refused:
        return False


def postcode(cell: str) -> bool:
    """A Dutch one, with or without its space."""
    return bool(_DUTCH_POSTCODE.fullmatch(cell.strip()))


def house_number(cell: str) -> bool:
    """At most four digits with a letter or two, or a number behind a hyphen."""
    return bool(_HOUSE_NUMBER.fullmatch(cell.strip())) and not postcode(cell)


def organization_name(cell: str) -> bool:
    """A name with a legal form or general word in it."""
    return bool(_LEGAL_FORM.search(cell))


def country(cell: str) -> bool:
    """The name or code of a country, in letters."""
    return cell.isascii() and len(cell) > 1 and _passes(choices.country)(cell)


def roles(cell: str) -> bool:
    """Names of roles and nothing else."""
    return _passes(choices.roles)(cell)


def iban(cell: str) -> bool:
    """One whose check digits are right."""
    return _passes(check_iban)(cell)


def vat_number(cell: str) -> bool:
    """With digits: of many a name the first two letters are a country's."""
    return sum(map(str.isdigit, cell)) >= 5 and _is_vat_number(cell)


def website(cell: str) -> bool:
    """A web address."""
    return reaching.is_website(cell)


def email(cell: str) -> bool:
    """A mail address."""
    return reaching.is_mail(cell)


_is_vat_number = _passes(check_vat)
oin = _passes(check_oin)


def _is_day(digits: str) -> bool:
    """`20261231` is a day and could be a KvK number; the two differ in how many of a column are days."""
    try:
        return days.day(digits).value[:2] in {"19", "20"}
    except Refused:
        return False
