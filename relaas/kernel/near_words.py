"""Words with one letter wrong: what may have been meant, found by the same search index.

Forgiven is one mistake in one word: a wrong letter, a missing one, one too many, two that changed places. Whoever
makes one has the rest right, so both what stands before it and what stands behind it must be in the text; where these
are too short for an index of three-letter pieces, each letter of the alphabet is tried in the place.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from string import ascii_lowercase
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet

from relaas.kernel.found_often import rows_found_often
from relaas.kernel.rare_pieces import was_seen
from relaas.kernel.search import found_words, like_pattern, match_for, some_ids
from relaas.kernel.search_index import PIECE, SearchColumn, searched_column

SHORTEST = 4  # letters; a shorter word with a mistake can be anything
LONGEST = 24
FOUND_EACH = 20  # rows for each place where the mistake may be
FOUND_WHOLE = 60  # rows with any of the words that may be meant, where each letter is known
LOOKED_AT = 100  # rows that have the pieces, for each place
ANY = "_"  # one letter, as LIKE writes it


def may_be_wrong(word: str) -> bool:
    """Whether a mistake in this word is looked for: letters only, for a wrong digit makes another number."""
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


def near_rows(model: type[Model], word: str, others: Sequence[str]) -> list[int]:
    """The ids of records in which a word begins like this one but for one letter, and which have all `others`."""
    searched = searched_column(model)
    forms = sorted(set(_forms(word, *_there(model, word, others))))
    if not forms:
        return []
    return (_on_sqlite if connection.vendor == "sqlite" else _on_postgresql)(searched, forms, others)


def _on_sqlite(searched: SearchColumn, forms: Sequence[str], others: Sequence[str]) -> list[int]:
    index, column = searched.index, searched.column
    some = f"SELECT rowid, {column} FROM {index} WHERE {index} MATCH %s LIMIT {LOOKED_AT}"  # noqa: S608 - our own
    pick = f"SELECT rowid FROM ({some}) WHERE {column} LIKE %s LIMIT {FOUND_EACH}"  # noqa: S608
    values = [value for form in forms for value in (match_for(_pieces(form, others)), f"%{form}%")]
    return _ids(" UNION ALL ".join([f"SELECT * FROM ({pick})"] * len(forms)), values)  # noqa: S608


def _on_postgresql(searched: SearchColumn, forms: Sequence[str], others: Sequence[str]) -> list[int]:
    """Whole words by whatever way the planner finds best; where a letter is open, of some rows that have the rest."""
    table, column, like = searched.table, searched.column, f"{searched.column} LIKE %s"
    whole = [form for form in forms if ANY not in form]
    parts: list[str] = []
    values: list[str] = []
    if whole:
        condition = " AND ".join([f"({' OR '.join([like] * len(whole))})", *[like] * len(others)])
        parts = [f"(SELECT id FROM {table} WHERE {condition} ORDER BY id DESC LIMIT {FOUND_WHOLE})"]  # noqa: S608 - our own
        values = [like_pattern(each) for each in (*whole, *others)]
    for form in forms:
        if ANY in form:
            pieces = _pieces(form, others)
            some = f"SELECT id, {column} FROM {table} WHERE {' AND '.join([like] * len(pieces))} LIMIT {LOOKED_AT}"  # noqa: S608
            parts.append(f"(SELECT id FROM ({some}) looked_at WHERE {like} LIMIT {FOUND_EACH})")  # noqa: S608
            values += [*map(like_pattern, pieces), f"%{form}%"]
    return _ids(" UNION ALL ".join(parts), values)


def is_near(word: str, other: str) -> bool:
    """Whether the other word begins like this one but for one mistake."""
    return _beginnings(word).match(other) is not None


@lru_cache(maxsize=100)
def _beginnings(word: str) -> re.Pattern[str]:
    """All forms at once: hundreds of words are compared with one that was typed."""
    forms = sorted({form.lstrip() for form in _forms(word)})
    return re.compile("|".join(re.escape(form).replace(ANY, ".") for form in forms))


def _there(model: type[Model], word: str, others: Sequence[str]) -> tuple[int, int]:
    """How many letters of the word a record begins a word with, and how many of its last ones stand in one together.

    The mistake is not behind the first of these nor before the last: what need not be looked for takes longest.
    """

    def is_there(part: str) -> bool:
        return was_seen(model, (part, *others)) or is_found(model, (part, *others))

    begins = next((at for at in range(1, len(word)) if not is_there(f"  {word[: at + 1]}")), len(word))
    ends = next((at - 1 for at in range(PIECE, len(word) + 1) if not is_there(word[-at:])), len(word))
    return begins, ends


def is_found(model: type[Model], words: Sequence[str]) -> bool:
    """Whether any record has these words."""
    found = some_ids(model, words, 1)
    return bool(_one_having(words, model) if found is None else found)


@rows_found_often
def _one_having(words: Sequence[str], model: type[Model]) -> QuerySet[Any, Any]:
    return model._base_manager.filter(found_words(model, words)).values_list("pk")[:1]


def _forms(word: str, begins: int = LONGEST, ends: int = LONGEST) -> Iterator[str]:
    """What the word may have to be, as beginnings of words in the text; `_` is any letter.

    Of those only the ones that have at most `begins` of its letters before the mistake, and `ends` behind it.
    """
    for at in range(min(len(word), begins + 1)):
        before, rest = word[:at], word[at:]
        if len(rest) - 1 <= ends:
            yield from _with_any(before, rest[1:])
            if at:  # the first letter is seldom one too many, and without it everything else is near
                yield f"  {before}{rest[1:]}"
        if len(rest) <= ends:
            yield from _with_any(before, rest)
        if 1 < len(rest) <= ends + 2:
            yield f"  {before}{rest[1]}{rest[0]}{rest[2:]}"


def _with_any(before: str, behind: str) -> list[str]:
    enough = len(before) >= PIECE or len(behind) > PIECE or (len(behind) == PIECE and not before)
    letters = (ANY,) if enough else ascii_lowercase
    return [f"  {before}{letter}{behind}" for letter in letters]


def _pieces(form: str, others: Sequence[str]) -> list[str]:
    """The parts of a form that are long enough for the index, and the other words."""
    return [*(part for part in form.split(ANY) if len(part) >= PIECE), *others]


def _ids(statement: str, values: Sequence[str]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(dict.fromkeys(id for (id,) in cursor.fetchall()))
