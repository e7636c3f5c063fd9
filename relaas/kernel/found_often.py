"""Questions by what somebody types: Django writes the statement once for each number of words.

A question is a function of some words and of all else that its statement depends on, as those of `asked_often` are.
It is planned anew each time: how common a word is decides how it is found.
"""

import json
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache, partial
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import Model, QuerySet

from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import KEPT, WrittenQuery, of_anybody, viewer_among
from relaas.kernel.kept_statements import KeptStatement, text_mark
from relaas.kernel.search import found_words, has_pieces, like_pattern, match_for, newest_ids, pk_in

# Of the newest rows that have the words so many times what is wanted are tested, then more where few may be seen.
TIMES = (1.25, 6, 30, 100)


def looked_at(shown: int) -> int:
    """How many rows that have the words are looked at, to show so many of each kind."""
    return min(10 * shown, 200)


def rows_found_often[Row](
    question: Callable[..., QuerySet[Any, Row]], *, planned_anew: bool = True
) -> Callable[..., list[Row]]:
    """Make of `question(words, *given)` a function that answers with the rows that it finds, as the query gives them.

    The words may only be given to `kernel.search`, or be compared as they are. `planned_anew`: they decide how rows are
    found.
    """

    @lru_cache(maxsize=KEPT)
    def written(marks: tuple[str, ...], *given: Hashable) -> WrittenQuery | None:
        try:
            return WrittenQuery(question(marks, *given), planned_anew=planned_anew)
        except EmptyResultSet:
            return None

    def answer(words: Sequence[str], *given: Hashable) -> list[Row]:
        marks = _marks_of(words)
        kept = written(marks, *map(of_anybody, given))
        return kept.rows((), viewer_among(given), _texts(marks, words)) if kept else []

    return answer


def values_found_often(question: Callable[..., Iterable[QuerySet[Any, Any]]]) -> Callable[..., list[tuple[Any, ...]]]:
    """Make of `question(texts, *given)`, which gives queries for the same columns, a function that answers with what
    the databases give for all of them, in one statement. The texts may only be compared as they are."""

    @lru_cache(maxsize=KEPT)
    def written(marks: tuple[str, ...], *given: Hashable) -> KeptStatement | None:
        parts = [part for query in question(marks, *given) if (part := _written(query))]
        each = (f"SELECT * FROM ({sql}) part{at}" for at, (sql, _values) in enumerate(parts))  # noqa: S608 - by Django
        values = [value for _sql, given in parts for value in given]
        return KeptStatement(" UNION ALL ".join(each), values) if parts else None

    def answer(texts: Sequence[str], *given: Hashable) -> list[tuple[Any, ...]]:
        marks = _marks_of(texts)
        kept = written(marks, *map(of_anybody, given))
        return kept.rows((), viewer_among(given), dict(zip(marks, texts, strict=True))) if kept else []

    return answer


def newest_found[Row](
    model: type[Model], visible: Callable[..., QuerySet[Any, Row]]
) -> Callable[[Sequence[str], int, Actor, *tuple[Hashable, ...]], list[Row]]:
    """Make of `visible(viewer, *given)` a function that gives the newest of these rows that have all the words, at most
    so many: `newest(words, most, viewer, *given)`."""

    @rows_found_often
    def by_words(words: Sequence[str], most: int, *given: Hashable) -> QuerySet[Any, Row]:
        return visible(*given).filter(found_words(model, words)).order_by("-pk")[:most]

    @partial(rows_found_often, planned_anew=False)
    def by_ids(ids: Sequence[str], most: int, *given: Hashable) -> QuerySet[Any, Row]:
        return visible(*given).filter(pk_in(ids[0])).order_by("-pk")[:most]

    def answer(words: Sequence[str], most: int, viewer: Actor, *given: Hashable) -> list[Row]:
        for times in TIMES[viewer.only_managed :]:
            tested = newest_ids(model, words, int(most * times))
            if tested is None:
                break
            rows = by_ids([json.dumps(tested)], most, viewer, *given) if tested else []
            if len(rows) == most or len(tested) < int(most * times):
                return rows
        return by_words(words, most, viewer, *given)

    return answer


def _marks_of(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(text_mark(place, has_letters=has_pieces(word)) for place, word in enumerate(words))


def _texts(marks: Sequence[str], words: Sequence[str]) -> dict[str, str]:
    """What is filled in for whatever `kernel.search` makes of the words."""
    return {
        match_for(marks): match_for(words),
        **dict(zip(marks, words, strict=True)),
        **dict(zip(map(like_pattern, marks), map(like_pattern, words), strict=True)),
    }


def _written(query: QuerySet[Any, Any]) -> tuple[str, Sequence[Any]] | None:
    try:
        return query.query.sql_with_params()
    except EmptyResultSet:
        return None
