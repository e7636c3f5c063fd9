"""LocalFile (T2): where a folder or file of a party stands outside Relaas."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from relaas.kernel.models import Record
from relaas.parties.models.party import Party


class LocalFile(Record):
    """A path or a link, with what it is called. Relaas looks at nothing there."""

    story_subject: ClassVar[tuple[str, str]] = ("party", "party_id")

    party = models.ForeignKey(Party, models.CASCADE, related_name="local_files")
    label = models.CharField(max_length=100)
    location = models.CharField(max_length=1000)

    class Meta:
        ordering = ("id",)
        constraints = (
            CheckConstraint(name="local_file_has_a_label", condition=~Q(label="")),
            CheckConstraint(name="local_file_has_a_location", condition=~Q(location="")),
            UniqueConstraint(name="local_file_once", fields=("party", "location")),
        )

    def __str__(self) -> str:
        return self.label

    @property
    def link(self) -> str:
        """What a browser can open: a web address and nothing else; empty for a path."""
        return self.location if self.location.startswith(("https://", "http://")) else ""
