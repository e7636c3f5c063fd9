"""SQLite's log, brought into its file by a thread beside, so that no commit does it with the lock in its hands."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import DatabaseError, connection

LOOK_SECONDS = 0.5
logger = logging.getLogger(__name__)
CACHE_KILOBYTES = 24_000


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
    """Within this block SQLite keeps more of its pages in memory, for whoever writes very much.

    What is committed is brought into the file by its own commits, every 10,000 pages. It holds no lock of others
    meanwhile, and only so the log begins anew: with a thread beside that brought in what had been committed by then,
    there was always more, and the log of a million rows would have been a hundred gigabytes.
    """
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        as_ever = cursor.execute("PRAGMA cache_size").fetchone()[0]
        cursor.execute(f"PRAGMA cache_size = -{CACHE_KILOBYTES}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA cache_size = {as_ever}")


def _bring_into_the_file(ended: Event) -> None:
    try:
        while not ended.wait(LOOK_SECONDS):
            try:
                _bring_in()
            except DatabaseError:
                logger.warning("what was written could not be brought into the file yet", exc_info=True)
    finally:
        connection.close()


def _bring_in() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")  # waits for nobody, and nobody waits for it
