"""Questions that are asked all day of a few rows: Django writes the statement once, and then the ids are filled in.

Django takes ten times as long to write such a statement as the database to answer it. A question is a function of some
ids and of all else that its statement depends on, which must be hashable; it gives a query. It does not look at the
clock, nor at what rows say. One that can find nothing is not asked. It may lock the rows that it finds.
"""

from collections.abc import Callable, Collection, Hashable, Sequence
from copy import copy
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

from relaas.kernel.row_ids import LARGEST_ID

FEW = 20  # of more ids the writing hardly counts, and every number of ids has a statement of its own
KEPT = 500
_FIRST_MARK = -(10**15)  # stands for an id in the statement that is kept; no row has it


def asked_often(question: Callable[..., QuerySet[Any, Any]]) -> Callable[..., set[int]]:
    """Make of `question(ids, *given)` a function that answers with the ids of the rows that it finds."""
    keep = _keeping(lambda ids, *given: question(ids, *given).values_list("pk", flat=True))
    return lambda ids, *given: keep(ids, given, set, _Written.ids)


def rows_asked_often[Row](question: Callable[..., QuerySet[Any, Row]]) -> Callable[..., list[Row]]:
    """Make of `question(ids, *given)` a function that answers with the rows that it finds, as the query gives them.

    What a query looks up afterwards (`prefetch_related`) it does not.
    """
    keep = _keeping(question)
    return lambda ids, *given: keep(ids, given, list, _Written.rows)


def _keeping(question: Callable[..., QuerySet[Any, Any]]) -> Callable[..., Any]:
    """Answers the question, as a set or a list, by its statement; that of many ids is written for them alone."""

    @lru_cache(maxsize=KEPT)
    def written(count: int, *given: Hashable) -> _Written | None:
        try:
            return _Written(question(marks(count), *given))
        except EmptyResultSet:
            return None

    def answer(ids: Collection[int], given: tuple[Hashable, ...], gathered: type, ask: Callable[..., Any]) -> Any:
        if len(ids) > FEW:
            return gathered(question(ids, *given))
        possible = sorted(id for id in ids if id <= LARGEST_ID)
        kept = written(len(possible), *given) if possible else None
        return ask(kept, possible) if kept else gathered()

    return answer


class _Written:
    """A query with its statement."""

    def __init__(self, found: QuerySet[Any, Any]) -> None:
        self._found: Any = found
        self._compiler = found.query.get_compiler(using=found.db)
        self._statement, self._parameters = self._compiler.as_sql()

    def ids(self, ids: list[int]) -> set[int]:
        """The answer of a query for ids, with these in the places of their marks."""
        with connection.cursor() as cursor:
            cursor.execute(self._statement, fill_in(self._parameters, ids))
            return {id for (id,) in cursor.fetchall()}

    def rows(self, ids: list[int]) -> list[Any]:
        """The same of any query. Django makes rows of the answer, as it does when it has written the statement."""
        compiler = copy(self._compiler)
        compiler.connection = connection  # of the thread that asks
        compiler.as_sql = lambda *_how, **_more: (self._statement, fill_in(self._parameters, ids))
        found = self._found
        asked = SimpleNamespace(
            db=found.db,
            model=found.model,
            query=_Query(found.query, compiler),
            _fields=found._fields,
            _fetch_mode=found._fetch_mode,
            _known_related_objects={},
        )
        return list(found._iterable_class(asked))


class _Query:
    """The query, as whoever makes rows of it sees it: what compiles it has compiled it."""

    def __init__(self, query: Any, compiler: SQLCompiler) -> None:
        self._query, self._compiler = query, compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)

    def get_compiler(self, *_how: Any, **_more: Any) -> SQLCompiler:
        return self._compiler


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
