"""The changes of one subject, newest first: a stretch of them, by filters (U3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from heapq import merge
from itertools import islice

from django.db.models import QuerySet

from relaas.kernel.clock import AMSTERDAM
from relaas.kernel.models import Record
from relaas.kernel.subjects import Subject, with_former
from relaas.story.log import that_pointed
from relaas.story.models import Change
from relaas.story.triggers import recorded_models

STRETCH = 60


@dataclass(frozen=True)
class Wanted:
    """What a reader asks to see: of a table, of one column, of one row, by somebody, in a period."""

    table: str = ""
    column: str = ""
    row: int | None = None
    who: str = ""
    first_day: date | None = None
    last_day: date | None = None
    before: int | None = None

    def of(self, changes: "QuerySet[Change]") -> "QuerySet[Change]":
        """Those of these changes that are asked for."""
        if self.table:
            changes = changes.filter(table_name=self.table)
        if self.column:
            changes = changes.filter(operation="U", old__contains=f'"{self.column}":')
        if self.row is not None:
            changes = changes.filter(row_id=self.row)
        if self.who:
            changes = changes.filter(transaction__actor_name__icontains=self.who)
        if self.first_day:
            changes = changes.filter(transaction__at__gte=_begin_of(self.first_day))
        if self.last_day:
            changes = changes.filter(transaction__at__lt=_begin_of(self.last_day + timedelta(days=1)))
        if self.before is not None:
            changes = changes.filter(pk__lt=self.before)
        return changes


def models_of(kind: str) -> list[type[Record]]:
    """The models whose rows belong to subjects of this kind."""
    return [model for model in recorded_models() if model.story_subject[0] == kind]


def newest(subject: Subject, wanted: Wanted, models: Sequence[type[Record]]) -> tuple[list[Change], bool]:
    """A stretch of the changes of these models, newest first, and whether there are older ones.

    Also of rows that belonged to the subject before they moved, that belong to what was merged into it, and of rows
    of another subject that point at it: the employments of a person.
    """
    ids = [each.id for each in with_former(subject)]
    tables = [model._meta.db_table for model in models]
    of_kind = Change.objects.filter(subject_kind=subject.kind, table_name__in=tables)
    sources = [of_kind.filter(subject_id=ids[0]) if len(ids) == 1 else of_kind.filter(subject_id__in=ids)]
    sources.append(of_kind.filter(moved_from__in=ids, moved_from__isnull=False))
    sources += [_pointing(model, column, subject) for model, column in _pointers(models, subject)]
    stretches = [_stretch(wanted.of(source)) for source in sources]
    found = list(islice(_once(merge(*stretches, key=lambda change: -change.pk)), STRETCH + 1))
    return found[:STRETCH], len(found) > STRETCH


def _stretch(changes: "QuerySet[Change]") -> list[Change]:
    return list(changes.select_related("transaction").order_by("-pk")[: STRETCH + 1])


def _pointers(models: Iterable[type[Record]], subject: Subject) -> list[tuple[type[Record], str]]:
    """The columns by which a row of another subject points at this one; who is a branch of it is not about it."""
    return [
        (model, column)
        for model in models
        for column in model.story_pointers
        if model.story_subject[1] != model._meta.pk.column and model.story_subject[0] == subject.kind
    ]


def _pointing(model: type[Record], column: str, subject: Subject) -> "QuerySet[Change]":
    now = set(model._base_manager.filter(**{column: subject.id}).values_list("pk", flat=True))
    rows = now | that_pointed(model, column, subject.id)
    return Change.objects.filter(table_name=model._meta.db_table, row_id__in=rows)


def _once(changes: Iterable[Change]) -> Iterable[Change]:
    last = None
    for change in changes:
        if change.pk != last:
            yield change
        last = change.pk


def _begin_of(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM)
