"""The base of every record that the house keeps in history."""

from typing import ClassVar

from django.db import models


class Record(models.Model):
    """A row that changes only inside a verb; triggers keep what it was (`story`).

    `story_subject` says to whose story a row belongs: a subject kind, and the column that holds the subject's id.
    `unrecorded` are columns that leave no history and that packages write by themselves (a password's hash).
    """

    story_subject: ClassVar[tuple[str, str]]
    unrecorded: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True
