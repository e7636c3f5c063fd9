"""SQLite while very much is written: more of it in memory, and no commit that waits for the file."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import DatabaseError, connection

LOOK_SECONDS = 0.5
logger = logging.getLogger(__name__)
_MUCH = ("PRAGMA cache_size = -32000", "PRAGMA wal_autocheckpoint = 0")  # kilobytes; pages, 0: never by a commit
_AS_EVER = ("PRAGMA cache_size = -2000", "PRAGMA wal_autocheckpoint = 1000")


@contextmanager
def writing_much() -> Iterator[None]:
    """Within this block a second thread brings what was committed from the log into the file, while this one goes on.

    Else every commit of a large set does so itself, with the lock in its hands. On PostgreSQL nothing happens.
    """
    if connection.vendor != "sqlite":
        yield
        return
    ended = Event()
    thread = Thread(target=_bring_into_the_file, args=(ended,), name="checkpoints", daemon=True)
    _say(_MUCH)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        _say(_AS_EVER)


def _bring_into_the_file(ended: Event) -> None:
    try:
        while not ended.wait(LOOK_SECONDS):
            try:
                _say(("PRAGMA wal_checkpoint(PASSIVE)",))  # waits for nobody, and nobody waits for it
            except DatabaseError:
                logger.warning("what was written could not be brought into the file yet", exc_info=True)
    finally:
        connection.close()


def _say(pragmas: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for pragma in pragmas:
            cursor.execute(pragma)
