"""A recorded table as the triggers see it."""

from dataclasses import dataclass
from typing import Any, Protocol

from django.db.backends.base.base import BaseDatabaseWrapper

from relaas.kernel.models import Record


@dataclass(frozen=True)
class RecordedTable:
    """Name, columns that history keeps, primary key, where a row's subject is found, and whether rows never change."""

    name: str
    columns: tuple[str, ...]
    key: str
    subject_kind: str
    subject_column: str
    never_changes: bool


class Dialect(Protocol):
    """What a database needs to say for the triggers on a table."""

    def create(self, table: RecordedTable) -> list[str]: ...
    def drop(self, cursor: Any) -> list[str]: ...
    def expected(self, table: RecordedTable) -> set[str]: ...
    def present(self, cursor: Any) -> set[str]: ...
    def pause(self, table: RecordedTable) -> list[str]: ...
    def resume(self, table: RecordedTable) -> list[str]: ...


def read_table(connection: BaseDatabaseWrapper, cursor: Any, model: type[Record]) -> RecordedTable:
    """Read the columns from the database, for those are what the triggers must match; not from the model.

    An empty answer has their names. Django's own description of a table has much more, and took a fifth of each start.
    """
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)} LIMIT 0")  # noqa: S608 - our own
    names = [name for name, *_type in cursor.description]
    kind, column = model.story_subject
    return RecordedTable(
        name=model._meta.db_table,
        columns=tuple(sorted(name for name in names if name not in model.unrecorded)),
        key=str(model._meta.pk.column),
        subject_kind=kind,
        subject_column=column,
        never_changes=model.never_changes,
    )
