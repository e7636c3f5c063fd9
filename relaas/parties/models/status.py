"""The maintained list of statuses (P3, P4)."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from relaas.kernel.fields import FoldedField
from relaas.kernel.models import Record
from relaas.parties.models.choices import Kind, Tone


class PartyStatusQuerySet(models.QuerySet["PartyStatus"]):
    def choosable(self, on: date, kind: Kind, *, kept: int | None = None) -> Self:
        """Those that a party of this kind may be given on this day, with the one that it has whatever that is."""
        column = "for_organizations" if kind == Kind.ORGANIZATION else "for_persons"
        is_open = Q(closed_from=None) | Q(closed_from__gt=on)
        return self.filter(Q(pk=kept) | is_open & Q(**{column: True}))


class PartyStatus(Record):
    """What an organization or person is at the moment, in the users' own words: Actief, Slapend, Faillissement."""

    story_subject: ClassVar[tuple[str, str]] = ("party_status", "id")

    name = models.CharField(max_length=60)
    sort_name = FoldedField(max_length=60, unique=True)
    tone = models.CharField(max_length=8, choices=Tone, blank=True, default=Tone.PLAIN)
    position = models.PositiveSmallIntegerField(default=0)
    for_organizations = models.BooleanField(default=True)
    for_persons = models.BooleanField(default=True)
    closed_from = models.DateField(null=True, blank=True)

    objects = models.Manager.from_queryset(PartyStatusQuerySet)()

    class Meta:
        ordering = ("position", "sort_name", "id")
        constraints = (
            models.CheckConstraint(name="status_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="status_is_for_somebody", condition=Q(for_organizations=True) | Q(for_persons=True)
            ),
            models.CheckConstraint(name="status_tone_known", condition=Q(tone__in=Tone.values)),
        )

    def __str__(self) -> str:
        return self.name

    def is_closed(self, on: date) -> bool:
        """Whether it may no longer be given; those who have it keep it."""
        return self.closed_from is not None and self.closed_from <= on
