"""The groups on one page of a list: their headings, with how many rows each has in all and what they come to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Aggregate, Count, F, Sum

from relaas.overviews.columns import Column
from relaas.overviews.counting import PATIENCE, TookTooLong, time_limit
from relaas.overviews.question import Question
from relaas.overviews.reading import Reader, Row


@dataclass(frozen=True)
class Group:
    """A heading. `goes_on`: its group began on the page before. It has no number when counting took too long.

    `totals` are what the columns that add up come to in all of the group.
    """

    label: str
    count: int | None
    goes_on: bool
    totals: Sequence[str] = ()


def groups_of(question: Question, reader: Reader, rows: Sequence[Row]) -> dict[int, Group]:
    """The headings of one page: each by the id of the row that it stands above."""
    grouping = question.grouping
    if grouping is None or not rows:
        return {}
    key, column = question.sort.keys[0], question.overview.column_named[grouping.column]
    make, sums = column.text or str, _sums(question, [reader.value(row, key) for row in rows])
    before = question.cursor.key[0] if question.cursor and not question.cursor.backwards else None
    found, last = {}, None
    for row in rows:
        value = reader.value(row, key)
        if value != last:
            label = make(*(reader.value(row, name) for name in column.values)) or str(grouping.empty)
            count, *totals = sums.get(value, (None,))
            found[row[0]] = Group(label, count, value == before, _told(question, totals))
            last = value
    return found


def names_needed(question: Question) -> tuple[str, ...]:
    """The values of a row that its group's heading is made of."""
    return question.overview.column_named[question.grouping.column].values if question.grouping else ()


def _sums(question: Question, keys: Iterable[Any]) -> dict[Any, tuple[Any, ...]]:
    """How many rows match in each of these groups and what they come to, with one query; none when that takes long."""
    key, kept = question.sort.keys[0], question.kept_sums
    rows = question.with_keys(question.found()).annotate(group_key=F(key))
    count: Aggregate = Count("pk")
    if kept and key in kept.keys and kept.sums.issuperset(column.sum_of for column in _summed(question)):
        rows, count = kept.rows.annotate(group_key=kept.keys[key]), Sum(kept.count)
    added = {f"sum_{at}": Sum(column.sum_of) for at, column in enumerate(_summed(question))}
    rows = rows.filter(group_key__in=list(dict.fromkeys(keys))).order_by().values_list("group_key")
    try:
        with time_limit(PATIENCE):
            return {group: sums for group, *sums in rows.annotate(count=count, **added)}
    except TookTooLong:
        return {}


def _summed(question: Question) -> list[Column]:
    return [column for column in question.columns if column.sum_of]


def _told(question: Question, totals: Sequence[Any]) -> list[str]:
    return [column.told(total) for column, total in zip(_summed(question), totals, strict=False)]


def totals_of(question: Question) -> list[str]:
    """The cells of the last row; a sum that takes too long is left out."""
    if not any(column.adds_up for column in question.columns):
        return []
    return [_total(question, column) for column in question.columns]


def total_of(question: Question, column: Column) -> int | Decimal | None:
    """What a column comes to in all rows that match; None when it does not add up."""
    if not column.adds_up:
        return None
    kept = question.kept_sums
    return column.added_up(kept.rows if kept and column.sum_of in kept.sums else question.found().order_by())


def _total(question: Question, column: Column) -> str:
    if not column.adds_up:
        return ""
    try:
        with time_limit(PATIENCE):
            total = total_of(question, column)
    except TookTooLong:
        return "…"
    return "" if total is None else column.told(total)
