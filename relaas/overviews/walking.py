"""Walking the index of an order, from where a page begins: each row is tested on the way.

Django takes longer to write such a walk than the database to walk it, and PostgreSQL as long again to plan it. So it is
written once for all who ask the same of a list with the same rights; where the walk begins and ends is filled in, and
so is the beginning of a city or a name that was typed. Words are asked once, so that is written for whoever typed them.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import Q, QuerySet

from relaas.kernel import clock
from relaas.kernel.kept_statements import KeptStatement, anybody_like, marks, text_mark
from relaas.overviews.cursors import Beyond, Key
from relaas.overviews.filters import HIGHEST
from relaas.overviews.question import Question

KEPT = 500
EDGES_KEPT = timedelta(hours=1)


def walk(question: Question, most: int, edge: Key = ()) -> list[int]:
    """The ids of the first so many rows that match, in the asked order; with `edge` of those that stand before it."""
    return [id for (id,) in _answer(question, _matching, most, edge)]


def key_ahead(question: Question, far: int) -> Key:
    """The key of the row so many ahead, as it was within the hour, whether it matches or not; empty when the order ends
    before."""
    plain = replace(question, text="", filters={}, selected=())  # what is tested does not matter: kept for all of them
    if question.walks != plain.walks:
        return _key_ahead(question, far)
    if question.cursor:
        return _key_ahead(plain, far)
    place = question.overview.name, question.sort.name, question.descending, far
    key, seen_at = _edges.get(place, ((), clock.now()))
    if not key or seen_at + EDGES_KEPT < clock.now():
        key = _key_ahead(plain, far)
        _edges[place] = key, clock.now()
    return key


# How far one walks from the first page on. It says only where another way of finding begins, so an old one will do.
_edges: dict[Hashable, tuple[Key, datetime]] = {}


def _key_ahead(question: Question, far: int) -> Key:
    return next(iter(_answer(question, _walked, far)), ())


def count_to(question: Question, most: int) -> int:
    """How many rows match, found by whatever index the database chooses and counted no further than `most`."""
    if not question.is_chosen:
        return question.found().order_by()[:most].count()
    return sum(number for (number,) in _answer(question, _found, most, how="SELECT count(*) FROM ({}) found"))


def _found(question: Question, most: int, _edge: Key) -> QuerySet[Any]:
    return question.found().order_by().values_list("pk")[:most]


def _matching(question: Question, most: int, edge: Key) -> QuerySet[Any]:
    rows = onward(question, question.tested())
    if edge:
        sign = "<" if question.onward == ">" else ">"
        rows = rows.filter(Q(Beyond((*question.sort.keys, "pk"), sign, edge)))
    return rows.values_list("pk")[:most]


def _walked(question: Question, far: int, _edge: Key) -> QuerySet[Any]:
    rows = onward(question, question.overview.model._base_manager.filter(question.walks))
    return rows.values_list(*question.sort.keys, "pk")[far : far + 1]


def onward(question: Question, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those of these rows that stand beyond where the page begins, in the asked order."""
    cursor = question.cursor
    if cursor:
        rows = question.with_keys(rows).filter(Q(Beyond((*question.sort.keys, "pk"), question.onward, cursor.key)))
    return question.ordered(rows, backwards=bool(cursor and cursor.backwards))


type _Write = Callable[[Question, int, Key], QuerySet[Any]]


@dataclass(frozen=True)
class _Kept:
    """What a statement is kept by: `asked` says all that it depends on, of which `question` is one example. `how` is
    asked of what `write` gives."""

    asked: Hashable
    write: _Write
    most: int
    edge: Key
    how: str
    question: Question = field(compare=False)


def _answer(question: Question, write: _Write, most: int, edge: Key = (), how: str = "{}") -> list[tuple[Any, ...]]:
    if not question.is_chosen:
        return list(write(question, most, edge))
    begin: Key = question.cursor.key if question.cursor else ()
    typed = question.typed
    given = (*begin, *edge, *typed.values())
    places = _places(given)
    ends, beginnings = places[len(begin) : len(begin) + len(edge)], places[len(given) - len(typed) :]
    cursor = question.cursor and replace(question.cursor, key=places[: len(begin)])
    filters = {**question.filters, **{name: (str(place),) for name, place in zip(typed, beginnings, strict=True)}}
    example = replace(question, actor=anybody_like(question.actor), cursor=cursor, filters=filters)
    statement = _written(_Kept((example.asked_of, cursor, clock.today()), write, most, ends, how, example))
    numbers = [part for part in given if isinstance(part, int)]
    given_texts = [(str(place), part) for place, part in zip(places, given, strict=True) if isinstance(part, str)]
    texts = {place + end: part + end for place, part in given_texts for end in ("", HIGHEST)}
    return statement.rows(numbers, question.actor, texts) if statement else []


def _places(given: Key) -> Key:
    """What stands for these numbers and texts in the statement."""
    numbers = iter(marks(len(given)))
    return tuple(text_mark(place) if isinstance(part, str) else next(numbers) for place, part in enumerate(given))


@lru_cache(maxsize=KEPT)
def _written(kept: _Kept) -> KeptStatement | None:
    question = kept.question
    try:
        sql, values = kept.write(question, kept.most, kept.edge).query.sql_with_params()
    except EmptyResultSet:
        return None
    # How many begin so, or are somebody's, decides by which index they are found; a walk has but one.
    by_index = kept.write is _found and bool(question.typed or question.actor.only_managed)
    return KeptStatement(kept.how.format(sql), values, planned_anew=by_index)
