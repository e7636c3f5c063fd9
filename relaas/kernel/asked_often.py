"""Questions that every verb asks of a few rows: Django writes the statement once, and then only the ids are filled in.

Django takes ten times as long to write such a statement as the database to answer it.
"""

from collections.abc import Callable, Collection, Hashable, Sequence
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

FEW = 20  # of more ids the writing hardly counts, and every number of ids has a statement of its own
KEPT = 500
_FIRST_MARK = -(10**15)  # stands for an id in the statement that is kept; no row has it


def asked_often(question: Callable[..., QuerySet[Any, Any]]) -> Callable[..., set[int]]:
    """Make `question(ids, *given)`, which gives a query for the ids of some of these rows, one that answers with them.

    All that the statement depends on is given and hashable: a question does not look at the clock, nor at what other
    rows say. One that can find nothing is not asked. It may lock the rows that it finds.
    """

    @lru_cache(maxsize=KEPT)
    def written(count: int, *given: Hashable) -> tuple[str, tuple[Any, ...]] | None:
        try:
            return question(marks(count), *given).values_list("pk", flat=True).query.sql_with_params()
        except EmptyResultSet:
            return None

    def answer(ids: Collection[int], *given: Hashable) -> set[int]:
        if not ids:
            return set()
        if len(ids) > FEW:
            return set(question(ids, *given).values_list("pk", flat=True))
        if (statement := written(len(ids), *given)) is None:
            return set()
        sql, parameters = statement
        with connection.cursor() as cursor:
            cursor.execute(sql, fill_in(parameters, sorted(ids)))
            return {id for (id,) in cursor.fetchall()}

    return answer


def marks(count: int) -> list[int]:
    """What stands for so many ids in a statement that is written once."""
    return [_FIRST_MARK - number for number in range(count)]


def fill_in(parameters: Sequence[Any], ids: Sequence[int]) -> list[Any]:
    """The parameters of a statement with these ids in the places of their `marks`."""

    def fill(value: Any) -> Any:
        if isinstance(value, list | tuple):
            return [fill(each) for each in value]
        place = _FIRST_MARK - value if isinstance(value, int) else -1
        return ids[place] if 0 <= place < len(ids) else value

    return [fill(value) for value in parameters]
