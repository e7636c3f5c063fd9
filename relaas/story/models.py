"""What happened: transactions, the changes that triggers keep of them, and the entries that verbs tell.

The actor is an id and a name, no foreign key: the story outlives its users and knows no room.
"""

from datetime import datetime
from typing import Any, ClassVar, NoReturn, Self

from django.db import models

from relaas.kernel.actors import Actor
from relaas.kernel.fields import FoldedField
from relaas.kernel.subjects import Subject


class Transaction(models.Model):
    """One write: who, when, by which verb, and which earlier write it takes back (U3).

    `once` is the mark of the form that it came from: what is sent in twice is written once (`story.once`).
    """

    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    what = models.CharField(max_length=100)
    undoes = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="undone_by")
    once = models.CharField(max_length=80, null=True)  # noqa: DJ001 - most writes come from no such form

    class Meta:
        db_table = "story_transaction"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["once"], condition=models.Q(once__isnull=False), name="story_transaction_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.what} · {self.actor_name}"


class Change(models.Model):
    """What one row was before a transaction changed it. Written by triggers, by nothing else.

    `old` is JSON: empty for an insert, the changed columns for an update, the whole row for a delete.
    `moved_from` is the subject that the row belonged to before, when it moved to another.
    """

    transaction = models.ForeignKey(Transaction, on_delete=models.PROTECT, related_name="changes")
    table_name = models.CharField(max_length=63)
    row_id = models.BigIntegerField()
    operation = models.CharField(max_length=1)
    old = models.TextField(default="")
    subject_kind = models.CharField(max_length=30)
    subject_id = models.BigIntegerField(null=True)
    moved_from = models.BigIntegerField(null=True)

    class Meta:
        db_table = "story_change"
        indexes: ClassVar = [
            models.Index(fields=["table_name", "row_id", "id"], name="story_change_row"),
            models.Index(fields=["subject_kind", "subject_id", "id"], name="story_change_subject"),
            models.Index(
                fields=["subject_kind", "moved_from", "id"],
                condition=models.Q(moved_from__isnull=False),
                name="story_change_moved_from",
            ),
            models.Index(fields=["table_name", "id"], condition=models.Q(operation="D"), name="story_change_deleted"),
        ]

    def __str__(self) -> str:
        return f"{self.operation} {self.table_name} {self.row_id}"


class Entry(models.Model):
    """A sentence of the story: a key, the parameters it is told with, and the right needed to read it."""

    transaction = models.ForeignKey(Transaction, on_delete=models.PROTECT, related_name="entries")
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    key = models.CharField(max_length=100)
    parameters = models.JSONField(default=dict)
    right = models.CharField(max_length=100, default="", blank=True)

    class Meta:
        db_table = "story_entry"

    def __str__(self) -> str:
        return self.key


class EntrySubjectQuerySet(models.QuerySet["EntrySubject"]):
    def of(self, subject: Subject) -> "EntrySubjectQuerySet":
        """The story of one subject, newest first."""
        return self.filter(kind=subject.kind, subject_id=subject.id).order_by("-at", "-entry_id")

    def visible_to(self, viewer: Actor) -> "EntrySubjectQuerySet":
        """Without the entries that need a right which the viewer lacks (U2)."""
        return self if viewer.holds_every_right else self.filter(entry__right__in=["", *viewer.rights])

    def before(self, at: datetime, entry_id: int) -> "EntrySubjectQuerySet":
        """What comes after this entry on the page, that is: what happened earlier."""
        return self.filter(models.Q(at__lt=at) | models.Q(at=at, entry_id__lt=entry_id), at__lte=at)


class EntrySubject(models.Model):
    """Whose story an entry stands in; `at` is kept here so that one index finds the newest."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="subjects")
    kind = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    at = models.DateTimeField()

    objects = EntrySubjectQuerySet.as_manager()

    class Meta:
        db_table = "story_entry_subject"
        indexes: ClassVar = [
            models.Index(fields=["kind", "subject_id", "-at", "-entry"], name="story_entry_of_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}"


class PrivateLookQuerySet(models.QuerySet["PrivateLook"]):
    def visible_to(self, viewer: Actor, *, collecting: bool = False) -> Self:  # noqa: ARG002 - as of every list
        """All of it, for who may read the log."""
        return self if viewer.may("story.read_looks") else self.none()

    def update(self, **_values: Any) -> NoReturn:
        raise TypeError("a look is never changed")

    def delete(self) -> NoReturn:
        raise TypeError("a look is never removed")


class PrivateLook(models.Model):
    """Somebody saw private data (`story.looks`). It names who and whose: it outlives both.

    `newest` and `sort_name` are sort keys: the last look first, and by the folded name of whose data it was.
    """

    at = models.DateTimeField()
    newest = FoldedField(max_length=16)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    subject_kind = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    subject_name = models.CharField(max_length=250)
    sort_name = FoldedField()
    what = models.CharField(max_length=60)

    objects = PrivateLookQuerySet.as_manager()

    class Meta:
        db_table = "story_private_look"
        indexes: ClassVar = [
            models.Index(fields=["newest", "id"], name="story_look_newest"),
            models.Index(fields=["sort_name", "newest", "id"], name="story_look_of_name"),
            models.Index(fields=["subject_kind", "subject_id", "newest"], name="story_look_at"),
        ]

    def __str__(self) -> str:
        return f"{self.actor_name}: {self.what} {self.subject_name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a look is never changed")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise TypeError("a look is never removed")
