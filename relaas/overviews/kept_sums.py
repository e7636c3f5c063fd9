"""Sums that a room keeps of the rows of a list, so that a million rows need not be added up for a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.expressions import Combinable


@dataclass(frozen=True)
class KeptSums:
    """Rows that together hold what the rows of a question come to.

    Each says in `count` of how many rows it is the sum, and has of the columns that the list adds up (`Column.sum_of`)
    the `sums`, under the same names. `keys` says of the key of an order by which the list is grouped what stands for
    it here.
    """

    rows: QuerySet[Any]
    sums: frozenset[str]
    keys: Mapping[str, F | Combinable] = field(default_factory=dict)
    count: str = "number"
