"""The search index: which records have all these words, in any part of their `search_text`.

What is found, on both databases and whatever the number of rows: a word of three letters or more anywhere in the
text; a shorter one where a word of the text begins (`bv`, `Jan B`). Case, accents, dots and apostrophes do not count.

A room registers its column once (`register`) and fills it with `text_to_search`: two spaces before each word make the
beginning of a word something that an index of three-letter pieces knows too. `migrate` calls `remove` and `install`.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import F, Model, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan, In

from relaas.kernel.folding import fold
from relaas.kernel.kept_statements import ask
from relaas.kernel.rare_pieces import are_often_further_on, is_known, rare_pieces
from relaas.kernel.search_index import PIECE, install, rebuild, register, remove, searched_column

__all__ = [
    "beginnings",
    "found_further_on",
    "found_words",
    "has_pieces",
    "has_words",
    "install",
    "is_common",
    "like_pattern",
    "match_for",
    "matching_rows",
    "newest_ids",
    "pk_in",
    "rebuild",
    "register",
    "remove",
    "some_ids",
    "text_to_search",
    "words_of",
]

LONGEST_TEXT = 1600  # bytes; an index row of PostgreSQL holds 2,700, and lists keep the text in theirs
LONGEST_QUESTION = 200  # letters of what somebody typed


def text_to_search(parts: Iterable[str]) -> str:
    """What belongs in the column: each folded word once, behind two spaces; what is over 1,600 bytes falls off."""
    words = dict.fromkeys(word for part in parts if part for word in fold(part).split())
    text = "".join(f"  {word}" for word in words)
    return text.encode()[:LONGEST_TEXT].decode(errors="ignore")


def words_of(typed: str) -> tuple[str, ...]:
    """The words to look for in what somebody typed, as they must stand in the column; all of them must."""
    plain = typed[:LONGEST_QUESTION].encode(errors="ignore").decode()
    words = dict.fromkeys(fold(plain).split())
    return tuple(word if len(word) >= PIECE else f"  {word}"[-PIECE:] for word in words)


def has_words(model: type[Model], words: Sequence[str]) -> Q:
    """The condition, tested row by row: for walking an index that holds the text. It never uses the search index."""
    column = searched_column(model).column
    if connection.vendor == "sqlite":
        return Q(*(Q(**{f"{column}__contains": word}) for word in words))  # no index there can serve LIKE '%word%'
    return Q(*(GreaterThan(StrIndex(F(column), Value(word)), 0) for word in words))


def found_words(model: type[Model], words: Sequence[str]) -> Q:
    """The same condition by the search index: for collecting the rows that match."""
    if connection.vendor == "sqlite":
        return Q(In(F("pk"), RawSQL(*matching_rows(model, words))))  # noqa: S611 - what was typed is a parameter
    pieces = rare_pieces(model, words)
    return _whole_words(model, pieces) & has_words(model, words) if pieces else _whole_words(model, words)


def _whole_words(model: type[Model], words: Sequence[str]) -> Q:
    """On PostgreSQL: the words themselves, all of whose pieces the index is asked for."""
    column = searched_column(model).column
    # A word without a letter or digit (an emoji) has no pieces there; its whole index would be read.
    known = [word for word in words if has_pieces(word)]
    rest = [word for word in words if word not in known]
    return Q(*(Q(**{f"{column}__contains": word}) for word in known)) & has_words(model, rest)


def matching_rows(model: type[Model], words: Sequence[str]) -> tuple[str, list[str]]:
    """On SQLite: the statement for the ids of the rows that have these words, and its parameters."""
    searched, pieces = searched_column(model), rare_pieces(model, words)
    if not pieces:
        return searched.matching_rows, [match_for(words)]
    tested = f' AND instr("{searched.index}"."{searched.column}", %s) > 0' * len(words)
    return f"{searched.matching_rows}{tested}", [match_for(pieces), *words]


def pk_in(ids: str) -> Q:
    """The condition that the id stands in a list that is written as JSON: one parameter for any number."""
    many = "SELECT value FROM json_each(%s)"
    if connection.vendor == "postgresql":
        many = "SELECT value::bigint FROM json_array_elements_text((%s)::json)"
    return Q(In(F("pk"), RawSQL(many, (ids,))))  # noqa: S611 - our own


def has_pieces(word: str) -> bool:
    """Whether PostgreSQL's index knows pieces of the word: those of letters and digits."""
    return any(letter.isalnum() for letter in word)


