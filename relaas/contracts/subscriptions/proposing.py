"""K5: what a recurrence starts with; the interval, invoice moment, days and notice of its contract are the proposal."""

from typing import Any

from relaas.contracts.models import Alignment, Contract, Every, Interval, PricePer, Splits
from relaas.contracts.models.recurrence_constraints import MOST_NOTICE_MONTHS
from relaas.contracts.subscriptions.facts import EARLIEST
from relaas.kernel.clock import today

_PRICE_PER = {Interval.QUARTER: PricePer.QUARTER, Interval.YEAR: PricePer.YEAR}


def proposed(contract: Contract) -> dict[str, Any]:
    """All facts of a recurrence in this contract; what somebody fills in goes before them.

    A contract that is invoiced once proposes each month. Its days are those of the contract, from today where it has
    none.
    """
    interval = Interval(contract.interval)
    from_day = contract.from_day if contract.from_day and contract.from_day >= EARLIEST else today()
    until_day = contract.until_day if contract.until_day and contract.until_day > from_day else None
    months = contract.notice_months
    return {
        "price_per": _PRICE_PER.get(interval, PricePer.MONTH),
        "every": 1,
        "interval": Every.MONTH if interval == Interval.ONCE else Every(interval.value),
        "moment": contract.invoice_moment,
        "splits": Splits.QUANTITY,
        "alignment": Alignment.START,
        "from_day": from_day,
        "until_day": until_day,
        "times": 0,
        "auto_renew": contract.auto_renew and until_day is not None,
        "renew_months": 12,
        "notice_months": None if months is None else min(months, MOST_NOTICE_MONTHS),
        "remark": "",
    }
