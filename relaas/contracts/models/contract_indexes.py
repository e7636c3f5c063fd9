"""Indexes for the lists of contracts (`contracts.overviews`), good for a million of them.

Each begins with the direction and an order and holds, behind it, every column that a filter of the list tests, so that
thousands of rows are tested without one look into the table. `overviews.reach` walks them. That of the order in which a
list opens holds the text that is searched as well.
"""

from django.db.models import Expression, F, Index, Q

from relaas.contracts.models.choices import Status
from relaas.contracts.models.sort_keys import InStatus, MonthPlace, StatusPlace
from relaas.overviews.sort_keys import DayPlace, OrNobody

_TESTED = ("status", "owner", "product_group", "cost_type", "relation", "from_day", "until_day", "net", "yearly")


def _in_order(name: str, *keys: str | Expression, holds: tuple[str, ...] = ()) -> Index:
    tested = [F(column) for column in (*_TESTED, *holds) if column not in keys]
    first = [F(key) if isinstance(key, str) else key for key in keys]
    return Index(F("direction"), *first, F("id"), *tested, name=f"contracts_by_{name}")


def _coming_up(name: str, day: str, status: Status, *tested: str, **only: bool) -> Index:
    """What is due on a day (`contracts.due`): the few in the one status that has such days, or `only` some of them."""
    fields = ("direction", day, *tested, "relation", "status", *only)
    return Index(name=f"contracts_due_{name}", fields=fields, condition=Q(InStatus(status), **only))


CONTRACT_INDEXES = (
    _in_order("number", holds=("search_text",)),
    _in_order("status", StatusPlace()),
    _in_order("relation", "sort_relation"),
    _in_order("owner", OrNobody("owner")),
    _in_order("category", OrNobody("product_group", "cost_type")),
    _in_order("end", DayPlace("until_day")),
    _in_order("amount", "net"),
    _in_order("yearly", "yearly"),
    _in_order("month", MonthPlace("from_day")),
    _coming_up("ends", "until_day", Status.CONTRACT, "auto_renew"),
    _coming_up("notice", "until_day", Status.CONTRACT, "notice_months", auto_renew=True),
    _coming_up("quotes", "valid_until", Status.QUOTE),
    _coming_up("options", "option_until", Status.OPTION),
    Index(name="contract_of_relation", fields=("relation", "direction", "status", "net")),
)
