"""The questions that are asked about activities."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from relaas.activities.about import readable_rights
from relaas.activities.models.choices import ActivityKind
from relaas.activities.rights import READ
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject
from relaas.parties.models import seen_through

if TYPE_CHECKING:
    from relaas.activities.models.activity import Activity  # noqa: F401  # the base class below names it


class ActivityQuerySet(models.QuerySet["Activity"]):
    def visible_to(self, actor: Actor, *, collecting: bool = False) -> Self:
        """Those whose relation, person and subject the actor may see: every view starts here (U2, P4).

        One that stands with nobody is a task of the office, for all who read activities. `collecting` as
        of `Party.objects.visible_to`: look all relations that may be seen up first, for a list.
        """
        if not actor.may(READ):
            return self.none()
        seen = self
        for column in ("relation", "person"):
            condition = seen_through(column, actor, collecting=collecting)
            if condition is not None:
                seen = seen.filter(Q(**{column: None}) | Q(condition))
        readable = readable_rights(actor)
        return seen if readable is None else seen.filter(about_right__in=readable)

    def actions(self) -> Self:
        return self.filter(kind=ActivityKind.ACTION)

    def contact_moments(self) -> Self:
        return self.filter(kind=ActivityKind.CONTACT)

    def notes(self) -> Self:
        return self.filter(kind=ActivityKind.NOTE)

    def open(self) -> Self:
        """Those that are still to be done, or still active."""
        return self.filter(done_at=None)

    def done(self) -> Self:
        return self.filter(done_at__isnull=False)

    def of_performer(self, user_id: int) -> Self:
        return self.filter(performer_id=user_id)

    def of_relation(self, party_id: int) -> Self:
        return self.filter(relation_id=party_id)

    def of_person(self, party_id: int) -> Self:
        """Those with a person, as the first or as one of others who took part."""
        return self.filter(Q(person_id=party_id) | Q(participants__person_id=party_id)).distinct()

    def with_subject(self, subject: Subject) -> Self:
        """Those that stand with this party, or are about this subject of another kind."""
        if subject.kind == "party":
            return self.filter(Q(relation_id=subject.id) | Q(person_id=subject.id))
        return self.filter(about_kind=subject.kind, about_id=subject.id)

    def late(self, today: date) -> Self:
        """Open, and due before today."""
        return self.open().filter(due__lt=today)

    def at_hand(self, today: date) -> Self:
        """Open, and due today, or not yet due while their reminder is reached."""
        return self.open().filter(Q(due=today) | Q(remind_on__lte=today) & (Q(due=None) | Q(due__gt=today)))
