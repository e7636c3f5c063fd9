"""Indexes for the lists of subscriptions (`contracts.subscriptions.lists`), good for a million of them, as those of
contracts are (`contract_indexes`)."""

from django.db.models import Expression, F, Index, Q

from relaas.contracts.models.sort_keys import EndMonth, PricePerPlace, StatePlace
from relaas.overviews.sort_keys import DayPlace

_TESTED = (
    "state", "owner_key", "category_key", "price_per", "relation", "from_day", "ends_on", "notice_by",
    "price_changes_on", "yearly", "monthly",
)  # fmt: skip


def _in_order(name: str, *keys: str | Expression, holds: tuple[str, ...] = ()) -> Index:
    tested = [F(column) for column in (*_TESTED, *holds) if column not in keys]
    first = [F(key) if isinstance(key, str) else key for key in keys]
    return Index(F("direction"), *first, F("id"), *tested, name=f"subscriptions_by_{name}")


RECURRENCE_INDEXES = (
    _in_order("number", holds=("search_text",)),
    _in_order("state", StatePlace()),
    _in_order("relation", "sort_relation"),
    _in_order("owner", "owner_key"),
    _in_order("category", "category_key"),
    _in_order("price_per", PricePerPlace()),
    _in_order("end", EndMonth("ends_on"), DayPlace("ends_on")),
    _in_order("notice", DayPlace("notice_by")),
    _in_order("yearly", "yearly"),
    Index(name="subscriptions_due", fields=("due_on", "owner_key", "id")),
    Index(name="subscriptions_due_of_owner", fields=("owner_key", "due_on")),
    Index(name="recurrences_to_keep_anew", fields=("keeps_until", "id"), condition=Q(keeps_until__isnull=False)),
)
