"""Rows that have all these words in the order in which rows were made, as far as a page asks: by the search index.

SQLite's index gives ids in their order. PostgreSQL's gives all that it finds or nothing, so where a list opens in this
order (`search.register(…, in_age=True)`) it knows as well among which 16,384 ids a row stands, and is asked for one
such stretch after another.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, Model, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.lookups import Exact

from relaas.kernel.search import found_words, matching_rows
from relaas.kernel.search_index import STRETCH_BITS, SearchColumn, searched_column

type _Statement = tuple[str, list[Any]]
type Matching = Callable[[Q], QuerySet[Any]]


def found_in_age(
    model: type[Model], words: Sequence[str], matching: Matching, *, onward: str, place: int | None, most: int
) -> list[int] | None:
    """The ids of the first so many that match, from the newest (`onward` is `<`) or the oldest (`>`) on.

    `matching` gives of the rows with the words, for which it gets a condition, those that are asked for; with `place`
    only those beyond that id. None where the index does not know the order.
    """
    searched = searched_column(model)
    if connection.vendor == "sqlite":
        statement, values = _row_by_row(searched, words, matching, onward, place)
    elif searched.in_age:
        statement, values = _stretch_by_stretch(searched, words, matching, onward, place)
    else:
        return None
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} LIMIT %s", [*values, most])
        return [id for (id,) in cursor.fetchall()]


def _row_by_row(
    searched: SearchColumn, words: Sequence[str], matching: Matching, onward: str, place: int | None
) -> _Statement:
    rows, having_words = matching_rows(searched.model, words)
    inner, values = matching(Q(pk=_given("made.rowid"))).order_by().values("pk").query.sql_with_params()
    beyond, places = (f" AND rowid {onward} %s", [place]) if place is not None else ("", [])
    order = "DESC" if onward == "<" else "ASC"
    return (
        f"SELECT made.rowid FROM ({rows}{beyond}) made WHERE EXISTS ({inner}) ORDER BY 1 {order}",  # noqa: S608 - our own
        [*having_words, *places, *values],
    )


def _stretch_by_stretch(
    searched: SearchColumn, words: Sequence[str], matching: Matching, onward: str, place: int | None
) -> _Statement:
    falls, key = onward == "<", searched.model._meta.pk.column
    here = Q(Exact(_given(searched.stretch), _given("made.stretch")))
    beyond = Q(**{"pk__lt" if falls else "pk__gt": place}) if place is not None else Q()
    found = matching(found_words(searched.model, words) & here & beyond)
    inner, values = found.order_by("-pk" if falls else "pk").values("pk").query.sql_with_params()
    ends = f"SELECT min({key}) >> {STRETCH_BITS} AS oldest, max({key}) >> {STRETCH_BITS} AS newest"
    begin, last, step = ("LEAST(newest", "oldest", -1) if falls else ("GREATEST(oldest", "newest", 1)
    stretches = f"generate_series({begin}, %s::bigint >> {STRETCH_BITS}), {last}, {step}) AS made (stretch)"
    # Each stretch is sorted by itself: they are joined one after another, for there is no other way to join these.
    return (
        f"SELECT found.id FROM ({ends} FROM {searched.table}) ends, {stretches}, LATERAL ({inner}) AS found (id)",  # noqa: S608
        [place, *values],
    )


def _given(sql: str) -> RawSQL:
    return RawSQL(sql, (), output_field=BigIntegerField())  # noqa: S611 - our own
