"""The groups on one page of a list: their headings, with how many rows each has in all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from relaas.overviews.columns import Column
from relaas.overviews.counting import PATIENCE, TookTooLong, time_limit
from relaas.overviews.question import Question
from relaas.overviews.reading import Reader, Row
from relaas.web.formats import number


@dataclass(frozen=True)
class Group:
    """A heading. `goes_on`: its group began on the page before. It has no number when counting took too long."""

    label: str
    count: int | None
    goes_on: bool


def groups_of(question: Question, reader: Reader, rows: Sequence[Row]) -> dict[int, Group]:
    """The headings of one page: each by the id of the row that it stands above."""
    grouping = question.grouping
    if grouping is None or not rows:
        return {}
    key, column = question.sort.keys[0], question.overview.column_named[grouping.column]
    make, counts = column.text or str, _counts(question, [reader.value(row, key) for row in rows])
    before = question.cursor.key[0] if question.cursor and not question.cursor.backwards else None
    found, last = {}, None
    for row in rows:
        value = reader.value(row, key)
        if value != last:
            label = make(*(reader.value(row, name) for name in column.values)) or str(grouping.empty)
            found[row[0]] = Group(label, counts.get(value), goes_on=value == before)
            last = value
    return found


def names_needed(question: Question) -> tuple[str, ...]:
    """The values of a row that its group's heading is made of."""
    return question.overview.column_named[question.grouping.column].values if question.grouping else ()


def _counts(question: Question, keys: Iterable[str]) -> dict[str, int]:
    """How many rows match in each of these groups, with one query; none when that takes too long."""
    key = question.sort.keys[0]
    rows = question.with_keys(question.found()).filter(**{f"{key}__in": list(dict.fromkeys(keys))})
    try:
        with time_limit(PATIENCE):
            return dict(rows.order_by().values_list(key).annotate(Count("pk")))
    except TookTooLong:
        return {}


def totals_of(question: Question) -> list[str]:
    """The cells of the last row; a sum that takes too long is left out."""
    if not any(column.total for column in question.columns):
        return []
    found = question.found().order_by()
    return [_total(column, found) for column in question.columns]


def _total(column: Column, found: QuerySet[Any]) -> str:
    if column.total is None:
        return ""
    try:
        with time_limit(PATIENCE):
            return number(column.total(found))
    except TookTooLong:
        return "…"
