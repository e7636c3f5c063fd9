"""What a change of a subscription comes to: a price by a percentage, and what leaves or joins the plan. Pure."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import takewhile

from relaas.contracts.subscriptions.rules import ONE_DAY, Moment, Terms, moments
from relaas.kernel.grids import add_months
from relaas.money.rounding import EXACT, HUNDRED, ZERO, total

AHEAD = 12  # months of the plan that are looked at
_ROUNDING = Context(prec=100, rounding=ROUND_HALF_UP)


def raised(price: Decimal, percentage: Decimal, places: int) -> Decimal:
    """S5: this price so many per cent higher (or lower, below zero), rounded half up to so many places."""
    exact = EXACT.multiply(price, EXACT.add(HUNDRED, percentage)).scaleb(-2, EXACT)
    return exact.quantize(Decimal(1).scaleb(-places), context=_ROUNDING) + 0


@dataclass(frozen=True, slots=True)
class PlanChange:
    """How many moments leave the plan in the twelve months from a day on (below zero: join it), and what those and the
    broken one before them come to; in whole cents."""

    moments: int
    amount: Decimal

    @property
    def is_nothing(self) -> bool:
        return not self.moments and not self.amount


def plan_change(before: Terms, after: Terms, day: date) -> PlanChange:
    """What of the plan changes in the twelve months from this day on, at which the changed days begin."""
    gone, left = (_near(terms, day) for terms in (before, after))
    amounts = total(each.amount for each in gone) - total(each.amount for each in left)
    return PlanChange(len(gone) - len(left), amounts or ZERO)


def ended(terms: Terms, until_day: date) -> Terms:
    """The same, ending before this day, whatever was agreed on its end."""
    return replace(terms, until_day=until_day, times=0, renews=False)


def _near(terms: Terms, day: date) -> list[Moment]:
    """The moments of the periods that lie in the twelve months from a day on; the period before it may be broken."""
    end, first = add_months(day, AHEAD), max(day - ONE_DAY, terms.from_day)
    return list(takewhile(lambda moment: moment.from_day < end, moments(terms, from_period=first)))
