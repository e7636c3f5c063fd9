"""Rounding, the one way: to the cent, half up away from zero (K3)."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow

CENT = Decimal("0.01")
HUNDRED = Decimal(100)
ZERO = Decimal("0.00")

# Wide enough for every product of amounts that the house keeps; what would not fit is an error, never a lost digit.
EXACT = Context(prec=100, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])
_ROUNDING = Context(prec=100, rounding=ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow])


def to_cents(exact: Decimal) -> Decimal:
    """K3: an amount with two places; half a cent goes away from zero, so that `-x` rounds to the opposite of `x`.

    Never minus zero. Refuses what is no finite number (`decimal.InvalidOperation`).
    """
    return exact.quantize(CENT, context=_ROUNDING) or ZERO


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The sum of amounts, to the last place, whatever their number and order; of none it is nought."""
    found = ZERO
    for amount in amounts:
        found = EXACT.add(found, amount)
    return found or ZERO


def ratio_to_cents(numerator: int, denominator: int) -> int:
    """K3, S2: what `to_cents` does, for a share that no decimal can write (one day of 31): whole cents.

    The denominator is above zero.
    """
    cents = (200 * abs(numerator) + denominator) // (2 * denominator)
    return -cents if numerator < 0 else cents
