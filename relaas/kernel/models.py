"""The base of every record that the house keeps in history."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.db.models.base import ModelState

from relaas.kernel.job_records import Job, PassingFile

__all__ = ["Job", "NumberSeries", "PassingFile", "Record", "ScheduledJob", "StoredFile"]


class Record(models.Model):
    """A row that changes only inside a verb; triggers keep what it was (`story`).

    `story_subject` says to whose story a row belongs: a subject kind, and the column that holds the subject's id.
    `also_touches` are the subjects that changing it touches beside that one: the law is asked about them too.
    `hangs_on` are the columns with the kind and the id of a subject, of any kind, that a row cannot do without: an
    undo asks the law about that one and whom it touches, and leaves no row behind without it.
    `unrecorded` are columns that leave no history and that packages write by themselves (a password's hash).
    `read_right` is what somebody must hold to read such a row, as it is and as it was, and to undo what was done to
    it (U2); empty where whoever sees the subject sees the row.
    `kept` are columns that are made of other rows or columns: nobody fills them in and history does not show them.
    `story_pointers` are further columns by which rows of the past are looked up (`story.past`).
    `formerly` gives of a name that a column had in older history the one that it has now.
    `never_changes`: once made, a row stays as it is, also for verbs and their undoing.
    """

    story_subject: ClassVar[tuple[str, str]]
    also_touches: ClassVar[tuple[tuple[str, str], ...]] = ()
    hangs_on: ClassVar[tuple[str, str] | None] = None
    unrecorded: ClassVar[tuple[str, ...]] = ()
    kept: ClassVar[tuple[str, ...]] = ()
    story_pointers: ClassVar[tuple[str, ...]] = ()
    formerly: ClassVar[Mapping[str, str]] = {}
    read_right: ClassVar[str] = ""
    never_changes: ClassVar[bool] = False

    class Meta:
        abstract = True

    def __reduce__(self) -> Any:
        """One that was made and not saved is copied as its bare values, four times as fast: `one_ahead` hands over
        thousands a second."""
        values = dict(self.__dict__)
        if values.pop("_state").__dict__:
            return super().__reduce__()
        return _made, (type(self), values)


def _made(model: type[Record], values: dict[str, Any]) -> Record:
    record = model.__new__(model)
    record.__dict__ = values
    record._state = ModelState()
    return record


class StoredFile(models.Model):
    """Bytes that Relaas keeps, named after their contents (SHA-256). A row never changes and is never removed.

    Not a `Record`: history has nothing to tell of what cannot change, and what history points at must stay.
    """

    name = models.CharField(max_length=64, unique=True)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class NumberSeries(models.Model):
    """The next number of a series (`kernel.numbering`).

    Not a `Record`: a number that was given out stays given out, whatever is undone.
    """

    name = models.CharField(max_length=60, unique=True)
    next_number = models.BigIntegerField()

    def __str__(self) -> str:
        return self.name


class ScheduledJob(models.Model):
    """When a daily job is due (`kernel.schedule`). Not a `Record`: it is the state of the program, nobody's data."""

    name = models.CharField(max_length=100, unique=True)
    due_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    problem = models.TextField(default="")

    def __str__(self) -> str:
        return self.name
