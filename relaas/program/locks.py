"""Locks between processes on one machine: a file in RELAAS_HOME. A lock ends with the process that holds it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Held(Exception):
    """Another process holds this lock."""


@contextmanager
def lock(path: Path, *, wait: bool) -> Iterator[None]:
    """Hold the lock within this block. With `wait` it queues, else it raises `Held` when somebody has it."""
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Held(path.name) from error
        yield
