"""What is asked alike about contracts and recurrences: both have a direction and a relation."""

from typing import Self

from django.db import models

from relaas.contracts.models.choices import Direction
from relaas.kernel.actors import Actor
from relaas.parties.models import seen_through


class DirectedQuerySet[Row: models.Model](models.QuerySet[Row]):
    def visible_to(self, actor: Actor, *, collecting: bool = False) -> Self:
        """Those of a direction that the actor may read, with a relation that it may see: every view starts here (U2).

        `collecting` as of `Party.objects.visible_to`: look all relations that may be seen up first, for a list.
        """
        readable = [direction for direction in Direction if actor.may(direction.read_right)]
        if not readable:
            return self.none()
        seen = self if len(readable) == len(Direction) else self.filter(direction__in=readable)
        condition = seen_through("relation", actor, collecting=collecting)
        return seen if condition is None else seen.filter(condition)

    def of_direction(self, direction: Direction) -> Self:
        return self.filter(direction=direction)
