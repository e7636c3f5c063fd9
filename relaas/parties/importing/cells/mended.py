"""What was read in a cell, and why it is not what stood there."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

REASONS: dict[str, StrOrPromise] = {
    "zeros_lost": _("Its leading zeros were lost; they are put back."),
    "zero_extra": _("It had a zero too many in front."),
    "plus_lost": _("The + before the country was lost; it is put back."),
    "letter_for_digit": _("It has a letter where a 0 belongs."),
    "decimals": _("A number with decimals; they are left out."),
    "number_in_street": _("The house number stood in the street; it is put in its own place."),
    "city_case": _("Written the way cities are written."),
    "country_guessed": _("The country follows from the rest of the row."),
    "postcode_in_city": _("Letters of the postcode stood before the city."),
    "several": _("There are several in one cell; each is kept."),
    "remark": _("What stood beside it is kept as its remark."),
    "belongs_elsewhere": _("This belongs in another column; it is put there."),
    "day_number": _("A number, read as a date the way spreadsheets count days."),
    "too_long": _("Too long; the end is left out."),
    "legal_name": _("There is no name; the legal name is taken."),
}


@dataclass(frozen=True, slots=True)
class Mended:
    """What a cell says. `code` is why that is not what stood there (`REASONS`); empty when nothing was guessed."""

    value: str
    code: str = ""


def same(value: str) -> Mended:
    """As it stands."""
    return Mended(value)
