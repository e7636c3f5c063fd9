"""An extract: all rows of a question as they leave the house, with what a file says about itself.

Every format writes from this one, so a file is what the page shows: the same columns, texts, rows and order.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, Self

from django.db import connection, transaction
from django.utils import translation
from django.utils.text import slugify

from relaas.kernel import clock
from relaas.overviews.columns import Column
from relaas.overviews.groups import total_of
from relaas.overviews.question import Question
from relaas.overviews.reading import Reader, Row
from relaas.overviews.telling import narrowed_by, ordered_by
from relaas.overviews.typed import bare

STRETCH = 2000  # rows that are read, made and written at a time

type Report = Callable[[int], object]


def _silent(_rows: int) -> None: ...


@dataclass(frozen=True)
class Extract:
    """All rows of `question`, with its texts in `language` (nl or en).

    `report` hears how many rows were read; it may raise to stop. `patience` is how many seconds it may wait for its
    turn; without it as long as it takes. Who makes one has asked the right to export (U2).
    """

    question: Question
    language: str
    report: Report = _silent
    patience: float | None = None
    made_at: datetime = field(default_factory=clock.now)

    @cached_property
    def columns(self) -> Sequence[Column]:
        """Those of the page; what it is grouped by stands in each row."""
        columns, grouping = self.question.columns, self.question.grouping
        by = self.question.overview.column_named[grouping.column] if grouping else None
        return columns if by is None or by.name in {each.name for each in columns} else (*columns, by)

    @cached_property
    def headings(self) -> list[str]:
        with translation.override(self.language):
            return [str(column.label) for column in self.columns]

    @property
    def maker(self) -> str:
        """Who takes it away."""
        return self.question.actor.name

    @cached_property
    def title(self) -> str:
        with translation.override(self.language):
            return str(self.question.overview.title)

    @cached_property
    def told(self) -> list[str]:
        """What the file says about which rows it has, and in what order: the chips of the page, in words."""
        with translation.override(self.language):
            return [*narrowed_by(self.question), ordered_by(self.question)]

    def totals(self) -> list[int | Decimal | None] | None:
        """What the columns of numbers come to, in their places; None when no column is added up."""
        if not any(column.adds_up for column in self.columns):
            return None
        return [total_of(self.question, column) for column in self.columns]

    def told_totals(self) -> list[str] | None:
        """The same as their cells would say it."""
        totals = self.totals()
        if totals is None:
            return None
        with translation.override(self.language):
            told = zip(self.columns, totals, strict=True)
            return ["" if total is None else column.told(total) for column, total in told]

    def counted(self, rows: int) -> str:
        """*3 relaties*"""
        with translation.override(self.language):
            return self.question.overview.counted(rows)

    def unreported(self) -> Self:
        """The same of which nobody hears how many rows were read."""
        return replace(self, report=_silent)

    def file_name(self, ending: str) -> str:
        """`relaties-2026-11-21.csv`"""
        return f"{slugify(self.title)}-{clock.today().isoformat()}.{ending}"

    def texts(self) -> Iterator[list[list[str]]]:
        """The texts of all rows, a stretch at a time."""
        return self._stretches(Reader(self.question.overview, self.columns))

    def values(self) -> Iterator[list[list[Any]]]:
        """The same for a spreadsheet: numbers, days and moments are themselves."""
        return self._stretches(Reader(self.question.overview, [bare(column) for column in self.columns]))

    def _stretches(self, reader: Reader) -> Iterator[list[list[Any]]]:
        done = 0
        with translation.override(self.language):
            for rows in self._read(reader):
                yield list(reader.texts(rows))
                done += len(rows)
                self.report(done)

    def _read(self, reader: Reader) -> Iterator[list[Row]]:
        rows: list[Row] = []
        with _as_they_come():
            for row in reader.rows(self.question.ordered(self.question.found())).iterator(chunk_size=STRETCH):
                rows.append(row)
                if len(rows) == STRETCH:
                    yield rows
                    rows = []
            if rows:
                yield rows


@contextmanager
def _as_they_come() -> Iterator[None]:
    """PostgreSQL collects all rows before it gives the first, unless a transaction is open and its planner knows."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL cursor_tuple_fraction = 0.001")
        yield
