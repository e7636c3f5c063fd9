"""The questions that are asked about contracts."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Self

from relaas.contracts.models.choices import CLOSED, Status
from relaas.contracts.models.directed_queries import DirectedQuerySet

if TYPE_CHECKING:
    from relaas.contracts.models.contract import Contract  # noqa: F401  # the base class below names it


class ContractQuerySet(DirectedQuerySet["Contract"]):
    def in_status(self, *statuses: Status) -> Self:
        return self.filter(status__in=statuses)

    def open(self) -> Self:
        """Those of which something is still to come: not executed and not lost."""
        return self.exclude(status__in=CLOSED)

    def of_relations(self, ids: Collection[int]) -> Self:
        return self.filter(relation_id__in=ids)
