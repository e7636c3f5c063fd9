"""The most memory that processes hold which come and go while something is measured."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread

from relaas.bench.serving import children, megabytes

LOOK_SECONDS = 0.01


@dataclass
class Largest:
    """Megabytes that one process held at most."""

    megabytes: float = 0.0


@contextmanager
def watched_children() -> Iterator[Largest]:
    """Look at each child that this process makes within the block until it ends."""
    largest, over, before = Largest(), Event(), set(children(os.getpid()))

    def look() -> None:
        while not over.wait(LOOK_SECONDS):
            for child in set(children(os.getpid())) - before:
                try:
                    largest.megabytes = max(largest.megabytes, megabytes(child, peak=True))
                except (FileNotFoundError, ProcessLookupError):
                    continue  # it has just ended

    watcher = Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield largest
    finally:
        over.set()
        watcher.join()
