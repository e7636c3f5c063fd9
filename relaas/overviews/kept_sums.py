"""Sums that a room keeps of the rows of a list, so that a million rows need not be added up for a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import F, QuerySet, Sum
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

    @cached_property
    def of_all(self) -> Mapping[str, int | Decimal]:
        """What all rows come to together, by the name of the sum, and by that of `count` how many there are: one query
        for all that a page says of it."""
        names = (self.count, *sorted(self.sums))
        found = self.rows.aggregate(**{f"{name}_of_all": Sum(name) for name in names})
        return {name: found[f"{name}_of_all"] or 0 for name in names}
