"""Activity: an action, a contact moment or a note (A1, A2, A4)."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from relaas.activities.models.activity_constraints import ACTIVITY_CONSTRAINTS
from relaas.activities.models.activity_indexes import ACTIVITY_INDEXES
from relaas.activities.models.activity_queries import ActivityQuerySet
from relaas.activities.models.category import Category
from relaas.activities.models.choices import ActivityKind, Channel, Priority, RepeatInterval
from relaas.activities.models.list_indexes import LIST_INDEXES
from relaas.activities.rights import READ
from relaas.kernel.fields import FoldedField
from relaas.kernel.models import Record
from relaas.kernel.subjects import Subject
from relaas.parties.models import Party


class Activity(Record):
    """What must be done, what was said, or what should be known; with a relation, a person, another subject, or none.

    `at` is when it was said or noted, and of an action when it was made. `due` is the last day for it, of an action
    with `due_time` in Amsterdam where the hour matters. A contact moment is done as it is made. `about_right` is what
    reading the subject needs, and so its activities. `chain` is the id of the first of all that follow one another.
    `origin` says of what the system made it; there is one of each, ever.
    """

    story_subject: ClassVar[tuple[str, str]] = ("activity", "id")
    also_touches: ClassVar[tuple[tuple[str, str], ...]] = (("party", "relation_id"), ("party", "person_id"))
    story_pointers: ClassVar[tuple[str, ...]] = ("relation_id", "person_id")
    kept: ClassVar[tuple[str, ...]] = ("search_text", "sort_title", "sort_relation", "day")
    read_right: ClassVar[str] = READ

    kind = models.CharField(max_length=8, choices=ActivityKind)
    title = models.CharField(max_length=200, blank=True, default="")
    text = models.TextField(blank=True, default="")
    result = models.TextField(blank=True, default="")
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="activities")
    priority = models.PositiveSmallIntegerField(choices=Priority, default=Priority.NORMAL)
    channel = models.CharField(max_length=6, choices=Channel, blank=True, default="")
    at = models.DateTimeField()

    # With whom and about what
    relation = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="activities", db_index=False
    )
    person = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="activities_as_person", db_index=False
    )
    about_kind = models.CharField(max_length=40, blank=True, default="")
    about_id = models.BigIntegerField(null=True, blank=True)
    about_right = models.CharField(max_length=100, blank=True, default="")

    # Who does it, and when
    performer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="activities", db_index=False
    )
    due = models.DateField(null=True, blank=True)
    due_time = models.TimeField(null=True, blank=True)
    remind_on = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    # What it came of, and what comes of it
    follows = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="follow_ups")
    chain = models.BigIntegerField(default=0)
    repeat_every = models.PositiveSmallIntegerField(null=True, blank=True)
    repeat_interval = models.CharField(max_length=5, choices=RepeatInterval, blank=True, default="")
    repeat_until = models.DateField(null=True, blank=True)
    # The day from which its days are counted (S4), where `due` was moved since; see `activities.repeating`.
    repeat_from = models.DateField(null=True, blank=True)
    repeats = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="repeated_by")
    origin = models.CharField(max_length=120, blank=True, default="")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()

    # Kept (see `activities.keeping`)
    search_text = models.TextField(blank=True, default="")
    sort_title = FoldedField()
    sort_relation = FoldedField(max_length=300)
    day = models.DateField(null=True, blank=True)

    objects = models.Manager.from_queryset(ActivityQuerySet)()

    class Meta:
        ordering = ("id",)
        constraints = ACTIVITY_CONSTRAINTS
        indexes = (*ACTIVITY_INDEXES, *LIST_INDEXES)

    def __str__(self) -> str:
        return self.title or str(ActivityKind(self.kind).label)

    @property
    def is_action(self) -> bool:
        return self.kind == ActivityKind.ACTION

    @property
    def is_contact_moment(self) -> bool:
        return self.kind == ActivityKind.CONTACT

    @property
    def is_note(self) -> bool:
        return self.kind == ActivityKind.NOTE

    @property
    def is_open(self) -> bool:
        """Still to be done, or still active."""
        return self.done_at is None

    @property
    def about(self) -> Subject | None:
        """The subject beside relation and person that it is about."""
        return Subject(self.about_kind, self.about_id) if self.about_id is not None else None

    @about.setter
    def about(self, subject: Subject | None) -> None:
        self.about_kind, self.about_id = (subject.kind, subject.id) if subject else ("", None)
