"""Keyset pages: a page begins after a row, wherever that row stands by then; nothing is counted past."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Lookup, Value
from django.db.models.sql.compiler import SQLCompiler

from relaas.kernel.row_ids import LARGEST_ID

LONGEST = 2000  # letters of a cursor in an address

type Key = tuple[str | int, ...]


@dataclass(frozen=True)
class Cursor:
    """A place in an order: right after a row with this key, or right before it."""

    key: Key
    backwards: bool = False


def written(key: Sequence[str | int]) -> str:
    """A key as it stands in an address."""
    return base64.urlsafe_b64encode(json.dumps(key, ensure_ascii=False).encode()).decode().rstrip("=")


def read(text: str, whole_numbers: Sequence[bool]) -> Key | None:
    """The key in an address: texts and whole numbers and, last, an id. None when it is not one that we wrote."""
    try:
        key = json.loads(base64.urlsafe_b64decode(text[:LONGEST] + "=" * (-len(text) % 4)).decode())
    except (ValueError, binascii.Error, RecursionError):
        return None
    if not isinstance(key, list) or len(key) != len(whole_numbers):
        return None
    right = all(
        _is_number(part) if is_number else _is_text(part) for part, is_number in zip(key, whole_numbers, strict=True)
    )
    return tuple(key) if right and key[-1] >= 0 else None


class _Row(Func):
    """Several values compared as one: `(sort_name, id)`."""

    template = "(%(expressions)s)"
    output_field = BooleanField()


class Beyond(Lookup[Any]):
    """`(sort_name, id) > ('bakker', 12)`: true of what stands after this key, or before it with `<`.

    A comparison of rows, which both databases look up in the index of the order; SQLite only where the first of them
    is a column, so there the first is compared by itself as well.
    """

    prepare_rhs = False

    def __init__(self, columns: Sequence[str], operator: str, key: Key) -> None:
        super().__init__(_Row(*(F(column) for column in columns)), _Row(*(Value(part) for part in key)))
        self._operator = operator

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        columns, before = compiler.compile(self.lhs)
        key, after = compiler.compile(self.rhs)
        beyond, parameters = f"{columns} {self._operator} {key}", (*before, *after)
        if connection.vendor != "sqlite":
            return beyond, parameters
        (first, given), (begin, value) = (compiler.compile(side.source_expressions[0]) for side in (self.lhs, self.rhs))
        return f"({first} {self._operator}= {begin} AND {beyond})", (*given, *value, *parameters)


def _is_number(part: object) -> bool:
    """A whole number that a database takes; to Python true and false are numbers too."""
    return type(part) is int and -LARGEST_ID <= part <= LARGEST_ID


def _is_text(part: object) -> bool:
    """Text that a database takes: no NUL and no half of a letter."""
    if not isinstance(part, str) or "\0" in part:
        return False
    return not any("\ud800" <= letter <= "\udfff" for letter in part)
