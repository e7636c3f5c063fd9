"""What a line comes to."""

from decimal import Decimal

from relaas.money.rounding import EXACT, HUNDRED, to_cents


def line_amount(quantity: Decimal, price: Decimal, discount: Decimal = Decimal(0)) -> Decimal:
    """K3: quantity × price × (1 − discount), rounded to the cent for each line.

    Quantity and price are exact and in any number of places; the price is in euros for one unit and may be below zero.
    The discount is per cent, 0 through 100. Nothing is rounded on the way: only the outcome is.
    """
    undiscounted = EXACT.multiply(quantity, price)
    kept = EXACT.subtract(HUNDRED, discount)
    return to_cents(EXACT.multiply(undiscounted, kept).scaleb(-2, EXACT))
