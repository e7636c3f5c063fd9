"""Rows as the triggers keep them: raw values in JSON, read and put back without Django's converters in between."""

import json
from collections.abc import Mapping, Sequence
from itertools import batched
from typing import Any

from django.db import connection

type Values = Mapping[str, Any]

MOST = 500  # rows in one statement


def read(table: str, key: str, columns: Sequence[str], id: int) -> dict[str, Any] | None:
    """The present values of a row, in the form in which history keeps them; None when it is gone."""
    with connection.cursor() as cursor:
        cursor.execute(_select(table, key, columns), [id])
        row = cursor.fetchone()
    return _values(columns, row) if row else None


def read_all(table: str, columns: Sequence[str], column: str, values: Sequence[Any]) -> list[dict[str, Any]]:
    """The present rows in which this column is one of these values, in the form in which history keeps them."""
    places = ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(f'{_columns_from(table, columns)} WHERE "{column}" IN ({places})', list(values))
        return [_values(columns, row) for row in cursor.fetchall()]


def lock(table: str, key: str, ids: Sequence[int]) -> None:
    """Let nobody else change these rows until the transaction ends; on SQLite nobody can anyway."""
    if connection.vendor == "postgresql":
        for some in batched(ids, MOST):
            places = ", ".join(["%s"] * len(some))
            _execute(f'SELECT 1 FROM "{table}" WHERE "{key}" IN ({places}) ORDER BY "{key}" FOR UPDATE', list(some))


def insert(table: str, values: Values) -> None:
    """Bring a deleted row back as it was."""
    columns = ", ".join(f'"{column}"' for column in values)
    if connection.vendor == "postgresql":
        statement = (
            f'INSERT INTO "{table}" ({columns}) SELECT {columns} FROM jsonb_populate_record(NULL::"{table}", %s::jsonb)'
        )
        parameters: list[Any] = [json.dumps(values)]
    else:
        statement = f'INSERT INTO "{table}" ({columns}) VALUES ({", ".join(["%s"] * len(values))})'
        parameters = list(values.values())
    _execute(statement, parameters)


def update(table: str, key: str, id: int, values: Values) -> None:
    """Give columns of a row the values they had."""
    if connection.vendor == "postgresql":
        columns = ", ".join(f'"{column}"' for column in values)
        statement = (
            f'UPDATE "{table}" SET ({columns}) = '
            f'(SELECT {columns} FROM jsonb_populate_record(NULL::"{table}", %s::jsonb)) WHERE "{key}" = %s'
        )
        parameters: list[Any] = [json.dumps(values), id]
    else:
        columns = ", ".join(f'"{column}" = %s' for column in values)
        statement = f'UPDATE "{table}" SET {columns} WHERE "{key}" = %s'
        parameters = [*values.values(), id]
    _execute(statement, parameters)


def delete(table: str, key: str, ids: Sequence[int]) -> None:
    """Take rows away that should not have been made."""
    for some in batched(ids, MOST):
        _execute(f'DELETE FROM "{table}" WHERE "{key}" IN ({", ".join(["%s"] * len(some))})', list(some))


def _select(table: str, key: str, columns: Sequence[str]) -> str:
    lock = " FOR UPDATE" if connection.vendor == "postgresql" else ""
    return f'{_columns_from(table, columns)} WHERE "{key}" = %s{lock}'


def _columns_from(table: str, columns: Sequence[str]) -> str:
    if connection.vendor == "postgresql":
        return f'SELECT to_jsonb(t)::text FROM "{table}" t'
    # the plus sign keeps SQLite's declared types, and with them Django's converters, out of it
    return f'SELECT {", ".join(f'+"{column}"' for column in columns)} FROM "{table}"'


def _values(columns: Sequence[str], row: Sequence[Any]) -> dict[str, Any]:
    if connection.vendor == "postgresql":
        whole = json.loads(row[0])
        return {column: whole[column] for column in columns}
    return dict(zip(columns, row, strict=True))


def _execute(statement: str, parameters: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
