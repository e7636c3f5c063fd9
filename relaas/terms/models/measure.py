"""Measure: what stops a relation's orders or deliveries, or spares it reminders, for a time (C1, C5, C6)."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q, UniqueConstraint

from relaas.kernel import periods
from relaas.kernel.models import Record
from relaas.parties.models import Party
from relaas.terms.models.choices import MeasureKind


class MeasureQuerySet(models.QuerySet["Measure"]):
    def in_force(self, on: date) -> Self:
        """Those that count on this day; `until_day` is the first day on which one no longer does."""
        begun = Q(from_day=None) | Q(from_day__lte=on)
        return self.filter(begun & (Q(until_day=None) | Q(until_day__gt=on)))


class Measure(Record):
    """An order stop, a delivery stop or a payment arrangement: why, who, when, and until when. One of each at most."""

    story_subject: ClassVar[tuple[str, str]] = ("party", "party_id")

    party = models.ForeignKey(Party, models.CASCADE, related_name="measures")
    kind = models.CharField(max_length=16, choices=MeasureKind)
    reason = models.CharField(max_length=500)
    from_day = models.DateField(null=True, blank=True)
    until_day = models.DateField(null=True, blank=True)
    set_at = models.DateTimeField()
    set_by_name = models.CharField(max_length=150)
    set_by_id = models.BigIntegerField(null=True, blank=True)

    objects = models.Manager.from_queryset(MeasureQuerySet)()

    class Meta:
        ordering = ("id",)
        constraints = (
            UniqueConstraint(name="measure_once", fields=("party", "kind")),
            models.CheckConstraint(name="measure_kind_known", condition=Q(kind__in=MeasureKind.values)),
            models.CheckConstraint(name="measure_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="measure_ends_after_it_starts",
                condition=Q(from_day=None) | Q(until_day=None) | Q(until_day__gt=F("from_day")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind}: {self.reason}"

    def counts(self, on: date) -> bool:
        """Whether it is in force on this day."""
        return periods.counts(self.from_day, self.until_day, on)

    @property
    def last_day(self) -> date | None:
        """As people say it."""
        return periods.last_day(self.until_day)

    def is_over(self, on: date) -> bool:
        """Whether it no longer counts; its row stays until the next one takes its place."""
        return self.until_day is not None and self.until_day <= on

    def is_coming(self, on: date) -> bool:
        """Whether it has yet to begin."""
        return self.from_day is not None and self.from_day > on
