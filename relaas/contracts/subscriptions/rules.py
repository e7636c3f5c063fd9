"""What a periodic line is invoiced, and when (S1, S2, S4-S6): dates and amounts in, moments out. Pure.

How it plans stands in docs/subscriptions.md, with tables that run.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import dropwhile, pairwise

from relaas.contracts.subscriptions.calendar import END_OF_DAYS
from relaas.contracts.subscriptions.layout import Layout, lay_out
from relaas.contracts.subscriptions.periods import Days, Frame, Mark, Period, Stretch, in_order, periods
from relaas.money.lines import line_amount
from relaas.money.rounding import ratio_to_cents

ONE_DAY = timedelta(days=1)
PERIODS_A_YEAR = {"day": 365, "week": 52, "month": 12, "quarter": 4, "year": 1}
_PLACES = 6

type Prices = tuple[tuple[date, Decimal], ...]

__all__ = ["Days", "Moment", "Part", "Terms", "ends_on", "moments", "monthly_value", "price_on", "yearly_value"]


@dataclass(frozen=True, slots=True)
class Terms:
    """Everything that decides what a periodic line is invoiced.

    `quantity`, `discount` (per cent) and each of `prices` are for one `price_per` (day, week, month, quarter, year).
    `prices`: from which day which price; the first also counts before its day. It is invoiced every `every` (1..99)
    `interval` (week, month, quarter, half_year, year), at the `moment` before or after; `splits` is quantity or price,
    `alignment` start or calendar. `until_day` is the first day after it; `times` above 0 ends it after that many
    periods; `renews`: it goes on past `until_day`.
    """

    quantity: Decimal
    discount: Decimal
    prices: Prices
    price_per: str
    every: int
    interval: str
    moment: str
    splits: str
    alignment: str
    from_day: date
    until_day: date | None = None
    times: int = 0
    renews: bool = False
    pauses: tuple[Days, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What is invoiced of a stretch of days with one price; quantity and price have six places, for show."""

    from_day: date
    until_day: date
    quantity: Decimal
    price: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Moment:
    """One invoice to come: its day, the period that it is for, and its parts; days in a pause are in no part."""

    day: date
    from_day: date
    until_day: date
    amount: Decimal
    parts: tuple[Part, ...]


def moments(terms: Terms, *, from_period: date | None = None) -> Iterator[Moment]:
    """S1: what is invoiced, in order, from the period that this day lies in (none: from the first).

    Lazy, and without end when the terms are; nothing is planned past the year 2999. Asked from a later period it gives
    exactly what it would have given there. A period that is paused as a whole has no moment.
    """
    frame, values, prices = frame_of(terms), values_of(terms), in_order_of_days(terms.prices)
    for period in periods(frame, from_period):
        amounts = amounts_of(values, period)
        parts = tuple(
            _part(terms, prices, stretch, amount) for stretch, amount in zip(period.stretches, amounts, strict=True)
        )
        day = day_of(terms.moment, period)
        yield Moment(day, period.from_day, period.until_day, euros(sum(amounts)), parts)


def coming(terms: Terms, from_day: date) -> Iterator[Moment]:
    """S3: what is invoiced on this day or later, in order; lazy as `moments`."""
    return dropwhile(lambda moment: moment.day < from_day, moments(terms, from_period=from_day))


def ends_on(terms: Terms) -> date | None:
    """The first day that it does not run any more; None when it goes on until somebody ends it."""
    if terms.renews:
        return None
    if not terms.times:
        return terms.until_day
    grid = layout_of(terms).periods
    after = min(grid.at(grid.index(terms.from_day) + terms.times), END_OF_DAYS)
    return min(after, terms.until_day) if terms.until_day else after


def price_on(terms: Terms, on: date) -> Decimal:
    """S5: the price of one price period on this day."""
    ordered = in_order_of_days(terms.prices)
    return next((price for day, price in reversed(ordered) if day <= on), ordered[0][1])


def yearly_value(terms: Terms, on: date) -> Decimal:
    """What it comes to in a year at the price of this day: the line's amount times 365, 52, 12, 4 or 1."""
    amount = line_amount(terms.quantity, price_on(terms, on), terms.discount)
    return amount * PERIODS_A_YEAR[terms.price_per]


def monthly_value(terms: Terms, on: date) -> Decimal:
    """A twelfth of the yearly value, to the cent."""
    yearly = yearly_value(terms, on).as_integer_ratio()
    return euros(ratio_to_cents(yearly[0], yearly[1] * 12))


def in_order_of_days(prices: Prices) -> Prices:
    """The prices by the day from which they count, the first day first."""
    return tuple(sorted(prices, key=lambda price: price[0]))


def layout_of(terms: Terms) -> Layout:
    """How its periods lie."""
    return lay_out(terms.price_per, terms.every, terms.interval, terms.alignment, terms.from_day)


def frame_of(terms: Terms) -> Frame:
    """What decides how its days fall; what it costs has no part in it."""
    until = min(ends_on(terms) or END_OF_DAYS, END_OF_DAYS)
    price_days = tuple(day for day, _price in in_order_of_days(terms.prices)[1:])
    return Frame(layout_of(terms), terms.from_day, until, price_days, in_order(terms.pauses))


def values_of(terms: Terms) -> tuple[Fraction, ...]:
    """Exactly what one price period comes to, at each of its prices."""
    once = Fraction(terms.quantity) * (1 - Fraction(terms.discount) / 100)
    return tuple(once * Fraction(price) for _day, price in in_order_of_days(terms.prices))


def amounts_of(values: tuple[Fraction, ...], period: Period) -> list[int]:
    """S2: what each stretch comes to in cents. Rounded is how far the block is; a stretch is the step between two of
    these, so that those of a block come to the rounded whole, and what comes later changes none."""
    reached = [cents_at(values, mark) for mark in period.marks]
    return [after - before for before, after in pairwise(reached)]


def cents_at(values: tuple[Fraction, ...], mark: Mark) -> int:
    """What a block comes to as far as this, rounded."""
    if not mark:
        return 0
    if len(mark) == 1:  # nearly always: then no common denominator has to be found
        price, measure = mark[0]
        value = values[price]
        return ratio_to_cents(value.numerator * measure.numerator, value.denominator * measure.denominator)
    exact = sum((values[price] * measure for price, measure in mark), Fraction(0))
    return ratio_to_cents(exact.numerator, exact.denominator)


def day_of(moment: str, period: Period) -> date:
    """S1: the first day of the period, or its last."""
    return period.from_day if moment == "before" else period.until_day - ONE_DAY


def _part(terms: Terms, prices: Prices, stretch: Stretch, cents: int) -> Part:
    """S1: the measure of a stretch multiplies its quantity or its price."""
    price = prices[stretch.price][1]
    if terms.splits == "quantity":
        return Part(stretch.from_day, stretch.until_day, _shown(terms.quantity, stretch.measure), price, euros(cents))
    return Part(stretch.from_day, stretch.until_day, terms.quantity, _shown(price, stretch.measure), euros(cents))


def _shown(figure: Decimal, measure: Fraction) -> Decimal:
    """So many times a quantity or price, to six places, half up as amounts are."""
    exact = Fraction(figure) * measure * 10 ** (_PLACES - 2)
    return Decimal(ratio_to_cents(exact.numerator, exact.denominator)).scaleb(-_PLACES)


def euros(cents: int) -> Decimal:
    """Whole cents as an amount with two places."""
    return Decimal(cents).scaleb(-2)
