"""The groups on one page of a list: their headings, with how many rows each has in all and what they come to."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Aggregate, Count, F, Sum

from relaas.kernel.search import is_common
from relaas.overviews.columns import RIGHT, Column
from relaas.overviews.counting import PATIENCE, TookTooLong, time_limit
from relaas.overviews.kept_sums import KeptSums
from relaas.overviews.question import Question
from relaas.overviews.reading import Reader, Row
from relaas.overviews.typed import as_cell
from relaas.web.formats import number

ADDED_UP = 10_000  # rows with the words of a text filter that a page adds up: more would take too long
LEFT_OUT = "…"


@dataclass(frozen=True)
class Group:
    """A heading above rows of these columns. `goes_on`: its group began on the page before.

    `count` is how many rows the group has in all and `sums` what its columns come to, by name; neither is there when
    adding up took too long.
    """

    label: str
    count: int | None
    columns: Sequence[Column]
    sums: Mapping[str, int | Decimal] = field(default_factory=dict)
    goes_on: bool = False

    @property
    def heading(self) -> str:
        """*Offerte (12)*"""
        return self.label if self.count is None else f"{self.label} ({number(self.count)})"

    @property
    def totals(self) -> list[str]:
        """What the columns that add up come to."""
        return [column.told(self.sums[column.name]) for column in self.columns if column.name in self.sums]

    @property
    def width(self) -> int:
        """How many columns its heading stands above: those that are always there, as far as none adds up."""
        for at, column in enumerate(self.columns):
            if at and (column.fades or column.look in RIGHT):
                return at
        return len(self.columns)

    @property
    def behind(self) -> list[tuple[str, str]]:
        """Behind the heading, of each column its classes and what it comes to."""
        return [(column.css, self._told(column)) for column in self.columns[self.width :]]

    def cells(self) -> list[str]:
        """The same as a row of a file."""
        return [self.heading, *map(self._told, self.columns[1:])]

    def values(self) -> list[Any]:
        """The same for a spreadsheet: sums are numbers."""
        sums = (as_cell(self.sums.get(column.name)) for column in self.columns[1:])
        return [self.heading, *("" if each is None else each for each in sums)]

    def _told(self, column: Column) -> str:
        return column.told(self.sums[column.name]) if column.name in self.sums else ""


def groups_of(question: Question, reader: Reader, rows: Sequence[Row]) -> dict[int, Group]:
    """The headings of one page: each by the id of the row that it stands above."""
    cursor = question.cursor
    # a place with no row is where a group begins (`summary`)
    before = cursor.key[0] if cursor and not cursor.backwards and cursor.key[-1] else None
    return headings(question, reader, rows, before=before)


def headings(
    question: Question, reader: Reader, rows: Sequence[Row], *, before: Any, patience: int | None = PATIENCE
) -> dict[int, Group]:
    """Those above these rows, by the id of the first row of each; `before` is the key of the row before them.

    Their numbers are left out when the database needs longer than `patience` (milliseconds; None is as long as it
    takes).
    """
    grouping = question.grouping
    if grouping is None or not rows:
        return {}
    key, column = question.sort.keys[0], question.overview.column_named[grouping.column]
    make, sums = column.text or str, _sums(question, [reader.value(row, key) for row in rows], patience)
    found, last = {}, None
    for row in rows:
        value = reader.value(row, key)
        if value != last:
            label = make(*(reader.value(row, name) for name in column.values)) or str(grouping.empty)
            count, *totals = sums.get(value, (None,))
            found[row[0]] = Group(label, count, question.columns, named(question, totals), value == before)
            last = value
    return found


def names_needed(question: Question) -> tuple[str, ...]:
    """The values of a row that its group's heading is made of."""
    return question.overview.column_named[question.grouping.column].values if question.grouping else ()


def kept_for_groups(question: Question) -> KeptSums | None:
    """The kept sums that know of just these groups what all their columns come to; None where there are no such."""
    key, kept = question.sort.keys[0], question.kept_sums
    if kept and key in kept.keys and kept.sums.issuperset(column.sum_of for column in summed(question)):
        return kept
    return None


def summed(question: Question) -> list[Column]:
    """The columns that are added up for each group."""
    return [column for column in question.columns if column.sum_of]


def added_up(question: Question) -> dict[str, Aggregate]:
    """The sums of these columns, as the database is asked for them."""
    return {f"sum_{at}": Sum(column.sum_of) for at, column in enumerate(summed(question))}


def named(question: Question, totals: Sequence[Any]) -> dict[str, int | Decimal]:
    """Such sums by the names of their columns."""
    return {column.name: total or 0 for column, total in zip(summed(question), totals, strict=False)}


def _sums(question: Question, keys: Iterable[Any], patience: int | None) -> dict[Any, list[Any]]:
    """How many rows match in each of these groups and what they come to; none when that takes long."""
    key, kept, only = question.sort.keys[0], kept_for_groups(question), list(dict.fromkeys(keys))
    if kept:
        return kept.of_groups(key, [column.sum_of for column in summed(question)], only=only)
    rows = question.with_keys(question.found()).annotate(group_key=F(key)).filter(group_key__in=only)
    try:
        with time_limit(patience) if patience else nullcontext():
            grouped = rows.order_by().values_list("group_key").annotate(count=Count("pk"), **added_up(question))
            return {group: sums for group, *sums in grouped}
    except TookTooLong:
        return {}


def totals_of(question: Question) -> list[str]:
    """The cells of the last row, all sums with one query; what would take too long is left out."""
    if not any(column.adds_up for column in question.columns):
        return []
    sums = _sums_of_all(question)
    return [_total(question, column, sums) for column in question.columns]


def _sums_of_all(question: Question) -> Mapping[str, int | Decimal]:
    """What the columns come to in all rows that match, by name; none when that takes too long."""
    kept = question.kept_sums
    if kept and kept.sums.issuperset(column.sum_of for column in summed(question)):
        return {column.name: kept.of_all[column.sum_of] for column in summed(question)}
    if question.words and is_common(question.overview.model, question.words, ADDED_UP):
        return {}
    try:
        with time_limit(PATIENCE):
            return named(question, list(question.found().order_by().aggregate(**added_up(question)).values()))
    except TookTooLong:
        return {}


def total_of(question: Question, column: Column) -> int | Decimal | None:
    """What a column comes to in all rows that match; None when it does not add up."""
    if not column.adds_up:
        return None
    kept = question.kept_sums
    if kept and column.sum_of in kept.sums:
        return kept.of_all[column.sum_of]
    return column.added_up(question.found().order_by())


def _total(question: Question, column: Column, sums: Mapping[str, int | Decimal]) -> str:
    if column.sum_of:
        return column.told(sums[column.name]) if column.name in sums else LEFT_OUT
    if not column.adds_up:
        return ""
    try:
        with time_limit(PATIENCE):
            total = total_of(question, column)
    except TookTooLong:
        return LEFT_OUT
    return "" if total is None else column.told(total)
