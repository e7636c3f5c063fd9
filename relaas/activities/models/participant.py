"""Participant: who took part in a contact moment (A2)."""

from typing import ClassVar

from django.db import models
from django.db.models import UniqueConstraint

from relaas.activities.models.activity import Activity
from relaas.kernel.models import Record
from relaas.parties.models import Party


class Participant(Record):
    """A person who took part; the first of them is also the `person` of the activity."""

    story_subject: ClassVar[tuple[str, str]] = ("activity", "activity_id")

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="participants", db_index=False)
    person = models.ForeignKey(Party, models.PROTECT, related_name="took_part_in")

    class Meta:
        ordering = ("id",)
        constraints = (UniqueConstraint(name="participant_once", fields=("activity", "person")),)

    def __str__(self) -> str:
        return f"{self.person}, {self.activity}"
