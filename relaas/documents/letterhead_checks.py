"""What a letterhead may hold, each checked with its reason."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from relaas.documents.models import BOTTOMS, LOGO_HEIGHTS, MARGINS, Font, Side
from relaas.documents.papers.placeholders import OF_ADMINISTRATION, OF_DOCUMENT, check_placeholders
from relaas.kernel.checking import Checking, note, one_of, text
from relaas.kernel.refusals import Refused

LEAST_CONTRAST = 3  # against white paper, for large letters (WCAG 2.2)
LONGEST_TEXT, LONGEST_FOOTER = 5_000, 600
PLACEHOLDERS = {**OF_DOCUMENT, **OF_ADMINISTRATION}
_COLOUR = re.compile("#[0-9a-f]{6}")


def check_colour(given: Any) -> str:
    """`#1f3d99`, in small letters. Refuses what is no colour (`colour`) or too light to read on white (`too_light`)."""
    written = text(20, required=True)(given).lower()
    if not _COLOUR.fullmatch(written):
        raise Refused("colour", _("A colour is written as # and six figures or letters, such as #1f3d99."))
    if contrast_with_white(written) < LEAST_CONTRAST:
        raise Refused("too_light", _("This colour is too light to read on white paper."))
    return written


def contrast_with_white(colour: str) -> float:
    """1 for white through 21 for black, as WCAG reckons it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _millimetres(least: int, most: int) -> Callable[[Any], int]:
    def check(given: Any) -> int:
        written = str(given if given is not None else "").strip()
        if not written.isascii() or not written.isdecimal():
            raise Refused("number", _("Give a whole number of millimetres."))
        value = int(written[:6])
        if value < least:
            raise Refused("too_small", _("At least %(least)d millimetres.") % {"least": least})
        if value > most:
            raise Refused("too_large", _("At most %(most)d millimetres.") % {"most": most})
        return value

    return check


def _with_placeholders(longest: int, known: Mapping[str, Any], given: Any) -> str:
    return check_placeholders(note(longest)(given), known)


check_text = partial(_with_placeholders, LONGEST_TEXT, PLACEHOLDERS)
check_footer = partial(_with_placeholders, LONGEST_FOOTER, {**OF_ADMINISTRATION, "number": OF_DOCUMENT["number"]})

LOOK: dict[str, Callable[[Any], Any]] = {
    "logo_side": one_of(Side.values),
    "logo_height": _millimetres(*LOGO_HEIGHTS),
    "window": one_of(Side.values),
    "margin_left": _millimetres(*MARGINS),
    "margin_right": _millimetres(*MARGINS),
    "margin_top": _millimetres(*MARGINS),
    "margin_bottom": _millimetres(*BOTTOMS),
    "accent": check_colour,
    "font": one_of(Font.values),
    "footer_nl": check_footer,
    "footer_en": check_footer,
}
TEXT_COLUMNS = ("opening", "closing", "conditions")


def checked_look(given: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that were given. Refuses with every problem at its column."""
    return _checked({column: LOOK[column] for column in given}, given)


def checked_texts(given: Mapping[str, Any]) -> dict[str, str]:
    """The same of opening, closing and conditions."""
    return _checked({column: check_text for column in TEXT_COLUMNS if column in given}, given)


def _checked(checks: Mapping[str, Callable[[Any], Any]], given: Mapping[str, Any]) -> dict[str, Any]:
    checking = Checking()
    values = {column: checking.value(column, check, given[column]) for column, check in checks.items()}
    checking.refuse_problems()
    return values
