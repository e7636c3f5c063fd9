"""Having a preview drawn, in a child process with little time and memory, and keeping what it drew.

A file of somebody else is never read by a program that holds our keys: the child has none of our environment, and is
ended after ten seconds.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore
from typing import IO, Any

from relaas.files.previews import derived
from relaas.kernel.byte_storage import byte_storage, place_of
from relaas.kernel.models import StoredFile

CHILD = Path(__file__).with_name("child.py")
SECONDS = 10
PATIENCE = 15  # seconds
AT_ONCE = BoundedSemaphore(2)  # previews of one process of ours
PAGE_SIZE = (1400, 2400)  # pixels at most: of a page of a document
IMAGE_SIZE = (1600, 1600)  # of an image
DRAWN_BY = 1  # the way of drawing; what was drawn in another way is drawn anew


class Reason(Enum):
    """Why there is no preview. The first three stay so for as long as the bytes are what they are."""

    LOCKED = "locked"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TOO_HEAVY = "too_heavy"
    BUSY = "busy"
    GONE = "gone"


class NoPreview(Exception):
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True)
class Drawn:
    """What the child tells of it (sizes), and the picture, a WebP; of the sizes of pages there is none."""

    told: Mapping[str, Any]
    picture: bytes


def image_of(stored: StoredFile) -> Drawn:
    """The image drawn anew at the size of a screen, without metadata. Raises `NoPreview`."""
    return _drawn(stored, "image", {"width": IMAGE_SIZE[0], "height": IMAGE_SIZE[1]})


def sizes_of(stored: StoredFile) -> tuple[int, list[tuple[float, float]]]:
    """How many pages a PDF has, and the width and height of the first 2,000. Raises `NoPreview`."""
    told = _drawn(stored, "pages", {}).told
    return told["pages"], [(width, height) for width, height in told["sizes"]]


def page_of(stored: StoredFile, page: int) -> Drawn:
    """This page of a PDF, counted from 1. Raises `NoPreview`."""
    return _drawn(stored, "page", {"page": page, "width": PAGE_SIZE[0], "height": PAGE_SIZE[1]})


def _drawn(stored: StoredFile, what: str, task: Mapping[str, int]) -> Drawn:
    name = "-".join([stored.name, what, *(str(each) for each in task.values()), str(DRAWN_BY)])
    answer = derived.find(name)
    if answer is None:
        with _turn(), _bytes_of(stored) as file:
            answer = _in_child(file, {**task, "what": what, "seconds": SECONDS})
        derived.keep(name, answer)
    told, _line, picture = answer.partition(b"\n")
    found = json.loads(told)
    if "problem" in found:
        raise NoPreview(Reason(found["problem"]))
    return Drawn(found, picture)


@contextmanager
def _turn() -> Iterator[None]:
    """Wait until few enough are being drawn: otherwise all threads of a server could wait for heavy files."""
    if not AT_ONCE.acquire(timeout=PATIENCE):
        raise NoPreview(Reason.BUSY)
    try:
        yield
    finally:
        AT_ONCE.release()


@contextmanager
def _bytes_of(stored: StoredFile) -> Iterator[IO[bytes]]:
    """The bytes as a file of this machine, which a child can have for its input."""
    try:
        file = byte_storage().path_of(place_of(stored.name)).open("rb")
    except FileNotFoundError:
        raise NoPreview(Reason.GONE) from None
    with file:
        yield file


def _in_child(file: IO[bytes], task: Mapping[str, Any]) -> bytes:
    with TemporaryDirectory(prefix="relaas-") as folder:
        try:
            done = subprocess.run(  # noqa: S603 - our own program
                [sys.executable, "-I", str(CHILD), json.dumps(task)],
                stdin=file, capture_output=True, timeout=SECONDS, check=False, cwd=folder, env={},
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise NoPreview(Reason.TOO_HEAVY) from None
    if done.returncode:
        raise NoPreview(Reason.TOO_HEAVY)
    return done.stdout
