"""What was imported: the file and what was chosen, the sets of rows with what became of them, and kept mappings.

None of these is a `Record`: they say how far the program is, as a job does. What an import changes is in history,
in the transactions that its sets name.
"""

from typing import Any, Self

from django.db import models
from django.db.models import Sum

from relaas.imports.guessing.columns import Column
from relaas.imports.importer import Existing
from relaas.imports.reading.table import Layout
from relaas.kernel.actors import Actor
from relaas.kernel.job_records import SEE_ALL_JOBS
from relaas.kernel.models import Job, PassingFile
from relaas.story.models import Transaction

COUNTED = ("created", "updated", "skipped", "refused", "warned")


class ImportQuerySet(models.QuerySet["Import"]):
    """Questions about imports."""

    def visible_to(self, viewer: Actor) -> Self:
        """Everybody sees their own; who sees everybody's jobs sees all (their reports name relations of others)."""
        if viewer.may(SEE_ALL_JOBS) and not viewer.only_managed:
            return self
        return self.none() if viewer.user_id is None else self.filter(owner_id=viewer.user_id)


class Import(models.Model):
    """One file that somebody brings in. Until its job is there it is being prepared."""

    kind = models.CharField(max_length=40)
    file_name = models.CharField(max_length=200)
    file = models.ForeignKey(PassingFile, models.SET_NULL, null=True, related_name="+")
    owner_id = models.BigIntegerField(null=True, db_index=True)
    owner_name = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    layout = models.JSONField(default=dict)
    heading = models.IntegerField(default=0)
    columns = models.JSONField(default=list)
    notices = models.JSONField(default=list)
    rows = models.IntegerField(default=0)
    existing = models.CharField(max_length=10, default="update")
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    check_job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    undo_job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    started = models.BooleanField(default=False)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.file_name

    @property
    def read_layout(self) -> Layout:
        return Layout.read(self.layout)

    @property
    def read_columns(self) -> list[Column]:
        return [Column.read(each) for each in self.columns]

    @property
    def targets(self) -> dict[int, str]:
        """The meaning of each column that has one."""
        return {column.index: column.target for column in self.read_columns if column.target}

    @property
    def how(self) -> Existing:
        """What happens to those that are found."""
        return "leave" if self.existing == "leave" else "update"

    def counts(self) -> dict[str, int]:
        """What became of the rows until now."""
        found: dict[str, Any] = self.sets.aggregate(**{name: Sum(name) for name in (*COUNTED, "rows")})
        return {name: count or 0 for name, count in found.items()}

    @property
    def is_undone(self) -> bool:
        return self.started and self.sets.exists() and not self.sets.filter(undone=False).exists()


class ImportedSet(models.Model):
    """The rows that came in in one transaction, and what is to be said of them.

    `report` has `refused` and `warnings`: lists of row, column, value, reason, as the JSON report gives them.
    """

    of = models.ForeignKey(Import, models.CASCADE, related_name="sets")
    transaction = models.OneToOneField(Transaction, models.PROTECT, related_name="+")
    rows = models.IntegerField()
    created = models.IntegerField()
    updated = models.IntegerField()
    skipped = models.IntegerField()
    refused = models.IntegerField()
    warned = models.IntegerField()
    report = models.JSONField(default=dict)
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.of_id}: {self.rows}"


class MappingQuerySet(models.QuerySet["Mapping"]):
    """Questions about kept mappings."""

    def visible_to(self, viewer: Actor) -> Self:
        """Kept for everybody who may import: colleagues get the same files."""
        return self if viewer.user_id or viewer.holds_every_right else self.none()


class Mapping(models.Model):
    """A choice of columns to use again: heading (or `#3` without headings) to target."""

    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    columns = models.JSONField(default=dict)
    existing = models.CharField(max_length=10, default="update")
    owner_id = models.BigIntegerField(null=True)
    owner_name = models.CharField(max_length=200)

    objects = MappingQuerySet.as_manager()

    class Meta:
        ordering = ("name", "id")
        constraints = (models.UniqueConstraint(fields=("kind", "name"), name="mapping_name_once"),)

    def __str__(self) -> str:
        return self.name
