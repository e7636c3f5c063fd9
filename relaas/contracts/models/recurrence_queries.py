"""The questions that are asked about recurrences."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Self

from relaas.contracts.models.directed_queries import DirectedQuerySet

if TYPE_CHECKING:
    from relaas.contracts.models.recurrence import Recurrence  # noqa: F401  # the base class below names it


class RecurrenceQuerySet(DirectedQuerySet["Recurrence"]):
    def of_contracts(self, ids: Collection[int]) -> Self:
        return self.filter(contract_id__in=ids)
