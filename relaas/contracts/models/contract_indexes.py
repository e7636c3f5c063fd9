"""Indexes for the lists of contracts (`contracts.overviews`), good for a million of them.

Each begins with the direction and an order and holds, behind it, every column that a filter of the list tests, so that
thousands of rows are tested without one look into the table. `overviews.reach` walks them.
"""

from django.db.models import Expression, F, Index

from relaas.contracts.models.sort_keys import DayPlace, OrNobody, StatusPlace

_TESTED = ("status", "owner", "product_group", "cost_type", "relation", "from_day", "until_day", "net")


def _in_order(name: str, *keys: str | Expression) -> Index:
    tested = [F(column) for column in _TESTED if column not in keys]
    first = [F(key) if isinstance(key, str) else key for key in keys]
    return Index(F("direction"), *first, F("id"), *tested, name=f"contracts_by_{name}")


CONTRACT_INDEXES = (
    _in_order("number"),
    _in_order("status", StatusPlace()),
    _in_order("relation", "sort_relation"),
    _in_order("owner", OrNobody("owner")),
    _in_order("category", OrNobody("product_group", "cost_type")),
    _in_order("end", DayPlace("until_day")),
    _in_order("amount", "net"),
    Index(name="contract_of_relation", fields=("relation", "direction", "status", "net")),
)
