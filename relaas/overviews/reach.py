"""Finding one page of a list among any number of rows, without asking the planner to guess right.

Three ways give the same rows; which is quick depends on how many match and where they stand:

- *near*: test the next 8,000 rows of the order's own index. Common matches end here, in a few milliseconds.
- *gathered*: collect what matches by whatever index finds it, at most 20,000, and sort that. Rare matches end here,
  and their exact number comes with it. Common words are tested on the rows that rare filters give.
- *far*: walk the order to its end. Common matches that stand together far away, as all names that begin with one word.
  In the order in which rows were made the index of words walks to them instead; by name it leads to them.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from relaas.kernel import search
from relaas.kernel.found_in_age import found_in_age
from relaas.overviews.beginning import begun
from relaas.overviews.cursors import Key
from relaas.overviews.question import Question
from relaas.overviews.walking import key_ahead, walk

PAGE = 50  # rows on a page
COUNTED = 1000  # rows that a page counts: as many are looked up while their order is walked, for that costs little more
NEAREST = 400  # rows of the order that are tested first where each costs a look elsewhere and none are counted
NEAR = 8_000  # rows of the order that are tested one by one
NEAR_WITHOUT_TEXT = 3_000  # the same where each costs a look into the table for its text
GATHERED = 20_000  # matches that are collected and sorted
FEW = 5_000  # rows with the words, or passing the filters, from which collecting is quicker than walking
SORTED_WITHOUT_INDEX = 10_000  # the same when that is the only way, for an order that has no index


class TooManyToSort(Exception):
    """More rows match than may be sorted without an index."""


@dataclass(frozen=True)
class Reached:
    """The ids of one page in their order, whether more stand behind it, how many were seen to match (to one more than a
    page counts), and how many match in all where that came along."""

    ids: list[int]
    more: bool
    seen: int = 0
    total: int | None = None


def reach(question: Question) -> Reached:
    """The page of the question. Raises `TooManyToSort` when its order has no index and too much matches."""
    if not question.sort.indexed:
        found = _gathered(question, question.found(), SORTED_WITHOUT_INDEX)
        if found is None:
            raise TooManyToSort
        return found
    if question.walks_all:
        return _page(question, PAGE if question.kept_sums else COUNTED, to_the_end=True)
    if not question.counts_on_its_way and (edge := key_ahead(question, NEAREST)):
        nearest = _page(question, PAGE, edge)
        if nearest.more:
            return nearest
    edge = key_ahead(question, NEAR if _walks_lightly(question) else NEAR_WITHOUT_TEXT)
    limit = COUNTED if question.counts_on_its_way and not question.kept_sums else PAGE
    near = _page(question, limit, edge, to_the_end=not edge)
    if near.more or not edge:
        return near
    few = _few(question)
    found = (few is not None and _gathered(question, few, GATHERED)) or _in_age(question) or _begun(question)
    if found:
        return found
    if few is None and not _walks_lightly(question):
        return _gathered(question, question.found(), None) or near
    return _page(question, PAGE)


def _in_age(question: Question) -> Reached | None:
    """What matches, from the index of words in the order in which rows were made; None in another order, without words,
    or for who is limited to its own: few of what has the words may be seen, and all of it would be tested."""
    if question.sort.keys or not question.words or question.actor.only_managed:
        return None
    place = int(question.cursor.key[-1]) if question.cursor else None
    model, onward = question.overview.model, question.onward
    ids = found_in_age(model, question.words, question.found, onward=onward, place=place, most=PAGE + 1)
    return None if ids is None else _cut(question, ids, None)


def _begun(question: Question) -> Reached | None:
    """What matches of words that names begin with; None where that is not how the order sorts."""
    ids = begun(question, PAGE + 1)
    return None if ids is None else _cut(question, ids, None)


def _few(question: Question) -> QuerySet[Any] | None:
    """What matches, found by what is rare in it: the words or the filters; None when neither seems to be."""
    model, words = question.overview.model, question.words
    ids = search.some_ids(model, words, FEW + 1) if words else None
    if ids is not None and len(ids) <= FEW:
        return question.found(search.pk_in(json.dumps(ids)))  # the index of words is asked once
    if not words or (ids is None and not search.is_common(model, words, FEW)):
        return question.found()
    if question.filters and question.passing().order_by()[: FEW + 1].count() <= FEW:
        return question.passing().filter(search.has_words(model, words))
    return None


def _walks_lightly(question: Question) -> bool:
    """Whether the index of the order has all that is tested."""
    return not question.words or question.sort.holds_text


def _page(question: Question, limit: int, edge: Key = (), *, to_the_end: bool = False) -> Reached:
    ids = walk(question, limit + 1, edge)
    all_seen = to_the_end and len(ids) <= limit and not question.cursor
    return _cut(question, ids, len(ids) if all_seen else None)


def _gathered(question: Question, few: QuerySet[Any], limit: int | None) -> Reached | None:
    """Sort all of these; None when that is more than `limit`."""
    keys = (*question.sort.keys, "pk")
    found = question.with_keys(few).order_by().values_list(*keys)
    rows = _sorted_page(question, found[: limit + 1] if limit else found, len(keys))
    total = rows[0][1] if rows else 0
    if limit and total > limit:
        return None
    return _cut(question, [id for id, _total in rows if id is not None], total)


def _sorted_page(question: Question, found: QuerySet[Any], width: int) -> Sequence[tuple[int | None, int]]:
    """Ids of the page and, on each row, how many there are in all: one look into the index for both.

    Written as SQL because collecting must come first, whatever the planner thinks (MATERIALIZED).
    """
    sql, values = found.query.sql_with_params()
    names = [f"k{number}" for number in range(width)]
    columns, key = ", ".join(names), names[-1]
    sign = question.onward
    order = ", ".join(f"{name} {'ASC' if sign == '>' else 'DESC'}" for name in names)
    cursor_key: Key = question.cursor.key if question.cursor else ()
    beyond = f"WHERE ({columns}) {sign} ({', '.join(['%s'] * width)})" if cursor_key else ""
    page = f"SELECT {columns} FROM found {beyond} ORDER BY {order} LIMIT {PAGE + 1}"  # noqa: S608 - names made above
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH found ({columns}) AS MATERIALIZED ({sql}), page AS ({page}) "  # noqa: S608 - made by the ORM
            f"SELECT {key}, (SELECT count(*) FROM found) FROM (SELECT 1) one LEFT JOIN page ON true ORDER BY {order}",
            (*values, *cursor_key),
        )
        rows: list[tuple[int | None, int]] = cursor.fetchall()
        return rows


def _cut(question: Question, ids: list[int], total: int | None) -> Reached:
    page = ids[:PAGE]
    backwards = question.cursor is not None and question.cursor.backwards
    return Reached(page[::-1] if backwards else page, len(ids) > PAGE, len(ids), total)
