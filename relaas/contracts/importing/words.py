"""What programs write in a cell that chooses something, beside what it is called here."""

import re

from django.utils.translation import gettext as _

from relaas.catalog.models import PriceUnit, VatCode
from relaas.contracts.lines.lists import Lists
from relaas.contracts.models import Direction
from relaas.kernel.folding import fold
from relaas.kernel.refusals import Refused

_DIRECTIONS = {
    **dict.fromkeys(
        ("verkoop", "aanvraag", "verkooporder", "verkoopcontract", "klant", "sales", "sale", "sales order", "uit"),
        Direction.SALES,
    ),
    **dict.fromkeys(
        ("inkoop", "bestelling", "inkooporder", "inkoopcontract", "leverancier", "purchase", "purchase order", "in"),
        Direction.PURCHASE,
    ),
}
_UNITS = {
    **dict.fromkeys(("stuks", "st", "stk", "piece", "pieces", "pcs", "unit", "units", "each", "ea"), "H87"),
    **dict.fromkeys(("uren", "u", "hour", "hours", "hrs"), "HUR"),
    **dict.fromkeys(("dagen", "day", "days"), "DAY"),
    **dict.fromkeys(("weken", "weeks"), "WEE"),
    **dict.fromkeys(("maanden", "mnd", "month", "months"), "MON"),
    **dict.fromkeys(("kwartalen", "quarter", "quarters"), "QAN"),
    **dict.fromkeys(("jaren", "jr", "year", "years"), "ANN"),
    **dict.fromkeys(("kilo", "kilogram", "kgs"), "KGM"),
    **dict.fromkeys(("l", "ltr", "litre", "litres"), "LTR"),
    **dict.fromkeys(("meter", "meters"), "MTR"),
    **dict.fromkeys(("m2", "vierkante meter"), "MTK"),
    **dict.fromkeys(("m3", "kubieke meter"), "MTQ"),
    **dict.fromkeys(("dozen", "box", "boxes"), "XBX"),
    **dict.fromkeys(("pallets",), "XPX"),
}
_PERCENTAGE = re.compile(r"[0-9]+([.,][0-9]+)?(?=\s*%)")
_VAT = re.compile(r"\b(btw|vat|tax|belasting)\b", re.IGNORECASE)


def direction(cell: str) -> Direction:
    """Sale or purchase (`choice`)."""
    found = _DIRECTIONS.get(fold(cell))
    if found is None:
        raise Refused("choice", _("Write sales or purchase."))
    return found


def unit(cell: str, lists: Lists) -> PriceUnit | str:
    """The unit that is meant; what is none as it stands."""
    found = lists.unit(cell)
    return lists.unit(_UNITS[fold(cell)]) if isinstance(found, str) and fold(cell) in _UNITS else found


def vat_code(cell: str, lists: Lists) -> VatCode | str:
    """The VAT code that is meant by its name or its percentage (*21% BTW*, *BTW verlegd*); else the cell."""
    found = lists.code(cell)
    percentage = _PERCENTAGE.search(cell)
    if isinstance(found, str) and percentage:
        found = lists.code(percentage[0])
    bare = _VAT.sub("", cell).strip(" -:,") if isinstance(found, str) else ""
    return lists.code(bare) if bare else found
