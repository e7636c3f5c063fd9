"""Sums that a room keeps of the rows of a list, so that a million rows need not be added up for a page."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Aggregate, Count, F, QuerySet, Sum
from django.db.models.expressions import Combinable

type Keys = Mapping[str, F | Combinable]


@dataclass(frozen=True)
class KeptSums:
    """Rows that together hold what the rows of a question come to.

    Each says in `count` of how many rows it is the sum, and has of the columns that the list adds up (`Column.sum_of`)
    the `sums`, under the same names. `keys` says of the key of an order by which the list is grouped what stands for
    it here. `besides` are rows of the list itself, a few, that these do not hold: who asks `rows` alone misses them.
    """

    rows: QuerySet[Any]
    sums: frozenset[str]
    keys: Keys = field(default_factory=dict)
    count: str = "number"
    besides: QuerySet[Any] | None = None

    @cached_property
    def of_all(self) -> Mapping[str, int | Decimal]:
        """What all rows come to together, by the name of the sum, and by that of `count` how many there are: one query
        for all that a page says of it, and one more where there are rows besides."""
        names = (self.count, *sorted(self.sums))
        found = [rows.aggregate(**asked) for rows, _keys, asked in self._asked(names)]
        return {name: sum(each[f"{name}_of_all"] or 0 for each in found) for name in names}

    def of_groups(
        self, key: str, sums: Sequence[str], *, only: Collection[Any] | None = None
    ) -> dict[Any, list[int | Decimal]]:
        """Of each group by this key, or of these only, how many rows it has and what these sums come to. The key is one
        of an order, or a column that the list has as well as the sums."""
        names = (self.count, *sums)
        found: dict[Any, list[int | Decimal]] = {}
        for rows, keys, asked in self._asked(names):
            groups = rows.order_by().annotate(group_key=keys.get(key, F(key)))
            groups = groups if only is None else groups.filter(group_key__in=only)
            for group, *come_to in groups.values_list("group_key").annotate(**asked):
                before = found.get(group, [0] * len(names))
                found[group] = [sum + (more or 0) for sum, more in zip(before, come_to, strict=True)]
        return found

    def _asked(self, names: Sequence[str]) -> Iterator[tuple[QuerySet[Any], Keys, dict[str, Aggregate]]]:
        yield self.rows, self.keys, {f"{name}_of_all": Sum(name) for name in names}
        if self.besides is not None:
            of_rows = {name: Count("pk") if name == self.count else Sum(name) for name in names}
            yield self.besides, {}, {f"{name}_of_all": each for name, each in of_rows.items()}
