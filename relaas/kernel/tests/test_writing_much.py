"""What is written to SQLite comes into its file; while very much is, its log stays small; afterwards all is as ever."""

import sqlite3
import time
from pathlib import Path

import pytest
from django.db import connection

from relaas.kernel import writing_much


@pytest.mark.django_db
def test_a_connection_is_as_ever_afterwards() -> None:
    def settings() -> list[int]:
        with connection.cursor() as cursor:
            return [
                cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("cache_size", "wal_autocheckpoint")
            ]  # fmt: skip

    if connection.vendor == "postgresql":
        with writing_much.writing_much():
            return
    cache, pages = settings()
    with writing_much.writing_much():
        assert settings() == [-writing_much.CACHE_KILOBYTES, pages]
    assert settings() == [cache, pages]
    assert pages > 0, "the log must begin anew some time"


def test_what_was_committed_comes_into_the_file_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a file of its own, for tests have their database in memory; somebody else's read lock is no failure."""
    made = tmp_path / "much.sqlite3"
    writer = sqlite3.connect(made, isolation_level=None)
    for statement in ("PRAGMA journal_mode=WAL", "PRAGMA wal_autocheckpoint=0", "CREATE TABLE t (x)"):
        writer.execute(statement)
    writer.execute("INSERT INTO t VALUES (randomblob(1000000))")
    before = made.stat().st_size

    def bring_in() -> None:
        other = sqlite3.connect(made)
        other.execute("PRAGMA wal_checkpoint(PASSIVE)")
        other.close()

    monkeypatch.setattr(writing_much, "_bring_in", bring_in)
    monkeypatch.setattr(writing_much, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr(connection, "vendor", "sqlite", raising=False)
    with writing_much.checkpoints_beside():
        until = time.monotonic() + 20
        while made.stat().st_size == before and time.monotonic() < until:
            time.sleep(0.01)
    assert made.stat().st_size > before + 900_000
    writer.close()
