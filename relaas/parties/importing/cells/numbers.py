"""Numbers of registers, as spreadsheets leave them: zeros lost in front, decimals behind, a letter for a 0."""

import re

from relaas.kernel.identifiers.digits import compact, passes_eleven_test
from relaas.parties.importing.cells.mended import Mended

_DECIMALS = re.compile(r"([0-9]+)[.,]0{1,2}")
_LOOKS_LIKE_ZERO = str.maketrans("IOil|", "00000")


def kvk(cell: str) -> Mended:
    """A KvK number of 8 digits; one of 5 to 7 lost its zeros."""
    return _with_zeros(_whole(cell), at_least=5, length=8)


def branch_number(cell: str) -> Mended:
    """A branch number of 12 digits; the first three are mostly zeros."""
    return _with_zeros(_whole(cell), at_least=7, length=12)


def rsin(cell: str) -> Mended:
    """An RSIN of 9 digits; its zeros are put back where it then passes the eleven-test."""
    mended = _with_zeros(_whole(cell), at_least=6, length=9)
    return mended if mended.code != "zeros_lost" or passes_eleven_test(mended.value) else Mended(cell)


def oin(cell: str) -> Mended:
    """An OIN of 20 digits: with a letter for a 0 (`I0000001…`), or without its zeros."""
    whole = _whole(cell)
    digits = compact(whole.value)
    if len(digits) == 20 and not digits.isdigit():
        mended = digits.translate(_LOOKS_LIKE_ZERO)
        return Mended(mended, "letter_for_digit") if mended.isdigit() else whole
    return _with_zeros(whole, at_least=10, length=20)


def plain(cell: str) -> Mended:
    """A number without the decimals that a spreadsheet put behind it."""
    return _whole(cell)


def is_branch_number(cell: str) -> bool:
    """Whether twelve digits stand here, as a branch number has."""
    return bool(re.fullmatch(r"[0-9]{12}", compact(cell)))


def _whole(cell: str) -> Mended:
    found = _DECIMALS.fullmatch(cell)
    return Mended(found[1], "decimals") if found else Mended(cell)


def _with_zeros(whole: Mended, *, at_least: int, length: int) -> Mended:
    digits = compact(whole.value)
    if digits.isascii() and digits.isdigit() and at_least <= len(digits) < length:
        return Mended(digits.zfill(length), "zeros_lost")
    return whole
