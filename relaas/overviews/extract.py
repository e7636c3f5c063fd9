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
from relaas.overviews.groups import Group, headings, names_needed, total_of
from relaas.overviews.question import Question
from relaas.overviews.reading import Reader, Row
from relaas.overviews.summary import Summary
from relaas.overviews.taken import Heading
from relaas.overviews.telling import narrowed_by, ordered_by
from relaas.overviews.typed import as_cell, bare

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
        """Those of the page."""
        return self._summary.columns if self.question.totals_only else self.question.columns

    @property
    def is_grouped(self) -> bool:
        """Whether it has groups, with what these come to."""
        return self.question.grouping is not None

    @cached_property
    def _summary(self) -> Summary:
        with translation.override(self.language):
            return Summary(self.question)

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
            bounded = [self._summary.note] if self.question.totals_only and self._summary.note else []
            return [*narrowed_by(self.question), ordered_by(self.question), *bounded]

    def totals(self) -> list[int | Decimal | None] | None:
        """What the columns of numbers come to, in their places; None when no column is added up."""
        if not any(column.adds_up for column in self.columns):
            return None
        if self.question.totals_only:
            return [None, self._summary.total.count, *self._summary.total.sums]
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
            return self.question.overview.counted(self._summary.total.count if self.question.totals_only else rows)

    def unreported(self) -> Self:
        """The same of which nobody hears how many rows were read."""
        return replace(self, report=_silent)

    def file_name(self, ending: str) -> str:
        """`relaties-2026-11-21.csv`"""
        return f"{slugify(self.title)}-{clock.today().isoformat()}.{ending}"

    def texts(self) -> Iterator[list[list[str]]]:
        """The texts of all rows, a stretch at a time."""
        if self.question.totals_only:
            with translation.override(self.language):
                yield [self._summary.cells(line) for line in self._summary.lines]
            return
        yield from self._stretches(Group.cells, self.columns)

    def values(self) -> Iterator[list[list[Any]]]:
        """The same for a spreadsheet: numbers, days and moments are themselves."""
        if self.question.totals_only:
            with translation.override(self.language):
                yield [[line.label, line.count, *map(as_cell, line.sums)] for line in self._summary.lines]
            return
        yield from self._stretches(Group.values, [bare(column) for column in self.columns])

    def _stretches(
        self, cells_of: Callable[[Group], list[Any]], columns: Sequence[Column]
    ) -> Iterator[list[list[Any]]]:
        """All rows, those of a group below its heading."""
        question, done, before = self.question, 0, None
        also = (*question.sort.keys, *names_needed(question)) if question.grouping else ()
        reader = Reader(question.overview, columns, question.actor, also)
        with translation.override(self.language):
            for rows in self._read(reader):
                above = headings(question, reader, rows, before=before, patience=None)
                before = reader.value(rows[-1], question.sort.keys[0]) if question.grouping else None
                stretch: list[list[Any]] = []
                for row, cells in zip(rows, reader.texts(rows), strict=True):
                    group = above.get(row[0])
                    if group and not group.goes_on:
                        stretch.append(Heading(cells_of(group)))
                    stretch.append(cells)
                yield stretch
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
