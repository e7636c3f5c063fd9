"""The questions that are asked about recurrences."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Self

from django.db import models

from relaas.contracts.models.choices import Direction
from relaas.kernel.actors import Actor
from relaas.parties.models import seen_through

if TYPE_CHECKING:
    from relaas.contracts.models.recurrence import Recurrence  # noqa: F401  # the base class below names it


class RecurrenceQuerySet(models.QuerySet["Recurrence"]):
    def visible_to(self, actor: Actor, *, walking: bool = False) -> Self:
        """Those of contracts that the actor may see (U2), by what their rows keep of these; `walking` as there."""
        readable = [direction for direction in Direction if actor.may(direction.read_right)]
        if not readable:
            return self.none()
        seen = self if len(readable) == len(Direction) else self.filter(direction__in=readable)
        condition = seen_through("relation", actor, walking=walking)
        return seen if condition is None else seen.filter(condition)

    def of_direction(self, direction: Direction) -> Self:
        return self.filter(direction=direction)

    def of_contracts(self, ids: Collection[int]) -> Self:
        return self.filter(contract_id__in=ids)
