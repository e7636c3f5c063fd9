"""What the Dutch numbers have in common: digits and nothing else, with the eleven-test for some."""

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from relaas.kernel.refusals import Refused
from relaas.kernel.texts import without_invisible

_SEPARATORS = re.compile(r"[\s.\-–/]")


def compact(text: str) -> str:
    """Upper case without the spaces, dots and dashes that people put between groups."""
    return _SEPARATORS.sub("", without_invisible(text)).upper()


def only_digits(text: str, *, code: str) -> str:
    """The digits of `text`; anything else in it is refused with `code`."""
    digits = compact(text)
    if not re.fullmatch(r"[0-9]*", digits):
        raise Refused(code, _("This number has only digits."))
    return digits


def exactly(
    length: int,
    text: str,
    *,
    code: str,
    wrong: str | Promise,
    perhaps: Mapping[int, str | Promise] | None = None,
) -> str:
    """The digits of `text`, or nothing; another number of them than `length` is refused with `code`.

    `wrong` says so, with `%(count)d` for how many there are; `perhaps` asks what so many of them may be.
    """
    digits = only_digits(text, code=code)
    if len(digits) in {0, length}:
        return digits
    question = (perhaps or {}).get(len(digits), "")
    raise Refused(code, f"{wrong % {'count': len(digits)}} {question}".rstrip())


def grouped(value: str, size: int, separator: str = " ") -> str:
    """The characters in groups of this size, as people read a long number: `0000 3717 8598`."""
    return separator.join(value[start : start + size] for start in range(0, len(value), size))


def passes_eleven_test(nine_digits: str) -> bool:
    """The eleven-test of RSIN, BSN and the old VAT numbers: weights 9 to 2 and -1, and not all zeros."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, nine_digits, strict=True))
    return total % 11 == 0 and int(nine_digits) > 0
