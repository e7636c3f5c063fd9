"""Key rotation: every encrypted value, and what history keeps of it, put under the first key of the settings.

What the values say stays the same, so this is no change: it needs no verb and leaves no history. A transaction per
hundred rows, each with its own history, so that undo finds the two alike at any moment; killed halfway it is simply
started again, for what stands under the first key is passed over.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.db import connection, transaction
from django.db.models import Q

from relaas.kernel.encryption import SEALED, CannotBeRead, key_of, reseal, writing_key
from relaas.kernel.models import Record
from relaas.story.models import Change
from relaas.story.sealed import CHUNK, SealedRow, sealed_models, sealed_rows
from relaas.story.triggers import without_history


def reseal_everything() -> int:
    """Put all encrypted values under the first key, and give the number of rows, now and in history, that changed.

    Those that cannot be read stay as they are.
    """
    done = 0
    for model, columns in sealed_models().items():
        last = 0
        while rows := sealed_rows(model, columns, last):
            ids = [row.id for row in rows]
            if _stale(rows) or _stale_changes(model, Q(row_id__in=ids)):
                done += _reseal_rows(model, columns, last)
            last = ids[-1]
        done += _reseal_what_is_gone(model)
    return done


def _reseal_rows(model: type[Record], columns: Sequence[str], last: int) -> int:
    """The rows behind this id and their history. They are read again: nobody else writes from here on."""
    done = 0
    with without_history(connection, model):
        rows = sealed_rows(model, columns, last)
        for row in rows:
            anew = {column: _resealed(value) for column, value in row.values.items()}
            if anew != row.values:
                done += 1
                _update(model, row.id, anew)
        return done + _reseal_changes(_stale_changes(model, Q(row_id__in=[row.id for row in rows])))


def _reseal_what_is_gone(model: type[Record]) -> int:
    """History of rows that were deleted: row by row, so that undo finds all changes of a row under one key."""
    done = 0
    for _row, changes in groupby(_stale_changes(model, Q()), key=lambda change: change.row_id):
        with transaction.atomic(durable=True):
            done += _reseal_changes(changes)
    return done


def _update(model: type[Record], id: int, values: dict[str, str]) -> None:
    columns = ", ".join(f'"{column}" = %s' for column in values)
    statement = f'UPDATE "{model._meta.db_table}" SET {columns} WHERE "{model._meta.pk.column}" = %s'
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values.values(), id])


def _reseal_changes(changes: Iterable[Change]) -> int:
    done = 0
    for change in changes:
        old = SEALED.sub(lambda found: _resealed(found[0]), change.old)
        done += sum(
            was[0] != now[0] for was, now in zip(SEALED.finditer(change.old), SEALED.finditer(old), strict=True)
        )
        if old != change.old:
            Change.objects.filter(pk=change.pk).update(old=old)
    return done


def _resealed(value: str) -> str:
    try:
        return reseal(value)
    except CannotBeRead:
        return value


def _stale(rows: Sequence[SealedRow]) -> bool:
    return any(key_of(value) != writing_key() for row in rows for value in row.values.values())


def _stale_changes(model: type[Record], which: Q) -> list[Change]:
    """The changes of this table that hold a value under another key, those of a row together."""
    found = Change.objects.filter(which, table_name=model._meta.db_table, old__contains="enc1.")
    ordered = found.order_by("row_id", "id").iterator(chunk_size=CHUNK)
    return [change for change in ordered if _holds_stale(change.old)]


def _holds_stale(old: str) -> bool:
    return any(found[1] != writing_key() for found in SEALED.finditer(old))
