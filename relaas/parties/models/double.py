"""Doubles (P11): by what parties are looked up that may be one, which were found, and which a person said are two."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, CompositePrimaryKey, F, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from relaas.kernel.models import Record
from relaas.parties.models.party import Party


class MatchKey(models.Model):
    """A key by which a party is looked up (`parties.duplicates.keys`).

    Not a `Record`: it is an index, made of what is in the parties. Keys are only ever added, so that whatever undo and
    restore bring back is found too: a key that no longer holds costs a comparison, one that is missing a double.
    There is no foreign key, for the same reason.
    """

    pk = CompositePrimaryKey("key", "party_id")
    key = models.BigIntegerField()
    party_id = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.key)


class FoundDouble(models.Model):
    """Two parties that a sweep found to be likely one, the one with the lower id first.

    Not a `Record`: it is what Relaas thinks, made anew by every sweep. What a person says of it is `NotADouble`.
    `right` is what a viewer must hold to see it: two that only a bank account shows to be one tell that they share it.
    """

    first_id = models.BigIntegerField()
    second_id = models.BigIntegerField()
    kind = models.CharField(max_length=12)
    score = models.IntegerField()
    reasons = models.JSONField(default=list)
    right = models.CharField(max_length=100, blank=True, default="")
    found_at = models.DateTimeField()

    class Meta:
        ordering = ("-score", "id")
        constraints = (
            CheckConstraint(name="found_double_in_order", condition=Q(first_id__lt=F("second_id"))),
            UniqueConstraint(name="found_double_once", fields=("first_id", "second_id")),
        )
        indexes = (Index(name="found_doubles_by_score", fields=("-score", "id")),)

    def __str__(self) -> str:
        return f"{self.first_id}, {self.second_id}"


class NotADouble(Record):
    """Somebody said that these two are two, and why. They are not found again, unless that is undone."""

    story_subject: ClassVar[tuple[str, str]] = ("party", "first_id")

    first = models.ForeignKey(Party, models.CASCADE, related_name="+")
    second = models.ForeignKey(Party, models.CASCADE, related_name="+")
    reason = models.CharField(max_length=250, blank=True, default="")
    said_at = models.DateTimeField()
    said_by_name = models.CharField(max_length=150)
    said_by_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        verbose_name = _("not a double")
        verbose_name_plural = _("no doubles")
        constraints = (
            CheckConstraint(name="not_a_double_in_order", condition=Q(first__lt=F("second"))),
            UniqueConstraint(name="not_a_double_once", fields=("first", "second")),
        )

    def __str__(self) -> str:
        return self.reason
