"""Many people at the same time, really at once, on both databases: what tests of every room use."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection, connections

from relaas.kernel.refusals import Refused

type AtOnce = Callable[[Callable[[int], str], int], list[str]]


@pytest.fixture
def at_once(tmp_path: Path) -> AtOnce:
    """Does the same so many times, ten at once, each on a connection of its own: what each gave.

    Tests keep SQLite in memory, which threads cannot share: they get a copy of it in a file, as people have it.
    """
    file = tmp_path / "copy.sqlite3"

    def connected(deed: Callable[[int], str], number: int) -> str:
        if connection.vendor == "sqlite":
            connection.settings_dict = {**connection.settings_dict, "NAME": str(file)}
        try:
            return deed(number)
        except Refused as refusal:
            return refusal.code
        finally:
            connections.close_all()

    def all_at_once(deed: Callable[[int], str], times: int) -> list[str]:
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            with closing(sqlite3.connect(file)) as copy:
                connection.connection.backup(copy)
                copy.execute("PRAGMA journal_mode=WAL")
        with ThreadPoolExecutor(10) as workers:
            return list(workers.map(lambda number: connected(deed, number), range(times)))

    return all_at_once
