"""The floor beside a row: the same by the database's bare driver, without Django and without a page."""

import sqlite3
from collections.abc import Sequence
from typing import Any, Protocol, cast

import psycopg
from django.db import connection
from psycopg.conninfo import make_conninfo

from relaas.program.database_url import SQLITE_PRAGMAS

FIRST_TRANSACTION = 1


class Bare(Protocol):
    """A connection of either driver, in the way that both can be asked."""

    def execute(self, statement: str, values: Sequence[object] = (), /) -> Any: ...


class BareDatabase:
    """The database of the settings, by its own driver. Statements are written as PostgreSQL's driver takes them."""

    def __init__(self) -> None:
        self.kind = connection.vendor
        self._connection = _sqlite() if self.kind == "sqlite" else _postgresql()

    def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of a question."""
        return cast("list[tuple[Any, ...]]", self.run(statement, *values).fetchall())

    def one(self, statement: str, *values: object) -> tuple[Any, ...]:
        """The first row of a question that has one."""
        return self.rows(statement, *values)[0]

    def run(self, statement: str, *values: object) -> Any:
        """Any statement; gives the driver's cursor."""
        if self.kind == "sqlite":
            statement = statement.replace("%s", "?").replace("= true", "= 1").replace("= false", "= 0")
        return self._connection.execute(statement, values)

    def read_index_of(self, table: str) -> None:
        """Read an index of this table from its first page to its last, so that it is in memory."""
        is_postgresql = self.kind == "postgresql"
        if is_postgresql:
            self.run("SET enable_seqscan = off")
        self.one(f"SELECT count(*) FROM {table}")
        if is_postgresql:
            self.run("RESET enable_seqscan")

    def begin(self) -> None:
        """Open a transaction in which records may be written. History belongs to the database: it is kept here too."""
        self.run("BEGIN IMMEDIATE" if self.kind == "sqlite" else "BEGIN")
        if self.kind == "postgresql":
            self.run("SELECT set_config('relaas.transaction', %s, true)", str(FIRST_TRANSACTION))

    def commit(self) -> None:
        self.run("COMMIT")


def _sqlite() -> Bare:
    bare = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    for pragma in SQLITE_PRAGMAS.split(";"):
        bare.execute(pragma)
    bare.create_function("relaas_transaction", 0, lambda: FIRST_TRANSACTION)
    return cast("Bare", bare)


def _postgresql() -> Bare:
    settings = connection.settings_dict
    named = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    given = {name: str(settings[setting]) for name, setting in named.items() if settings[setting]}
    return cast("Bare", psycopg.connect(make_conninfo(**given), autocommit=True))