def like_pattern(word: str) -> str:
    """The word anywhere in a text, as LIKE must be asked for it: no sign in it is special."""
    return "%{}%".format(word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))


def some_ids(model: type[Model], words: Sequence[str], most: int) -> list[int] | None:
    """The ids of some rows that have these words, at most so many; None on PostgreSQL where the words are not rare."""
    if connection.vendor != "sqlite":
        return _rare(model, words, most, "{} LIMIT %s")
    rows, values = matching_rows(model, words)
    return _ids(f"{rows} LIMIT %s", [*values, most])


def beginnings(words: Sequence[str]) -> list[str]:
    """The first letters of each word, as many as a piece has, or of a shorter word all."""
    return list(dict.fromkeys(word.lstrip()[:PIECE] for word in words))


def found_further_on(model: type[Model], words: Sequence[str], most: int) -> list[int] | None:
    """The ids of the first so many rows that may have these words, for their text has the first letters of each; it
    begins with those of none. None where the index does not know beginnings, on PostgreSQL those of three letters, or
    collects all that it finds before it gives one, and that is much.
    """
    searched, letters = searched_column(model), beginnings(words)
    if connection.vendor == "sqlite":
        begun = " OR ".join(f"^{match_for([f'  {each}'])}" for each in letters)
        pieces = match_for([word[:PIECE] for word in words])
        return _ids(f"{searched.matching_rows} LIMIT %s", [f"{pieces} NOT ({begun})", most])
    if not searched.by_beginning or not all(is_known(each) and len(each) == PIECE for each in letters):
        return None
    if are_often_further_on(model, letters):
        return None
    tests = " AND ".join([f"{searched.column} LIKE %s"] * len(letters))
    rows = f"SELECT id FROM {searched.table} WHERE {tests} AND {searched.beginning} @@ %s::tsquery LIMIT %s"  # noqa: S608 - our own
    others = " & ".join(["'*'", *(f"!'*{each}'" for each in letters)])
    return [id for (id,) in ask(rows, [*map(like_pattern, letters), others, most])]


def newest_ids(model: type[Model], words: Sequence[str], most: int) -> list[int] | None:
    """The ids of the newest rows that have these words, at most so many, the newest first.

    None on PostgreSQL where the words are not rare: there its planner knows whether to walk the newest rows.
    """
    if connection.vendor == "sqlite":
        rows, values = matching_rows(model, words)
        return _ids(f"{rows} ORDER BY rowid DESC LIMIT %s", [*values, most])
    # All that are found first: whoever wants the newest few is tempted to walk them.
    return _rare(model, words, most, "WITH found AS MATERIALIZED ({}) SELECT id FROM found ORDER BY id DESC LIMIT %s")


def _rare(model: type[Model], words: Sequence[str], most: int, how: str) -> list[int] | None:
    """On PostgreSQL: the ids of so many rows by the rarest pieces of the words, where few rows have these."""
    pieces, searched = rare_pieces(model, words), searched_column(model)
    if not pieces:
        return None
    tests = [f"{searched.column} LIKE %s"] * len(pieces) + [f"strpos({searched.column}, %s) > 0"] * len(words)
    rows = f"SELECT id FROM {searched.table} WHERE {' AND '.join(tests)}"  # noqa: S608 - our own
    return [id for (id,) in ask(how.format(rows), [*map(like_pattern, pieces), *words, most])]


def is_common(model: type[Model], words: Sequence[str], limit: int) -> bool:
    """Whether more than `limit` rows have these words: known to SQLite's index, estimated by PostgreSQL's planner.

    Only for choosing a way to look: the estimate may be wrong.
    """
    if connection.vendor == "sqlite":
        # What few rows have pieces of need not be counted by all of them.
        pieces = rare_pieces(model, words)
        return (not pieces or _more_than(limit, model, pieces)) and _more_than(limit, model, words)
    rows = model._base_manager.filter(_whole_words(model, words)).order_by()
    plan = json.loads(rows.values("pk").explain(format="json"))
    return bool(plan[0]["Plan"]["Plan Rows"] > limit)


def _ids(statement: str, values: Sequence[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [id for (id,) in cursor.fetchall()]


def _more_than(limit: int, model: type[Model], words: Sequence[str]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(searched_column(model).matching_count, (match_for(words), limit + 1))
        return bool(cursor.fetchone()[0] > limit)


def match_for(words: Sequence[str]) -> str:
    """The words as FTS5 must be asked for them: all of them, and no sign in them special."""
    return " ".join('"{}"'.format(word.replace('"', '""')) for word in words)
