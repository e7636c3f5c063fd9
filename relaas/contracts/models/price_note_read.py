"""PriceNoteRead: somebody read what was agreed about prices, for a contract (T9)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint

from relaas.contracts.models.contract import Contract
from relaas.kernel.models import Record


class PriceNoteRead(Record):
    """That a text about prices was read; once for a text and a contract. `digest` is the text's SHA-256.

    `reader` is empty where it was no user.
    """

    story_subject: ClassVar[tuple[str, str]] = ("contract", "contract_id")

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="price_notes_read")
    digest = models.CharField(max_length=64)
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (UniqueConstraint(name="price_note_read_once", fields=("contract", "digest")),)

    def __str__(self) -> str:
        return f"{self.contract}, {self.read_at:%d-%m-%Y}"
