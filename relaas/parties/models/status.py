"""The maintained list of statuses (P3, P4)."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from relaas.parties.maintained.models import Maintained, MaintainedQuerySet
from relaas.parties.models.choices import Kind, Tone


class PartyStatusQuerySet(MaintainedQuerySet):
    """Questions about statuses."""

    def choosable_by(self, kind: str, on: date, *, kept: int | None = None) -> Self:
        """Those that a party of this kind may be given on this day, with the one that it has whatever that is."""
        column = "for_organizations" if kind == Kind.ORGANIZATION else "for_persons"
        return self.filter(Q(pk=kept) | Q(**{column: True})).choosable(on, kept=kept)


class PartyStatus(Maintained):
    """What an organization or person is at the moment, in the users' own words: Actief, Slapend, Faillissement."""

    story_subject: ClassVar[tuple[str, str]] = ("party_status", "id")

    tone = models.CharField(max_length=8, choices=Tone, blank=True, default=Tone.PLAIN)
    position = models.PositiveSmallIntegerField(default=0)
    for_organizations = models.BooleanField(default=True)
    for_persons = models.BooleanField(default=True)

    objects = models.Manager.from_queryset(PartyStatusQuerySet)()  # type: ignore[misc]  # with questions of its own

    class Meta:
        ordering = ("position", "sort_name", "id")
        constraints = (
            models.CheckConstraint(name="status_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="status_is_for_somebody", condition=Q(for_organizations=True) | Q(for_persons=True)
            ),
            models.CheckConstraint(name="status_tone_known", condition=Q(tone__in=Tone.values)),
        )
