"""What lists are ordered by that is no column: never empty, a whole number, and known to an index.

Written out as SQL without parameters, for SQLite takes an expression for that of an index only when it is the same to
the letter.
"""

from datetime import date
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, F, Func, TextChoices, Value
from django.db.models.sql.compiler import SQLCompiler


def places(words: type[TextChoices]) -> str:
    """The branches of a CASE that numbers a closed list from 1 on."""
    return " ".join(f"WHEN '{word.value}' THEN {place}" for place, word in enumerate(words, 1))


def numbered[Word: TextChoices](words: type[Word]) -> dict[Word, int]:
    """The same numbers."""
    return {word: place for place, word in enumerate(words, 1)}


class OrNobody(Func):
    """The first of these references that there is, or 0."""

    template = "COALESCE(%(expressions)s, 0)"
    output_field = BigIntegerField()

    def __init__(self, *columns: str, **extra: Any) -> None:
        super().__init__(*(F(column) for column in columns), **extra)


class DayPlace(Func):
    """The place of a day (or of what is in this column) among all days; no day comes after all of them. The number
    itself means nothing."""

    template = "(COALESCE(%(expressions)s, '9999-12-31'::date) - '0001-01-01'::date)"
    output_field = BigIntegerField()

    def __init__(self, column: str | date, **extra: Any) -> None:
        super().__init__(F(column) if isinstance(column, str) else Value(column), **extra)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any) -> Any:
        template = "CAST(REPLACE(COALESCE(%(expressions)s, '9999-12-31'), '-', '') AS INTEGER)"
        return super().as_sql(compiler, connection, template=template, **more)


class WeekPlace(Func):
    """The place of the week of a day among all weeks, which begin on Monday; no day comes after all of them."""

    template = "((COALESCE(%(expressions)s, '9999-12-31'::date) - '0001-01-01'::date) / 7)"
    output_field = BigIntegerField()

    def __init__(self, column: str, **extra: Any) -> None:
        super().__init__(F(column), **extra)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any) -> Any:
        template = "CAST((julianday(COALESCE(%(expressions)s, '9999-12-31')) - 1721425.5) / 7 AS INTEGER)"
        return super().as_sql(compiler, connection, template=template, **more)


class SecondPlace(Func):
    """The place of a moment among all seconds."""

    template = "CAST(FLOOR(EXTRACT(EPOCH FROM %(expressions)s AT TIME ZONE 'UTC')) AS bigint)"
    output_field = BigIntegerField()

    def __init__(self, column: str, **extra: Any) -> None:
        super().__init__(F(column), **extra)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any) -> Any:
        template = "CAST(strftime('%%%%s', %(expressions)s) AS INTEGER)"
        return super().as_sql(compiler, connection, template=template, **more)


class LatestFirst(SecondPlace):
    """The same the other way round: the latest moment stands first."""

    template = f"(0 - {SecondPlace.template})"

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any) -> Any:
        template = "(0 - CAST(strftime('%%%%s', %(expressions)s) AS INTEGER))"
        return Func.as_sql(self, compiler, connection, template=template, **more)
