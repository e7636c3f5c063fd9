"""What was deleted and is not back: to look at and to bring back (U3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from relaas.kernel.actors import Actor
from relaas.kernel.models import Record
from relaas.kernel.subjects import Subject
from relaas.story.describing import description_of
from relaas.story.kept_values import loaded
from relaas.story.models import Change
from relaas.story.naming import Names
from relaas.story.record_history import ToldRow, readable_models, told_rows
from relaas.story.states import State

MOST = 200


@dataclass(frozen=True)
class DeletedRow:
    """A row that is gone, who deleted it, and when."""

    row: ToldRow
    at: datetime
    actor: str


def deleted_of(subject: Subject, viewer: Actor) -> list[DeletedRow]:
    """The rows of this subject that are gone, last deleted first; at most 200, without what the viewer may not read."""
    models = [model for model in readable_models(subject.kind, viewer) if not description_of(model).stays]
    own = [model for model in models if model.story_subject[1] != model._meta.pk.column]
    tables = [model._meta.db_table for model in own]
    found = (
        Change.objects.filter(subject_kind=subject.kind, subject_id=subject.id, operation="D", table_name__in=tables)
        .select_related("transaction")
        .order_by("-pk")[:MOST]
    )
    return _told(_last_of_each(list(found), own), own, Names(subject.kind, viewer))


def _told(changes: Sequence[Change], models: Sequence[type[Record]], names: Names) -> list[DeletedRow]:
    by_table = {model._meta.db_table: model for model in models}
    states = {change.pk: State(loaded(by_table[change.table_name], change.old), None) for change in changes}
    told = told_rows(changes, states, models, names)
    return [
        DeletedRow(told[change.pk], change.transaction.at, change.transaction.actor_name)
        for change in changes
        if change.pk in told
    ]


def _last_of_each(changes: Sequence[Change], models: Sequence[type[Record]]) -> list[Change]:
    """The last deletion of every row that is not there; a query for each model."""
    there: set[tuple[str, int]] = set()
    for model in models:
        table = model._meta.db_table
        ids = [change.row_id for change in changes if change.table_name == table]
        there |= (
            {(table, id) for id in model._base_manager.filter(pk__in=ids).values_list("pk", flat=True)}
            if ids
            else set()
        )
    last: dict[tuple[str, int], Change] = {}
    for change in changes:
        last.setdefault((change.table_name, change.row_id), change)
    return [change for place, change in last.items() if place not in there]
