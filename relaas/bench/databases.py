"""Where the data of measurements is kept: an SQLite file each, or databases of one PostgreSQL server."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol
from urllib.parse import quote, urlsplit

import psycopg
from psycopg import sql

from relaas.bench.private_postgresql import DURABLE, private_server

KINDS = ("sqlite", "postgresql")
PREFIX = "relaas_bench"


class Databases(Protocol):
    """Named databases of one kind."""

    def url(self, name: str) -> str: ...
    def names(self) -> list[str]: ...
    def make(self, name: str) -> None: ...
    def copy(self, name: str, copy: str) -> None: ...
    def rename(self, name: str, new: str) -> None: ...
    def drop(self, name: str) -> None: ...


@contextmanager
def opened(kind: str, folder: Path) -> Iterator[Databases]:
    """The databases in this folder. PostgreSQL: those of TEST_DATABASE_URL's server if given, else a private one's."""
    if kind == "sqlite":
        yield SqliteFiles(folder)
    elif given := os.environ.get("TEST_DATABASE_URL", ""):
        yield PostgresqlDatabases(given)
    else:
        with private_server(DURABLE, keep=folder) as url:
            yield PostgresqlDatabases(url)


class SqliteFiles:
    """The databases of the bench as files in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def url(self, name: str) -> str:
        return f"sqlite:///{quote(str(self._file(name)))}"

    def names(self) -> list[str]:
        return [file.stem for file in self._folder.glob(f"{PREFIX}*.sqlite3")]

    def make(self, name: str) -> None:
        """Opening makes it."""

    def copy(self, name: str, copy: str) -> None:
        shutil.copyfile(self._file(name), self._file(copy))

    def rename(self, name: str, new: str) -> None:
        self._file(name).rename(self._file(new))

    def drop(self, name: str) -> None:
        for behind in ("", "-wal", "-shm"):
            Path(f"{self._file(name)}{behind}").unlink(missing_ok=True)

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.sqlite3"


class PostgresqlDatabases:
    """The databases of the bench on one server."""

    def __init__(self, url: str) -> None:
        self._server = url

    def url(self, name: str) -> str:
        return urlsplit(self._server)._replace(path=f"/{name}").geturl()

    def names(self) -> list[str]:
        with psycopg.connect(self._server) as connection:
            found = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{PREFIX}%"])
            return [name for (name,) in found]

    def make(self, name: str) -> None:
        self._do(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))

    def copy(self, name: str, copy: str) -> None:
        command = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
        self._do(command.format(sql.Identifier(copy), sql.Identifier(name)))

    def rename(self, name: str, new: str) -> None:
        self._do(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(name), sql.Identifier(new)))

    def drop(self, name: str) -> None:
        self._do(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _do(self, command: sql.Composed) -> None:
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(command)
