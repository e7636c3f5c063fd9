"""What holds of dated rates. No Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, order=True)
class Rate:
    """From this day on so many per cent, until the next rate begins."""

    from_day: date
    rate: Decimal


def rate_on(day: date, rates: Iterable[Rate]) -> Decimal | None:
    """The rate that has begun last on this day; None before the first one."""
    begun = [rate for rate in rates if rate.from_day <= day]
    return max(begun).rate if begun else None
