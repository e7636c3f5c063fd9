"""SQLite's log, brought into its file by a thread beside, so that no commit does it with the lock in its hands."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import DatabaseError, connection

LOOK_SECONDS = 0.5
logger = logging.getLogger(__name__)
_MUCH = ("PRAGMA cache_size = -24000", "PRAGMA wal_autocheckpoint = 0")  # kilobytes; pages, 0: never by a commit


@contextmanager
def checkpoints_beside() -> Iterator[None]:
    """Within this block a second thread brings what was committed, by whomever, from the log into the file.

    On PostgreSQL, which has a process for it, nothing happens.
    """
    if connection.vendor != "sqlite":
        yield
        return
    ended = Event()
    thread = Thread(target=_bring_into_the_file, args=(ended,), name="checkpoints", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


@contextmanager
def writing_much() -> Iterator[None]:
    """The same for whoever writes very much: with more of SQLite in memory, and no commit at all that waits for it."""
    if connection.vendor != "sqlite":
        yield
        return
    as_ever = _asked(_MUCH)
    _say(_MUCH)
    try:
        with checkpoints_beside():
            yield
    finally:
        _say(as_ever)


def _bring_into_the_file(ended: Event) -> None:
    try:
        while not ended.wait(LOOK_SECONDS):
            try:
                _say(("PRAGMA wal_checkpoint(PASSIVE)",))  # waits for nobody, and nobody waits for it
            except DatabaseError:
                logger.warning("what was written could not be brought into the file yet", exc_info=True)
    finally:
        connection.close()


def _asked(pragmas: tuple[str, ...]) -> tuple[str, ...]:
    """The same pragmas with what they are set to now."""
    names = [pragma.partition(" =")[0] for pragma in pragmas]
    with connection.cursor() as cursor:
        return tuple(f"{name} = {cursor.execute(name).fetchone()[0]}" for name in names)


def _say(pragmas: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for pragma in pragmas:
            cursor.execute(pragma)
