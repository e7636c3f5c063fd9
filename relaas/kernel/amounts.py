"""Amounts, percentages, prices and quantities as people write them: `1.234,50`, `€ 500`, `12,5 %`; exact."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from relaas.kernel.exact_fields import MOST_MILLIONTHS
from relaas.kernel.refusals import Refused
from relaas.kernel.texts import without_invisible

MOST = Decimal("9999999999.99")
HUNDRED = Decimal(100)
CENT = Decimal("0.01")
MILLIONTH = Decimal("0.000001")

# Dots between thousands and a comma for the rest, or the other way round; `1.234` is over a thousand, the Dutch way.
_DUTCH = re.compile(r"(?P<whole>[0-9]{1,3}(\.[0-9]{3})+|[0-9]+)(,(?P<rest>[0-9]+|-))?")
_ENGLISH = re.compile(r"(?P<whole>[0-9]{1,3}(,[0-9]{3})+|[0-9]+)\.(?P<rest>[0-9]+)")


def check_money(given: str | int | Decimal | None) -> Decimal | None:
    """An amount in euros, not below zero; empty is none.

    Refuses what is no amount (`amount`), is below zero (`amount_negative`), has more than two places (`amount_places`)
    or is more than ten thousand million (`amount_large`).
    """
    if given is None or (isinstance(given, str) and not (given := _bare(given, "€", "EUR"))):
        return None
    amount = _read(given, "amount", _("This is not an amount, such as 1.234,50."))
    if amount < 0:
        raise Refused("amount_negative", _("An amount is not below zero here."))
    if amount != round(amount, 2):
        raise Refused("amount_places", _("An amount has two places behind the comma at most."))
    if amount > MOST:
        raise Refused("amount_large", _("This amount is too large."))
    return amount.quantize(CENT)


def check_percentage(given: str | int | Decimal | None) -> Decimal | None:
    """Per cents from 0 through 100 with two places at most (`percentage`); empty is none."""
    if given is None or (isinstance(given, str) and not (given := _bare(given, "%"))):
        return None
    value = _read(given, "percentage", _("This is not a percentage, such as 12,5."))
    if not 0 <= value <= HUNDRED or value != round(value, 2):
        raise Refused("percentage", _("A percentage lies between 0 and 100, with two places behind the comma at most."))
    return value.quantize(CENT)


def check_price(given: str | int | Decimal | None) -> Decimal | None:
    """A price of one unit in euros, with six places at most; it may be below zero (K3). Empty is none.

    Refuses what is no price (`price`), has more than six places (`price_places`) or does not fit in the column, which
    holds 999,999,999.999999 either way (`price_large`).
    """
    if given is None or (isinstance(given, str) and not (given := _bare(given, "€", "EUR"))):
        return None
    price = _read(given, "price", _("This is not a price, such as 12,50 or 0,0345."))
    if price != round(price, 6):
        raise Refused("price_places", _("A price has six places behind the comma at most."))
    if abs(price) > MOST_MILLIONTHS:
        raise Refused("price_large", _("This price is too large."))
    return price.quantize(MILLIONTH)


def check_quantity(given: str | int | Decimal | None) -> Decimal | None:
    """How much or how many, not below zero and with six places at most (K3). Empty is none.

    Refuses what is no number (`quantity`), is below zero (`quantity_negative`), has more than six places
    (`quantity_places`) or is more than 999,999,999.999999 (`quantity_large`).
    """
    if given is None or (isinstance(given, str) and not (given := _bare(given))):
        return None
    quantity = _read(given, "quantity", _("This is not a quantity, such as 3 or 1,5."))
    if quantity < 0:
        raise Refused("quantity_negative", _("A quantity is not below zero: give the price a minus."))
    if quantity != round(quantity, 6):
        raise Refused("quantity_places", _("A quantity has six places behind the comma at most."))
    if quantity > MOST_MILLIONTHS:
        raise Refused("quantity_large", _("This quantity is too large."))
    return quantity.quantize(MILLIONTH)


def check_fits(amount: Decimal) -> Decimal:
    """An amount that was worked out, such as that of a line; refuses what is too large (`amount_large`)."""
    if abs(amount) > MOST:
        raise Refused("amount_large", _("This amount is too large."))
    return amount


def _bare(written: str, *signs: str) -> str:
    """Without its sign and its spaces."""
    bare = "".join(without_invisible(written).split())
    for sign in signs:
        bare = bare.removeprefix(sign).removesuffix(sign)
    return bare


def _read(given: str | int | Decimal, code: str, reason: str) -> Decimal:
    if not isinstance(given, str):
        return Decimal(given)
    given = given.replace("–", "-")
    sign, written = ("-", given[1:]) if given.startswith("-") else ("", given)
    found = (
        (_DUTCH.fullmatch(written) or _ENGLISH.fullmatch(written)) if len(written) <= 40 and written.isascii() else None
    )
    if found is None:
        raise Refused(code, reason)
    whole = found["whole"].replace(".", "").replace(",", "")
    rest = (found["rest"] or "").strip("-")
    return Decimal(f"{sign}{whole}.{rest or 0}")
