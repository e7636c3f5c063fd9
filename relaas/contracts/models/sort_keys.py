"""What the lists of contracts are ordered by that is no column: never empty, a whole number, and known to an index.

Written out as SQL without parameters, for SQLite takes an expression for that of an index only when it is the same to
the letter.
"""

from datetime import date, timedelta
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, BooleanField, F, Func
from django.db.models.sql.compiler import SQLCompiler

from relaas.contracts.models.choices import PricePer, RecurrenceState, Status
from relaas.overviews.sort_keys import numbered, places
from relaas.parties.models import Party

PLACE_OF = numbered(Status)
PLACE_OF_STATE = numbered(RecurrenceState)
PLACE_OF_PRICE_PER = numbered(PricePer)


class Cents(Func):
    """An amount as its column holds it."""

    template = "%(expressions)s"
    output_field = BigIntegerField()


class StatusPlace(Func):
    """How far a contract is: 1 is a request, 6 is lost."""

    template = f"CASE %(expressions)s {places(Status)} ELSE 0 END"
    output_field = BigIntegerField()

    def __init__(self, status: str = "status", **extra: Any) -> None:
        super().__init__(F(status), **extra)


class StatePlace(Func):
    """How a subscription stands: 1 is running."""

    template = f"CASE %(expressions)s {places(RecurrenceState)} ELSE 0 END"
    output_field = BigIntegerField()

    def __init__(self, state: str = "state", **extra: Any) -> None:
        super().__init__(F(state), **extra)


class PricePerPlace(Func):
    """How long that is which the price of a subscription is for: 1 is a day."""

    template = f"CASE %(expressions)s {places(PricePer)} ELSE 0 END"
    output_field = BigIntegerField()

    def __init__(self, price_per: str = "price_per", **extra: Any) -> None:
        super().__init__(F(price_per), **extra)


class InStatus(Func):
    """Whether a contract is in this status, written out: SQLite takes no parameter for the condition of an index."""

    output_field = BooleanField()

    def __init__(self, status: str, **extra: Any) -> None:
        super().__init__(F("status"), template=f"(%(expressions)s = '{Status(status).value}')", **extra)


class MonthPlace(Func):
    """The month of a day as 202611; 0 without a day. Both ways are known to an index: PostgreSQL's to_char is not."""

    template = "COALESCE(EXTRACT(YEAR FROM %(expressions)s) * 100 + EXTRACT(MONTH FROM %(expressions)s), 0)::bigint"
    output_field = BigIntegerField()

    def __init__(self, column: str, **extra: Any) -> None:
        super().__init__(F(column), **extra)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any) -> Any:
        template = "CAST(REPLACE(SUBSTR(COALESCE(%(expressions)s, '0'), 1, 7), '-', '') AS INTEGER)"
        return super().as_sql(compiler, connection, template=template, **more)


def end_month(until: date) -> int:
    """The number that `EndMonth` gives of what ends before this day."""
    last = until - timedelta(days=1)
    return last.year * 12 + last.month


class EndMonth(Func):
    """The month of the last day of what ends before this day; what has no end comes after all months."""

    output_field = BigIntegerField()

    template = (
        "(CAST(EXTRACT(YEAR FROM COALESCE(%(expressions)s, '9999-12-31'::date) - 1) AS integer) * 12"
        " + CAST(EXTRACT(MONTH FROM COALESCE(%(expressions)s, '9999-12-31'::date) - 1) AS integer))"
    )

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any) -> Any:
        day = "date(COALESCE(%(expressions)s, '9999-12-31'), '-1 day')"
        template = f"(CAST(substr({day}, 1, 4) AS INTEGER) * 12 + CAST(substr({day}, 6, 2) AS INTEGER))"
        return super().as_sql(compiler, connection, template=template, **more)


def place_of(relation: Party) -> str:
    """Where something stands by its relation: by name; relations of one name stand apart, each with all that it has."""
    return f"{relation.sort_name}  {relation.pk}"
