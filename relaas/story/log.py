"""The changes of rows, read for whoever reverses them: by subject, by row, or by what a row pointed at."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import Any

from django.db import connection

from relaas.kernel.models import Record
from relaas.kernel.subjects import Subject
from relaas.story.kept_values import Raw, loaded, make, raw_moment
from relaas.story.models import Change
from relaas.story.rows import MOST

_SELECT = """SELECT c.id, c.table_name, c.row_id, c.operation, c.old, c.moved_from, t.at >= %s
    FROM story_change c JOIN story_transaction t ON t.id = c.transaction_id"""
_FROM_THE_FIRST = """(SELECT c.id FROM story_change c JOIN story_transaction t ON t.id = c.transaction_id
    WHERE c.subject_kind = %s AND c.subject_id = %s AND t.at >= %s ORDER BY c.id LIMIT 1)"""
_OF_SUBJECT = f"""{_SELECT} WHERE c.subject_kind = %s AND c.subject_id = %s AND c.id >= {_FROM_THE_FIRST}
    UNION ALL {_SELECT} WHERE c.subject_kind = %s AND c.moved_from = %s AND c.moved_from IS NOT NULL"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A change as history keeps it; `is_later` whether its transaction began at or after the moment that is asked."""

    id: int
    table: str
    row: int
    operation: str
    old: str
    moved_from: int | None
    is_later: bool


type Log = Mapping[int, list[Kept]]


def of_subject(subject: Subject, moment: datetime) -> dict[str, dict[int, list[Kept]]]:
    """By table and row, what is to be reversed of all that belonged to this subject at the moment or since."""
    at = raw_moment(moment)
    of, parameters = (subject.kind, subject.id), []
    parameters = [at, *of, *of, at, at, *of]
    found: dict[str, dict[int, list[Kept]]] = defaultdict(dict)
    for (table, row), changes in _by_row(_fetch(_OF_SUBJECT, parameters)).items():
        found[table][row] = changes
    for table, rows in found.items():
        # What moved belonged to somebody else for a while: what happened to it there is in another one's log.
        moved = [row for row, changes in rows.items() if any(change.moved_from is not None for change in changes)]
        rows.update(of_rows(table, moved, moment) if moved else {})
    return {table: {row: cut(changes) for row, changes in rows.items()} for table, rows in found.items()}


def of_rows(table: str, ids: Collection[int], moment: datetime) -> dict[int, list[Kept]]:
    """By row, what is to be reversed of these rows to know what they were at the moment."""
    found: dict[int, list[Kept]] = {}
    for some in batched(ids, MOST):
        places = ", ".join(["%s"] * len(some))
        statement = f"{_SELECT} WHERE c.table_name = %s AND c.row_id IN ({places})"
        changes = _by_row(_fetch(statement, [raw_moment(moment), table, *some]))
        found |= {row: cut(kept) for (_table, row), kept in changes.items()}
    return found


def last_known(model: type[Record], id: int) -> Raw | None:
    """What a row was when it was deleted for good; None for one that is there, or of which history knows nothing."""
    if model._base_manager.filter(pk=id).exists():
        return None
    deleted = Change.objects.filter(table_name=model._meta.db_table, row_id=id, operation="D").order_by("id").last()
    return loaded(model, deleted.old) if deleted else None


def last_of[Row: Record](model: type[Row], ids: Collection[int]) -> dict[int, Row]:
    """These rows as they were when they were deleted."""
    deleted = Change.objects.filter(table_name=model._meta.db_table, row_id__in=ids, operation="D").order_by("id")
    return {change.row_id: make(model, loaded(model, change.old)) for change in deleted}


def had(record: Record, column: str, value: int) -> bool:
    """Whether this was ever in that column of the record, before what is there now."""
    changes = Change.objects.filter(table_name=record._meta.db_table, row_id=record.pk, operation="U")
    kept = changes.filter(old__contains=f'"{column}":{value}').values_list("old", flat=True)
    return any(loaded(type(record), old).get(column) == value for old in kept)


def that_pointed(model: type[Record], column: str, id: int) -> set[int]:
    """The rows that ever stopped to point at this one by a column of `story_pointers`, or went while they did."""
    where, value = _pointer(model, column)
    with connection.cursor() as cursor:
        statement = f"SELECT DISTINCT row_id FROM story_change WHERE {where} AND {value} = %s"  # noqa: S608 - our own names
        cursor.execute(statement, [id])
        return {row for (row,) in cursor.fetchall()}


def pointer_indexes(models: Iterable[type[Record]]) -> list[str]:
    """The statements that make `that_pointed` quick; they do nothing where the index is there."""
    made = []
    for model in models:
        for column in model.story_pointers:
            where, value = _pointer(model, column)
            name = f"story_by_{model._meta.db_table}_{column}"
            made.append(f'CREATE INDEX IF NOT EXISTS "{name}" ON story_change (({value}), row_id) WHERE {where}')
    return made


def cut(changes: list[Kept]) -> list[Kept]:
    """From the first change of a row that is later on: all after it, for a row is not torn by who began first."""
    ordered = sorted(changes, key=lambda change: change.id)
    first = next((place for place, change in enumerate(ordered) if change.is_later), len(ordered))
    return ordered[first:]


def reverse(model: type[Record], now: Raw | None, changes: Iterable[Kept]) -> Raw | None:
    """What a row was before these changes, given what it is; None when it was not there."""
    state = dict(now) if now is not None else None
    for change in sorted(changes, key=lambda change: change.id, reverse=True):
        if change.operation == "I":
            state = None
        elif change.operation == "D":
            state = loaded(model, change.old)
        elif state is not None:
            state |= loaded(model, change.old)
    return state


def _pointer(model: type[Record], column: str) -> tuple[str, str]:
    """The condition and the value of the index: written out, for a partial index is not seen through parameters."""
    table = f"table_name = '{model._meta.db_table}'"
    if connection.vendor == "postgresql":
        has_it, value = f"position('\"{column}\"' in old) > 0", f"((old::jsonb ->> '{column}')::bigint)"
    else:
        has_it, value = f"instr(old, '\"{column}\"') > 0", f"json_extract(old, '$.{column}')"
    return f"{table} AND {has_it}", value


def _fetch(statement: str, parameters: list[Any]) -> list[Kept]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [Kept(*change, bool(is_later)) for *change, is_later in cursor.fetchall()]  # type: ignore[call-arg]


def _by_row(changes: Iterable[Kept]) -> dict[tuple[str, int], list[Kept]]:
    found: dict[tuple[str, int], dict[int, Kept]] = defaultdict(dict)
    for change in changes:
        found[change.table, change.row][change.id] = change
    return {place: list(kept.values()) for place, kept in found.items()}
