"""Questions that are asked all day of a few rows: Django writes the statement once, and then the ids are filled in.

Django takes ten times as long to write such a statement as the database to answer it. A question is a function of some
ids and of all else that its statement depends on, which must be hashable; it gives a query. It does not look at the
clock, nor at what rows say. One that can find nothing is not asked. It may lock the rows that it finds. Of the one who
looks it may read the rights, and have rows compared with its id: all who hold the same rights share a statement.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType, SimpleNamespace
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

from relaas.kernel.actors import Actor
from relaas.kernel.kept_statements import NO_TEXTS, KeptStatement, anybody_like, ask, marks
from relaas.kernel.row_ids import LARGEST_ID

FEW = 100  # of more ids the writing hardly counts
# For so many ids there is a statement; for a number between them the last id is filled in more than once.
SIZES = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 40, 50, 64, 80, FEW)
KEPT = 500


class Question:
    """`question(ids, *given)`: answers with the ids of the rows that it finds."""

    def __init__(self, question: Callable[..., QuerySet[Any, Any]]) -> None:
        self._question = question
        self._written = _writing(self._found)

    def __call__(self, ids: Collection[int], *given: Hashable) -> set[int]:
        if len(ids) > FEW:
            return set(self._found(ids, *given))
        asking = self.asking(ids, *given)
        if asking is None:
            return set()
        known = _answered.get().get(asking)
        return asking.query.ids(asking.ids, asking.viewer) if known is None else known

    def _found(self, ids: Collection[int], *given: Hashable) -> QuerySet[Any, int]:
        return self._question(ids, *given).values_list("pk", flat=True)

    def asking(self, ids: Collection[int], *given: Hashable) -> "Asking | None":
        """The question as it is asked; None where it can find nothing, or is asked of many."""
        return _asking(self._written, ids, given) if len(ids) <= FEW else None


def asked_often(question: Callable[..., QuerySet[Any, Any]]) -> Question:
    """Make of `question(ids, *given)` one whose statement is kept."""
    return Question(question)


def rows_asked_often[Row](question: Callable[..., QuerySet[Any, Row]]) -> Callable[..., list[Row]]:
    """Make of `question(ids, *given)` a function that answers with the rows that it finds, as the query gives them.

    What a query looks up afterwards (`prefetch_related`) it does not.
    """
    written = _writing(question)

    def answer(ids: Collection[int], *given: Hashable) -> list[Row]:
        if len(ids) > FEW:
            return list(question(ids, *given))
        asking = _asking(written, ids, given)
        return asking.query.rows(asking.ids, asking.viewer) if asking else []

    return answer


def rows_asked_daily[Row](
    question: Callable[..., QuerySet[Any, Row]], *, planned_anew: bool = False
) -> Callable[..., list[Row]]:
    """The same of a question that has no ids but that of the one who looks: `question(*given)`.

    `planned_anew`: how much that is of this viewer decides how it is found, so no plan serves all.
    """
    written = _writing(lambda _ids, *given: question(*given), planned_anew=planned_anew)

    def answer(*given: Hashable) -> list[Row]:
        query = written(0, *map(of_anybody, given))
        return query.rows((), viewer_among(given)) if query else []

    return answer


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


def _writing(
    question: Callable[..., QuerySet[Any, Any]], *, planned_anew: bool = False
) -> Callable[..., "WrittenQuery | None"]:
    """The statement for so many ids, written once; None where it can find nothing."""

    @lru_cache(maxsize=KEPT)
    def written(count: int, *given: Hashable) -> WrittenQuery | None:
        try:
            return WrittenQuery(question(marks(count), *given), planned_anew=planned_anew)
        except EmptyResultSet:
            return None

    return written


@dataclass(frozen=True)
class Asking:
    """A question as it is asked: its statement, the ids (the last more than once), who looks."""

    query: "WrittenQuery"
    ids: tuple[int, ...]
    viewer: Actor | None


def _asking(
    written: Callable[..., "WrittenQuery | None"], ids: Collection[int], given: tuple[Hashable, ...]
) -> Asking | None:
    possible = sorted({id for id in ids if id <= LARGEST_ID})
    if not possible:
        return None
    size = SIZES[bisect_left(SIZES, len(possible))]
    query = written(size, *map(of_anybody, given))
    if query is None:
        return None
    return Asking(query, (*possible, *possible[-1:] * (size - len(possible))), viewer_among(given))


_answered: ContextVar[Mapping[Asking, set[int]]] = ContextVar("answered", default=MappingProxyType({}))


@contextmanager
def asked_together(asked: Iterable[Asking | None]) -> Iterator[None]:
    """Within this block, in which nothing is written, these questions have their answers: all by one statement.

    What they lock is locked in their order.
    """
    askings = [each for each in asked if each]
    token = _answered.set(_answers_of(askings) if len(askings) > 1 else {})
    try:
        yield
    finally:
        _answered.reset(token)


def _answers_of(askings: Sequence[Asking]) -> dict[Asking, set[int]]:
    statements = [each.query.statement.filled_in(each.ids, each.viewer) for each in askings]
    named = ", ".join(f"asked{place} AS ({sql})" for place, (sql, _values) in enumerate(statements))
    parts = " UNION ALL ".join(f"SELECT {place}, pk FROM asked{place}" for place in range(len(askings)))  # noqa: S608 - made by Django
    found: list[set[int]] = [set() for _ in askings]
    for place, id in ask(f"WITH {named} {parts}", [each for _sql, values in statements for each in values]):
        found[place].add(id)
    return dict(zip(askings, found, strict=True))


class WrittenQuery:
    """A query with its statement. `planned_anew` as of `KeptStatement`."""

    def __init__(self, found: QuerySet[Any, Any], *, planned_anew: bool = False) -> None:
        self._found: Any = found
        self._compiler = compiler = found.query.get_compiler(using=found.db)
        self.statement = KeptStatement(*compiler.as_sql(), planned_anew=planned_anew)
        self._converters = compiler.get_converters([column for column, *_as in compiler.select[: compiler.col_count]])

    def ids(self, ids: Sequence[int], viewer: Actor | None) -> set[int]:
        """The answer of a query for ids, with these in the places of their marks."""
        return {id for (id,) in self.statement.rows(ids, viewer)}

    def rows(self, ids: Sequence[int], viewer: Actor | None, texts: Mapping[str, str] = NO_TEXTS) -> list[Any]:
        """The same of any query. Django makes rows of the answer, as it does when it has written the statement."""
        compiler = copy(self._compiler)
        compiler.connection = connection  # of the thread that asks
        compiler.as_sql = lambda *_how, **_more: self.statement.filled_in(ids, viewer, texts)
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
        with self.statement.planned():
            return list(found._iterable_class(asked))


class _Query:
    """The query, as whoever makes rows of it sees it: what compiles it has compiled it."""

    def __init__(self, query: Any, compiler: SQLCompiler) -> None:
        self._query, self._compiler = query, compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)

    def get_compiler(self, *_how: Any, **_more: Any) -> SQLCompiler:
        return self._compiler
