"""Verbs: another price from a day on, several ahead (S5); what lies before it keeps its price."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from relaas.contracts.columns import through
from relaas.contracts.models import PriceChange, Recurrence
from relaas.contracts.rights import CHANGE
from relaas.contracts.subscriptions.rules import PERIODS_A_YEAR, price_on
from relaas.contracts.subscriptions.running import sentences
from relaas.contracts.subscriptions.running.limits import check_day_inside
from relaas.contracts.subscriptions.running.reading import check_needed_day, check_places, check_rise
from relaas.contracts.subscriptions.running.reckoning import raised
from relaas.contracts.subscriptions.running.settling import settle
from relaas.contracts.subscriptions.running.standing import DAY, Line, begin
from relaas.contracts.telling import tell
from relaas.kernel.actors import Actor
from relaas.kernel.amounts import check_fits, check_price
from relaas.kernel.checking import Checking
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.verbs import verb
from relaas.money.lines import line_amount


@verb("contracts.change_price", act=Act.CHANGE, right=CHANGE, on=("recurrence",))
def change_price(
    recurrence: Recurrence,
    *,
    price: Any = None,
    percentage: Any = None,
    places: Any = 2,
    from_day: Any,
    seen: str | None = None,
    by: Actor,
) -> PriceChange:
    """From this day on one price period costs `price`, or so many per cent more than the day before (below zero: less),
    rounded half up to so many `places`.

    Refuses at `from_day` a day before the second one (`before_start`), after the last (`after_end`), of which or since
    which something is billed (`billed`), and on which the price changes already (`price_changes`); no price
    (`required`), both (`both`), and the price that it has then (`same_price`). As `begin` besides.
    """
    line = begin(recurrence.contract, seen, recurrence).line
    checking = Checking()
    day = checking.value("from_day", check_needed_day, from_day) or date.min
    rise = checking.value("percentage", check_rise, percentage)
    rounded = checking.value("places", check_places, places) or 2
    asked = checking.value("price", check_price, price)
    checking.refuse_problems()
    _check_day(line, day, checking)
    was = price_on(line.terms, day - DAY)
    new = _new_price(was, asked, rise, rounded, checking)
    checking.value("price" if rise is None else "percentage", lambda found: _check_fits(line, found), new)
    checking.refuse_problems()
    made = PriceChange.objects.create(contract=recurrence.contract, recurrence=recurrence, from_day=day, price=new)
    settle([recurrence], field="from_day")
    told = {"was": str(was), "price": str(new), "percentage": "" if rise is None else str(rise)}
    tell(sentences.PRICE_CHANGED, recurrence.contract, by, name=line.name, day=day.isoformat(), **told)
    return made


@verb("contracts.take_back_price_change", act=Act.CHANGE, right=CHANGE, on=("recurrence",))
def take_back_price_change(recurrence: Recurrence, *, change: PriceChange, seen: str | None = None, by: Actor) -> None:
    """The price stays what it was before this change. Refuses one of which or since which something is billed
    (`billed`), and one that is gone by now (`gone`)."""
    line = begin(recurrence.contract, seen, recurrence).line
    found = PriceChange.objects.filter(pk=change.pk, recurrence=recurrence).first()
    if found is None:
        raise Refused("gone", _("This price change is no longer there."))
    if line.billed_until and line.billed_until > found.from_day:
        last = through(line.billed_until)
        raise Refused("billed", _("It was invoiced through %(last)s at this price.") % {"last": last})
    found.delete()
    settle([recurrence])
    told = {"day": found.from_day.isoformat(), "price": str(found.price)}
    tell(sentences.PRICE_TAKEN_BACK, recurrence.contract, by, name=line.name, **told)


def _check_day(line: Line, day: date, checking: Checking) -> None:
    check_day_inside(line, day, checking, "from_day")
    if day in {changes for changes, _price in line.terms.prices[1:]}:
        checking.add("price_changes", _("The price changes on this day already: take that back first."), "from_day")


def _new_price(was: Decimal, asked: Decimal | None, rise: Decimal | None, places: int, checking: Checking) -> Decimal:
    if asked is not None and rise is not None:
        checking.add("both", _("Fill in a price or a percentage, not both."), "percentage")
    if asked is None and rise is None:
        checking.add("required", _("Fill in a price or a percentage."), "price")
    new = raised(was, rise, places) if asked is None and rise is not None else asked
    if new == was:
        checking.add("same_price", _("It costs that already."), "price" if rise is None else "percentage")
    return was if new is None else new


def _check_fits(line: Line, price: Decimal) -> Decimal:
    """The price, and what it comes to in a year."""
    check_price(price)
    amount = line_amount(line.terms.quantity, price, line.terms.discount)
    check_fits(amount * PERIODS_A_YEAR[line.terms.price_per])
    return price
