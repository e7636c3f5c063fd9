"""What the lists under Beheer have in common: a name that is there once, and a day from which it is closed (K6)."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from relaas.kernel.fields import FoldedField
from relaas.kernel.models import Record


class MaintainedQuerySet(models.QuerySet[Any]):
    """Questions about the rows of any maintained list."""

    def choosable(self, on: date, *, kept: int | None = None) -> Self:
        """Those that can be chosen on this day, with the one that is chosen already whatever it is."""
        return self.filter(Q(pk=kept) | Q(closed_from=None) | Q(closed_from__gt=on))


class Maintained(Record):
    """A row of a maintained list. One in use stays and can only be closed from a day on."""

    name = models.CharField(max_length=60)
    sort_name = FoldedField(max_length=60, unique=True)
    closed_from = models.DateField(null=True, blank=True)

    objects = models.Manager.from_queryset(MaintainedQuerySet)()

    class Meta:
        abstract = True
        ordering: ClassVar[Sequence[str]] = ("sort_name", "id")
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(name="%(class)s_has_a_name", condition=~Q(name="")),
        )

    def __str__(self) -> str:
        return self.name

    def is_closed(self, on: date) -> bool:
        """Whether it may no longer be chosen; who has it keeps it."""
        return self.closed_from is not None and self.closed_from <= on
