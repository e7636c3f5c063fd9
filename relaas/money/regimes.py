"""What the VAT regime of a contract makes of the VAT of its lines (C10)."""

from decimal import Decimal
from enum import StrEnum

from relaas.money.rounding import ZERO
from relaas.money.vat import Category


class Regime(StrEnum):
    """C10: the regime of a contract; `terms.VatRegime` shows the same words on the screen."""

    STANDARD = "standard"
    REVERSE_CHARGE = "reverse_charge"
    INTRA_EU = "intra_eu"
    EXPORT = "export"
    EXEMPT = "exempt"


_WHOLE_DOCUMENT = {
    Regime.REVERSE_CHARGE: Category.REVERSE_CHARGE,
    Regime.INTRA_EU: Category.INTRA_EU,
    Regime.EXPORT: Category.EXPORT,
    Regime.EXEMPT: Category.EXEMPT,
}


def under_regime(regime: str, category: str, rate: Decimal) -> tuple[Category, Decimal]:
    """C10: category and rate of a line whose VAT code says `category` and `rate`, in a contract of this regime.

    Standard keeps what the code says; every other regime makes the whole document its own category, at nought.
    Refuses a regime or a category that there is not (`ValueError`).
    """
    of_document = _WHOLE_DOCUMENT.get(Regime(regime))
    return (Category(category), rate) if of_document is None else (of_document, ZERO)
