"""VAT of a document: per category and rate over the sum, so that the total printed is the total of the parts (K3)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from relaas.money.rounding import EXACT, ZERO, to_cents, total


class Category(StrEnum):
    """What kind of VAT something falls under, in the codes of EN 16931."""

    STANDARD = "S"
    ZERO = "Z"
    EXEMPT = "E"
    REVERSE_CHARGE = "AE"
    INTRA_EU = "K"
    EXPORT = "G"
    OUTSIDE = "O"


@dataclass(frozen=True)
class Taxed:
    """An amount without VAT, in whole cents, and what VAT falls on it: category and rate in per cent.

    Only category S has a rate: with any other, VAT is nought whatever its reason, so another rate is a `ValueError`.
    """

    amount: Decimal
    category: Category
    rate: Decimal

    def __post_init__(self) -> None:
        if self.rate and self.category is not Category.STANDARD:
            raise ValueError(f"VAT of category {self.category} has no rate, and certainly not {self.rate}")


@dataclass(frozen=True)
class VatPart:
    """What falls under one category and rate: the sum without VAT, and the VAT on it."""

    category: Category
    rate: Decimal
    base: Decimal
    vat: Decimal


@dataclass(frozen=True)
class Totals:
    """What a document comes to: without VAT, the VAT in parts and together, and with it."""

    net: Decimal
    parts: tuple[VatPart, ...]
    vat: Decimal
    gross: Decimal


def totals(amounts: Iterable[Taxed]) -> Totals:
    """K3: the totals of a document of these amounts.

    VAT is computed per category and rate over the sum, and rounded there: not per line. Net is the sum of the bases,
    VAT that of the parts, gross of these two, each to the cent. The order of the amounts makes no difference; parts
    stand in the order of the categories, the highest rate first. Of the opposite amounts all is the exact opposite.
    """
    bases: defaultdict[tuple[Category, Decimal], Decimal] = defaultdict(lambda: ZERO)
    for taxed in amounts:
        bases[taxed.category, taxed.rate] = EXACT.add(bases[taxed.category, taxed.rate], taxed.amount)
    parts = tuple(_part(category, rate, bases[category, rate]) for category, rate in sorted(bases, key=_place))
    net = total(part.base for part in parts)
    vat = total(part.vat for part in parts)
    return Totals(net, parts, vat, EXACT.add(net, vat))


def _part(category: Category, rate: Decimal, base: Decimal) -> VatPart:
    return VatPart(category, rate, base or ZERO, to_cents(EXACT.multiply(base, rate).scaleb(-2, EXACT)))


_ORDER = {category: place for place, category in enumerate(Category)}


def _place(key: tuple[Category, Decimal]) -> tuple[int, Decimal]:
    category, rate = key
    return _ORDER[category], -rate
