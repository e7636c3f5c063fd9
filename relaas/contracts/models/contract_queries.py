"""The questions that are asked about contracts."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Self

from django.db import models

from relaas.contracts.models.choices import CLOSED, Direction, Status
from relaas.kernel.actors import Actor
from relaas.parties.models import seen_through

if TYPE_CHECKING:
    from relaas.contracts.models.contract import Contract  # noqa: F401  # the base class below names it


class ContractQuerySet(models.QuerySet["Contract"]):
    def visible_to(self, actor: Actor, *, walking: bool = False) -> Self:
        """Those of a direction that the actor may read, with a relation that it may see: every view starts here (U2).

        `walking` as of `Party.objects.visible_to`: ask it of row after row, where a few are wanted of many.
        """
        readable = [direction for direction in Direction if actor.may(direction.read_right)]
        if not readable:
            return self.none()
        seen = self if len(readable) == len(Direction) else self.filter(direction__in=readable)
        condition = seen_through("relation", actor, walking=walking)
        return seen if condition is None else seen.filter(condition)

    def of_direction(self, direction: Direction) -> Self:
        return self.filter(direction=direction)

    def in_status(self, *statuses: Status) -> Self:
        return self.filter(status__in=statuses)

    def open(self) -> Self:
        """Those of which something is still to come: not executed and not lost."""
        return self.exclude(status__in=CLOSED)

    def of_relations(self, ids: Collection[int]) -> Self:
        return self.filter(relation_id__in=ids)
