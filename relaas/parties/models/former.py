"""What a party was before: another one that was merged into it (P11), another code (P3)."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from relaas.kernel.models import Record
from relaas.parties.models.party import Party


class MergedParty(Record):
    """A party that is no longer there by itself: `id` is the one that it had, `into` the party that it was merged into.

    Its address, its story and whatever else points at it lead there.
    """

    story_subject: ClassVar[tuple[str, str]] = ("party", "into_id")

    id = models.BigIntegerField(primary_key=True)
    into = models.ForeignKey(Party, models.CASCADE, related_name="merged")
    name = models.CharField(max_length=250)
    merged_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        verbose_name = _("merged party")
        verbose_name_plural = _("merged parties")

    def __str__(self) -> str:
        return self.name


class FormerName(Record):
    """A code, search code or name that a party had, by which it is still found."""

    class Kind(models.TextChoices):
        CODE = "code"
        SEARCH_CODE = "search_code"
        NAME = "name"

    story_subject: ClassVar[tuple[str, str]] = ("party", "party_id")

    party = models.ForeignKey(Party, models.CASCADE, related_name="former_names")
    kind = models.CharField(max_length=12, choices=Kind)
    text = models.CharField(max_length=250)

    class Meta:
        ordering = ("id",)
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        constraints = (
            CheckConstraint(name="former_name_kind_known", condition=Q(kind__in=("code", "search_code", "name"))),
            CheckConstraint(name="former_name_is_filled", condition=~Q(text="")),
            UniqueConstraint(name="former_code_of_one_party", fields=("text",), condition=Q(kind="code")),
            UniqueConstraint(name="former_name_once", fields=("party", "kind", "text")),
        )

    def __str__(self) -> str:
        return self.text
