"""FileVersion: the bytes of a file at one time (T14)."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from relaas.files.models.item import Item
from relaas.files.names import LONGEST
from relaas.files.rights import READ
from relaas.kernel.models import Record, StoredFile


class FileVersion(Record):
    """Numbered from 1 per file; `name` is what it was called when it was uploaded. Nothing in a row ever changes."""

    story_subject: ClassVar[tuple[str, str]] = ("file", "file_id")
    read_right: ClassVar[str] = READ

    file = models.ForeignKey(Item, models.CASCADE, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    name = models.CharField(max_length=LONGEST)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=150)
    by_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("-number",)
        verbose_name = _("Version")
        verbose_name_plural = _("Versions")
        constraints = (
            UniqueConstraint(name="file_version_once", fields=("file", "number")),
            CheckConstraint(name="file_version_numbered", condition=Q(number__gte=1)),
        )

    def __str__(self) -> str:
        return f"{self.name}, {self.number}"
