"""Questions that are asked all day of a few rows: Django writes the statement once, and then the ids are filled in.

Django takes ten times as long to write such a statement as the database to answer it. A question is a function of some
ids and of all else that its statement depends on, which must be hashable; it gives a query. It does not look at the
clock, nor at what rows say. One that can find nothing is not asked. It may lock the rows that it finds. Of the one who
looks it may read the rights, and have rows compared with its id: all who hold the same rights share a statement.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from copy import copy
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

from relaas.kernel.actors import Actor
from relaas.kernel.kept_statements import NO_TEXTS, KeptStatement, anybody_like, marks
from relaas.kernel.row_ids import LARGEST_ID

FEW = 100  # of more ids the writing hardly counts
# For so many ids there is a statement; for a number between them the last id is filled in more than once.
SIZES = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 40, 50, 64, 80, FEW)
KEPT = 500


def asked_often(question: Callable[..., QuerySet[Any, Any]]) -> Callable[..., set[int]]:
    """Make of `question(ids, *given)` a function that answers with the ids of the rows that it finds."""
    keep = _keeping(lambda ids, *given: question(ids, *given).values_list("pk", flat=True))
    return lambda ids, *given: keep(ids, given, set, WrittenQuery.ids)


def rows_asked_often[Row](question: Callable[..., QuerySet[Any, Row]]) -> Callable[..., list[Row]]:
    """Make of `question(ids, *given)` a function that answers with the rows that it finds, as the query gives them.

    What a query looks up afterwards (`prefetch_related`) it does not.
    """
    keep = _keeping(question)
    return lambda ids, *given: keep(ids, given, list, WrittenQuery.rows)


def rows_asked_daily[Row](
    question: Callable[..., QuerySet[Any, Row]], *, planned_anew: bool = False
) -> Callable[..., list[Row]]:
    """The same of a question that has no ids but that of the one who looks: `question(*given)`.

    `planned_anew`: how much that is of this viewer decides how it is found, so no plan serves all.
    """
    keep = _keeping(lambda _ids, *given: question(*given), planned_anew=planned_anew)
    return lambda *given: keep(None, given, list, WrittenQuery.rows)


def counts_asked_often(question: Callable[..., Sequence[QuerySet[Any, Any]]]) -> Callable[..., list[int]]:
    """Make of `question(ids, *given)`, which gives queries, a function that says how many rows each finds: one
    statement."""

    @lru_cache(maxsize=KEPT)
    def written(count: int, *given: Hashable) -> KeptStatement:
        counted = [_count(query) for query in question(marks(count), *given)]
        numbers = ", ".join(f"({sql})" for sql, _parameters in counted)
        values = [each for _sql, parameters in counted for each in parameters]
        return KeptStatement(f"SELECT {numbers}", values)

    def answer(ids: Collection[int], *given: Hashable) -> list[int]:
        viewer = viewer_among(given)
        statement = written(len(ids), *map(of_anybody, given))
        return list(statement.rows(sorted(ids), viewer)[0])

    return answer


def counts_asked_daily(question: Callable[..., Sequence[QuerySet[Any, Any]]]) -> Callable[..., list[int]]:
    """The same of a question that has no ids but that of the one who looks: `question(*given)`."""
    count = counts_asked_often(lambda _ids, *given: question(*given))
    return lambda *given: count((), *given)


def _count(query: QuerySet[Any, Any]) -> tuple[str, Sequence[Any]]:
    try:
        sql, parameters = query.values_list("pk").query.sql_with_params()
    except EmptyResultSet:
        return "SELECT 0", ()
    return f"SELECT count(*) FROM ({sql}) found", parameters  # noqa: S608 - made by Django


def of_anybody(given: Hashable) -> Hashable:
    """What a statement is kept by: an actor stands for all who have its rights."""
    return anybody_like(given) if isinstance(given, Actor) else given


def viewer_among(given: Sequence[Hashable]) -> Actor | None:
    """Who looks."""
    return next((each for each in given if isinstance(each, Actor)), None)


def _keeping(question: Callable[..., QuerySet[Any, Any]], *, planned_anew: bool = False) -> Callable[..., Any]:
    """Answers the question, as a set or a list, by its statement; that of many ids is written for them alone."""

    @lru_cache(maxsize=KEPT)
    def written(count: int, *given: Hashable) -> WrittenQuery | None:
        try:
            return WrittenQuery(question(marks(count), *given), planned_anew=planned_anew)
        except EmptyResultSet:
            return None

    def answer(
        ids: Collection[int] | None, given: tuple[Hashable, ...], gathered: type, ask: Callable[..., Any]
    ) -> Any:
        if ids is not None and len(ids) > FEW:
            return gathered(question(ids, *given))
        possible = sorted({id for id in ids or () if id <= LARGEST_ID})
        if ids is not None and not possible:
            return gathered()
        if possible:
            size = SIZES[bisect_left(SIZES, len(possible))]
            possible += possible[-1:] * (size - len(possible))
        kept = written(len(possible), *map(of_anybody, given))
        return ask(kept, possible, viewer_among(given)) if kept else gathered()

    return answer


class WrittenQuery:
    """A query with its statement. `planned_anew` as of `KeptStatement`."""

    def __init__(self, found: QuerySet[Any, Any], *, planned_anew: bool = False) -> None:
        self._found: Any = found
        self._compiler = compiler = found.query.get_compiler(using=found.db)
        self._statement = KeptStatement(*compiler.as_sql(), planned_anew=planned_anew)
        self._converters = compiler.get_converters([column for column, *_as in compiler.select[: compiler.col_count]])

    def ids(self, ids: list[int], viewer: Actor | None) -> set[int]:
        """The answer of a query for ids, with these in the places of their marks."""
        return {id for (id,) in self._statement.rows(ids, viewer)}

    def rows(self, ids: Sequence[int], viewer: Actor | None, texts: Mapping[str, str] = NO_TEXTS) -> list[Any]:
        """The same of any query. Django makes rows of the answer, as it does when it has written the statement."""
        compiler = copy(self._compiler)
        compiler.connection = connection  # of the thread that asks
        compiler.as_sql = lambda *_how, **_more: self._statement.filled_in(ids, viewer, texts)
        compiler.get_converters = lambda _columns: self._converters
        found = self._found
        asked = SimpleNamespace(
            db=found.db,
            model=found.model,
            query=_Query(found.query, compiler),
            _fields=found._fields,
            _fetch_mode=found._fetch_mode,
            _known_related_objects={},
        )
        with self._statement.planned():
            return list(found._iterable_class(asked))


class _Query:
    """The query, as whoever makes rows of it sees it: what compiles it has compiled it."""

    def __init__(self, query: Any, compiler: SQLCompiler) -> None:
        self._query, self._compiler = query, compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)

    def get_compiler(self, *_how: Any, **_more: Any) -> SQLCompiler:
        return self._compiler
