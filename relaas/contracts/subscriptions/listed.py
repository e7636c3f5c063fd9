"""What a recurrence's row keeps for its list and for search: of its contract, and how it stands on a day."""

from datetime import date
from typing import Any

from relaas.contracts.models import Contract, Recurrence, RecurrenceState, Status
from relaas.contracts.models.sort_keys import place_of
from relaas.contracts.subscriptions.rules import Terms, monthly_value
from relaas.contracts.subscriptions.states import renewal_notice_day
from relaas.kernel.periods import last_day
from relaas.kernel.search import text_to_search

GOES_ON = frozenset({RecurrenceState.RUNNING, RecurrenceState.COMING})
LISTED = frozenset({
    "direction", "state", "owner_key", "category_key", "monthly", "notice_by", "due_on", "price_changes_on",
    "sort_relation", "search_text",
})  # fmt: skip


def listed_columns(recurrence: Recurrence, terms: Terms, end: date | None, on: date) -> dict[str, Any]:
    """Column by column (`LISTED`) what its row must keep on this day, of one that ends before `end`; its line, its
    contract and the relation are read."""
    contract = recurrence.contract
    state = state_on(contract, terms.from_day, end, on)
    notice_by = renewal_notice_day(recurrence, on) if end is None and state in GOES_ON else None
    due = last_day(end) or notice_by
    return {
        "direction": contract.direction,
        "state": state.value,
        "owner_key": contract.owner_id or 0,
        "category_key": contract.product_group_id or contract.cost_type_id or 0,
        "monthly": monthly_value(terms, on),
        "notice_by": notice_by,
        "due_on": due if state in GOES_ON else None,
        "price_changes_on": min((day for day, _price in terms.prices[1:] if day > on), default=None),
        "sort_relation": place_of(contract.relation),
        "search_text": text_to_search((recurrence.line.description, contract.relation.name, contract.number)),
    }


def state_on(contract: Contract, from_day: date, end: date | None, on: date) -> RecurrenceState:
    """It runs when its contract is signed, from its first day until its end."""
    status = Status(contract.status)
    if not status.is_signed:
        return RecurrenceState.LOST if status == Status.LOST else RecurrenceState.PROPOSED
    if end is not None and end <= on:
        return RecurrenceState.ENDED
    return RecurrenceState.COMING if from_day > on else RecurrenceState.RUNNING
