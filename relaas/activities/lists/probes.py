"""What is asked of one relation after another while a list of them is walked: one look into an index each.

Written as SQL: PostgreSQL would collect all that an `EXISTS` can find before it answers once.
"""

from datetime import datetime
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, DateTimeField, F, Func, Value
from django.db.models.sql.compiler import SQLCompiler

from relaas.activities.about import readable_rights
from relaas.kernel.actors import Actor


class _Probe(Func):
    """Whether a relation has an activity of which `condition` holds, as far as the viewer may read its subject.

    `index` is the one that SQLite looks in: it takes the one with most equal columns, of a million activities, before
    the one that holds only what is asked for.
    """

    output_field = BooleanField()
    condition = ""
    index = ""

    def __init__(self, viewer: Actor, *values: Value) -> None:
        readable = readable_rights(viewer)
        self._readable = "" if readable is None else f"AND a.about_right IN ({', '.join(['%s'] * len(readable))})"
        super().__init__(F("pk"), *values, *(Value(right) for right in readable or ()))

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_extra: Any) -> tuple[str, list[Any]]:  # type: ignore[override]  # Django's own signature is wider
        (party, _none), *values = [compiler.compile(expression) for expression in self.source_expressions]
        found = f"a.relation_id = {party} AND {self.condition} {self._readable}"
        told = self.index and connection.vendor == "sqlite"
        rows = f"activities_activity a INDEXED BY {self.index}" if told else "activities_activity a"
        sql = f"coalesce((SELECT true FROM {rows} WHERE {found} LIMIT 1), false)"  # noqa: S608 - our own
        return sql, [each for _sql, given in values for each in given]


class HasOpenAction(_Probe):
    """Whether something is still to be done for this relation."""

    condition = "a.kind = 'action' AND a.done_at IS NULL"
    index = "activities_next_of_relation"


class SpokenToSince(_Probe):
    """Whether somebody spoke to this relation at a moment or after it."""

    condition = "a.kind = 'contact' AND a.at >= %s"

    def __init__(self, viewer: Actor, since: datetime) -> None:
        super().__init__(viewer, Value(since, output_field=DateTimeField()))
