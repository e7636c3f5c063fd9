"""Bytes on their way in: written straight to the disk that they stay on, hashed meanwhile, never left half.

A writer holds a lock on what it writes, and goes on holding it until its transaction has ended. A lock ends with its
process, so what nobody holds and no row speaks of belongs to a writer that died: the sweep removes it.
"""

import fcntl
import hashlib
import os
import weakref
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from django.conf import settings

FOLDER = "arriving"


class Unreachable(OSError):
    """What keeps the bytes does not answer."""


class Hold:
    """Keeps the sweep away from some bytes: until it is released, or nothing points at it any more."""

    def __init__(self, descriptor: int | None = None) -> None:
        self._end = None if descriptor is None else weakref.finalize(self, _let_go, descriptor)

    def release(self) -> None:
        if self._end:
            self._end()


class Arriving:
    """A file in `arriving/`, written once from front to end. What is not moved goes with `drop`, or by itself."""

    def __init__(self) -> None:
        folder = Path(settings.MEDIA_ROOT) / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        self.path, self.file = _opened(folder)
        self.size = 0
        self._digest = hashlib.sha256()
        self._end = weakref.finalize(self, _forget, self.path, self.file)
        self._end.atexit = False  # a forked child that ends has no say in this

    @property
    def name(self) -> str:
        """What these bytes are called: the SHA-256 of what was written so far."""
        return self._digest.hexdigest()

    def write(self, chunk: bytes) -> None:
        """Raises OSError when the disk is full."""
        self.file.write(chunk)
        self._digest.update(chunk)
        self.size += len(chunk)

    def flush(self) -> None:
        """Have it all on the disk, also after a power cut."""
        self.file.flush()
        os.fsync(self.file.fileno())

    def rewind(self) -> None:
        """To be read from the beginning. Raises OSError when the disk is full."""
        self.file.seek(0)

    def written(self) -> int:
        """How large it is, for who wrote to its file and not to it."""
        return self.file.seek(0, os.SEEK_END)

    def hold(self) -> Hold:
        """The lock that it has had from the beginning, to be held longer than the file is open."""
        return Hold(os.dup(self.file.fileno()))

    def moved(self) -> None:
        """It stands elsewhere too by now: only the name here goes, and the file can still be read."""
        self.path.unlink(missing_ok=True)

    def drop(self) -> None:
        """Close it; what was not moved is gone."""
        self._end()


def held(path: Path) -> Hold | None:
    """A hold on a file that stands there already, shared with whoever holds it; None when it was just removed."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None
    hold = Hold(descriptor)
    fcntl.flock(descriptor, fcntl.LOCK_SH)  # waits while the sweep looks at it
    return hold if _is_at(descriptor, path) else None


def remove_unheld(path: Path, claimed: Callable[[], bool]) -> bool:
    """Remove a file that no living writer holds, unless it is claimed: asked when nobody can begin to hold it."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    alone = Hold(descriptor)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not _is_at(descriptor, path) or claimed():
            return False
        path.unlink()
    except BlockingIOError:
        return False
    finally:
        alone.release()
    return True


def sweep() -> int:
    """Remove what writers that died left half; give its number."""
    folder = Path(settings.MEDIA_ROOT) / FOLDER
    left = list(folder.iterdir()) if folder.exists() else []
    return sum(remove_unheld(path, lambda: False) for path in left)


def _opened(folder: Path) -> tuple[Path, BinaryIO]:
    while True:
        path = folder / uuid4().hex
        file = open(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")  # noqa: PTH123, SIM115
        fcntl.flock(file, fcntl.LOCK_SH)
        if _is_at(file.fileno(), path):
            return path, file
        file.close()  # the sweep found it between the two


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _let_go(descriptor: int) -> None:
    fcntl.flock(descriptor, fcntl.LOCK_UN)
    os.close(descriptor)


def _forget(path: Path, file: BinaryIO) -> None:
    path.unlink(missing_ok=True)
    with suppress(OSError):  # a full disk does not take what the file still had in mind
        file.close()
