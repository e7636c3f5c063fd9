"""Telephone numbers: kept as E.164, shown the national way (P8).

Dutch short numbers (a municipality's `14 015`, `18xx`, `112`, `116 111`) exist only inside the country: they are kept
as bare digits and shown as they are written.
"""

import re
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import Any

import phonenumbers
from django.utils.translation import gettext as _
from phonenumbers import PhoneMetadata, PhoneNumber, PhoneNumberFormat

from relaas.kernel.refusals import Refused
from relaas.kernel.texts import without_invisible

HOME = "NL"
_HOME_CODE = f"+{phonenumbers.country_code_for_region(HOME)}"
NATIONAL_DIGITS = 9  # of nearly every Dutch number, without its zero
_DECISIVE = 5  # digits at the beginning of a Dutch number that decide how it is written
_SHORT = re.compile(r"14\d{2,4}|116\d{3}|18\d{2}|112|113|144")
_WRITTEN = re.compile(r"[\d\s()+./\-–]*")


def check_telephone(text: str, country: str = HOME) -> str:
    """The number as E.164 (`+31101234567`), or a Dutch short number as digits; empty stays empty.

    `country` (ISO) is where a number without `+` or `00` is from. Refuses with code `telephone`.
    """
    written = without_invisible(text)
    if not written:
        return ""
    if not _WRITTEN.fullmatch(written):
        raise Refused("telephone", _("A phone number has only digits, spaces and + ( ) -. Put the rest in the remark."))
    digits = re.sub(r"\D", "", written)
    if country == HOME and _SHORT.fullmatch(digits) and not written.startswith("+"):
        return digits
    if country == HOME and (national := _without_its_zero(written, digits)) and _exists_at_home(national):
        return _HOME_CODE + national
    number = _parsed("+" + digits[2:] if digits.startswith("00") and "+" not in written else written, country)
    if not _exists(number):
        raise Refused("telephone", _why(number))
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def show_telephone(value: str) -> str:
    """`010 123 4567` for a Dutch number, `14 015` for a short one, `+32 2 123 45 67` for one from abroad."""
    if not value.startswith("+"):
        return re.sub(r"^(14(?=\d{3})|116)(?=\d)", r"\1 ", value)
    if not value.startswith(_HOME_CODE):
        return phonenumbers.format_number(phonenumbers.parse(value), PhoneNumberFormat.INTERNATIONAL)
    digits = "0" + value.removeprefix(_HOME_CODE)
    ends = _ends_of_groups(digits[:_DECISIVE], len(digits))
    return " ".join(digits[start:end] for start, end in pairwise(ends)) or _written_nationally(value)


@lru_cache(maxsize=10_000)
def _ends_of_groups(beginning: str, length: int) -> tuple[int, ...]:
    """Where the groups of digits end in a Dutch number that begins so; empty where it is not written digit by digit.

    Asked once for each beginning: writing a number by this takes a twentieth of what asking takes.
    """
    example = _written_nationally(_HOME_CODE + beginning[1:].ljust(length - 1, "0"))
    ends = tuple(accumulate((len(group) for group in example.split()), initial=0))
    return ends if ends[-1] == length else ()


def _written_nationally(value: str) -> str:
    return phonenumbers.format_number(phonenumbers.parse(value), PhoneNumberFormat.NATIONAL).replace("-", " ")


def telephone_link(value: str) -> str:
    """What makes a telephone dial: `tel:+31101234567`."""
    return f"tel:{value}"


def national_digits(value: str) -> str:
    """The digits as people know them, to search in: `0101234567`; of a number from abroad the country's code too."""
    return "0" + value.removeprefix(_HOME_CODE) if value.startswith(_HOME_CODE) else value.removeprefix("+")


def _without_its_zero(written: str, digits: str) -> str:
    """The nine digits of a Dutch number as it is mostly written, `010 123 4567` or `+31 10 123 4567`; else nothing."""
    if digits.startswith("0") and len(digits) == NATIONAL_DIGITS + 1 and "+" not in written:
        return digits[1:]
    if written.startswith(_HOME_CODE) and len(digits) == NATIONAL_DIGITS + len(_HOME_CODE) - 1:
        return digits[len(_HOME_CODE) - 1 :] if "+" not in written[1:] else ""
    return ""


def _exists_at_home(national: str) -> bool:
    """What `phonenumbers.is_valid_number` says of nine digits, thirty times as fast: imports ask it a lot."""
    return any(pattern.fullmatch(national) for pattern in _patterns_at_home())


@cache
def _patterns_at_home() -> tuple[re.Pattern[str], ...]:
    plan: Any = PhoneMetadata.metadata_for_region(HOME)
    kinds = (plan.fixed_line, plan.mobile, plan.toll_free, plan.premium_rate, plan.voip, plan.pager, plan.uan)
    return tuple(re.compile(kind.national_number_pattern) for kind in kinds if NATIONAL_DIGITS in kind.possible_length)


def _parsed(written: str, country: str) -> PhoneNumber:
    try:
        return phonenumbers.parse(written, country or None)
    except phonenumbers.NumberParseException as error:
        raise Refused(
            "telephone", _("This is not a phone number; a Dutch one has 10 digits, one from abroad begins with +.")
        ) from error


def _exists(number: PhoneNumber) -> bool:
    """Dutch numbers must exist in the numbering plan; those of other countries change too often to be that strict."""
    if number.country_code == phonenumbers.country_code_for_region(HOME):
        return phonenumbers.is_valid_number(number)
    return phonenumbers.is_possible_number(number)


def _why(number: PhoneNumber) -> str:
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason == phonenumbers.ValidationResult.TOO_SHORT:
        return _("This phone number is too short.")
    if reason == phonenumbers.ValidationResult.TOO_LONG:
        return _("This phone number is too long.")
    return _("This phone number does not exist.")
