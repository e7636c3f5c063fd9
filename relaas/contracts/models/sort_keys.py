"""What the lists of contracts are ordered by that is no column: never empty, a whole number, and known to an index.

Written out as SQL without parameters, for SQLite takes an expression for that of an index only when it is the same to
the letter.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, F, Func
from django.db.models.sql.compiler import SQLCompiler

from relaas.contracts.models.choices import Status

_PLACES = " ".join(f"WHEN '{status.value}' THEN {place}" for place, status in enumerate(Status, 1))
PLACE_OF = {status: place for place, status in enumerate(Status, 1)}


class StatusPlace(Func):
    """How far a contract is: 1 is a request, 6 is lost."""

    template = f"CASE %(expressions)s {_PLACES} ELSE 0 END"
    output_field = BigIntegerField()

    def __init__(self, status: str = "status", **extra: Any) -> None:
        super().__init__(F(status), **extra)


class OrNobody(Func):
    """The first of these references that there is, or 0."""

    template = "COALESCE(%(expressions)s, 0)"
    output_field = BigIntegerField()

    def __init__(self, *columns: str, **extra: Any) -> None:
        super().__init__(*(F(column) for column in columns), **extra)


class DayPlace(Func):
    """The place of a day among all days; no day comes after all of them. The number itself means nothing."""

    template = "(COALESCE(%(expressions)s, '9999-12-31'::date) - '0001-01-01'::date)"
    output_field = BigIntegerField()

    def __init__(self, column: str, **extra: Any) -> None:
        super().__init__(F(column), **extra)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any) -> Any:
        template = "CAST(REPLACE(COALESCE(%(expressions)s, '9999-12-31'), '-', '') AS INTEGER)"
        return super().as_sql(compiler, connection, template=template, **more)
