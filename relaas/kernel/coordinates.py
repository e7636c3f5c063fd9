"""Places on earth, in whole millionths of a degree: about a decimetre, and exact on both databases."""

import re
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from relaas.kernel.refusals import Refused
from relaas.kernel.texts import without_invisible

MILLION = 1_000_000


def check_latitude(given: str | int | None) -> int | None:
    """Degrees as people write them (`51,9225`) to millionths; a whole number of millionths stays (`latitude`)."""
    return _check(given, limit=90, code="latitude", reason=_("A latitude lies between -90 and 90 degrees."))


def check_longitude(given: str | int | None) -> int | None:
    """As `check_latitude`, up to 180 degrees either way (`longitude`)."""
    return _check(given, limit=180, code="longitude", reason=_("A longitude lies between -180 and 180 degrees."))


def show_coordinate(value: int | None) -> str:
    """`51922500` gives `51.922500`."""
    if value is None:
        return ""
    degrees, rest = divmod(abs(value), MILLION)
    return f"{'-' if value < 0 else ''}{degrees}.{rest:06}"


def _check(given: str | int | None, *, limit: int, code: str, reason: str) -> int | None:
    if isinstance(given, str):
        written = without_invisible(given).replace(",", ".")
        if not written:
            return None
        if not re.fullmatch(r"[+-]?[0-9]{1,3}(\.[0-9]{0,20})?", written):
            raise Refused(code, reason)
        given = int((Decimal(written) * MILLION).to_integral_value(ROUND_HALF_UP))
    if given is not None and abs(given) > limit * MILLION:
        raise Refused(code, reason)
    return given
