"""Employment: a person works at an organization (P6, P13)."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from relaas.kernel.actors import Actor
from relaas.kernel.models import Record
from relaas.parties.models.choices import Stage
from relaas.parties.models.party import Party
from relaas.parties.models.party_queries import seen_through


class EmploymentQuerySet(models.QuerySet["Employment"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of which the actor may see both the person and the organization (U2)."""
        conditions = (seen_through(column, actor) for column in ("person", "organization"))
        return self.filter(*(condition for condition in conditions if condition is not None))

    def running(self, on: date) -> Self:
        """In service on this day."""
        return self.filter(Q(from_day=None) | Q(from_day__lte=on), Q(until_day=None) | Q(until_day__gt=on))

    def not_ended(self, on: date) -> Self:
        """In service on this day, or still to begin."""
        return self.filter(Q(until_day=None) | Q(until_day__gt=on))

    def in_card_order(self) -> Self:
        """The first person to turn to, then in the order that was given, as on the card of the organization (P6)."""
        return self.order_by("-is_primary", "position", "id")

    def overlapping(self, from_day: date | None, until_day: date | None) -> Self:
        """Those that share a day with this half-open period."""
        found = self.all()
        if from_day:
            found = found.filter(Q(until_day=None) | Q(until_day__gt=from_day))
        if until_day:
            found = found.filter(Q(from_day=None) | Q(from_day__lt=until_day))
        return found


class Employment(Record):
    """A person at an organization, with its own ways to be reached.

    The period is half-open: `until_day` is the first day out of service. `is_primary`: the first person to turn to
    at the organization. `is_default`: the organization the person stands for, of all where it works.
    """

    story_subject: ClassVar[tuple[str, str]] = ("party", "organization_id")
    story_pointers: ClassVar[tuple[str, ...]] = ("person_id",)
    also_touches: ClassVar[tuple[tuple[str, str], ...]] = (("party", "person_id"),)

    person = models.ForeignKey(Party, models.CASCADE, related_name="employments")
    organization = models.ForeignKey(Party, models.CASCADE, related_name="staff")
    function = models.CharField(max_length=100, blank=True, default="")
    department = models.CharField(max_length=100, blank=True, default="")
    work_phone = models.CharField(max_length=20, blank=True, default="")
    mobile = models.CharField(max_length=20, blank=True, default="")
    work_email = models.CharField(max_length=254, blank=True, default="")
    from_day = models.DateField(null=True, blank=True)
    until_day = models.DateField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)
    is_primary = models.BooleanField(default=False)
    is_default = models.BooleanField(default=False)

    objects = models.Manager.from_queryset(EmploymentQuerySet)()

    class Meta:
        ordering = ("position", "id")
        constraints = (
            CheckConstraint(name="employment_of_somebody_else", condition=~Q(person=F("organization"))),
            CheckConstraint(
                name="employment_ends_after_it_began",
                condition=Q(from_day=None) | Q(until_day=None) | Q(until_day__gt=F("from_day")),
            ),
            UniqueConstraint(name="one_primary_person", fields=("organization",), condition=Q(is_primary=True)),
            UniqueConstraint(name="one_default_organization", fields=("person",), condition=Q(is_default=True)),
        )

    def __str__(self) -> str:
        return f"{self.person.name}, {self.organization.name}"

    def stage(self, on: date) -> Stage:
        """Where it stands on this day."""
        if self.until_day is not None and self.until_day <= on:
            return Stage.ENDED
        if self.from_day is not None and self.from_day > on:
            return Stage.COMING
        return Stage.RUNNING
