"""What a browser sends: each file goes to the disk while it comes in, and is hashed on its way.

Nothing is copied afterwards (`receiving.receive` only gives it its place), and no more than a piece of it is in memory.
A file that is too large, or that the disk has no room for, is heard out and not kept: a browser shows the answer only
after it has sent everything. A connection that breaks off leaves nothing.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from io import BytesIO
from typing import IO, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from relaas.kernel.arriving import Arriving

PIECE = 1 << 20
LARGEST_REQUEST = 1 << 30
MOST_FILES = 1000
ROOM_FOR_THE_FORM = 4 << 20  # what a form says beside its files
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Trouble(StrEnum):
    """Why a file did not come whole: the codes that `receiving.receive` refuses it with."""

    FILE = "file_too_large"
    REQUEST = "request_too_large"
    NUMBER = "too_many_files"
    DISK_FULL = "disk_full"
    UNREACHABLE = "storage_unreachable"


class Arrived(UploadedFile[Any]):
    """A file that came in. With `trouble` it did not come whole: it has no bytes, and `size` says how many came."""

    def __init__(self, arriving: Arriving | None, trouble: Trouble | None, size: int, **told: Any) -> None:
        super().__init__(arriving.file if arriving else BytesIO(), size=size, **told)
        self.trouble, self.arriving = trouble, arriving

    def close(self) -> None:
        """Done at the end of the request: what nobody took is gone."""
        super().close()
        if self.arriving:
            self.arriving.drop()


class ArrivalHandler(FileUploadHandler):
    """Django's upload handler for all forms of Relaas."""

    chunk_size = PIECE

    def __init__(self, request: HttpRequest | None = None) -> None:  # noqa: ARG002
        super().__init__()  # without the request: the two would keep each other, and the files, for a while
        self._number, self._size = 0, 0
        self._arriving: Arriving | None = None
        self._arrived: list[Arrived] = []
        self._trouble: Trouble | None = None
        self._all: Trouble | None = None

    def handle_raw_input(
        self,
        input_data: IO[bytes],  # noqa: ARG002 - Django's signature
        META: dict[str, str],  # noqa: ARG002, N803
        content_length: int,
        boundary: str,  # noqa: ARG002
        encoding: str | None = None,  # noqa: ARG002
    ) -> None:
        """A request that is too large is known by its length, before any of it has come."""
        if content_length > largest_request() + ROOM_FOR_THE_FORM:
            self._all = Trouble.REQUEST

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._number += 1
        self._size = 0
        self._trouble = self._all or (Trouble.NUMBER if self._number > most_files() else None)
        self._arriving = None
        if not self._trouble:
            self._write(b"")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django's signature
        self._size += len(raw_data)
        if self._size > largest_file() and not self._trouble:
            self._give_up(Trouble.FILE)
        if not self._trouble:
            self._write(raw_data)

    def file_complete(self, file_size: int) -> Arrived:
        if self._arriving:
            with self._saying_when_full():
                self._arriving.rewind()
        told = {"name": self.file_name, "content_type": self.content_type, "charset": self.charset}
        arrived = Arrived(self._arriving, self._trouble, file_size, **told)
        self._arriving = None
        self._arrived.append(arrived)
        return arrived

    def upload_interrupted(self) -> None:
        """The connection broke off: nothing of this request is kept."""
        self._give_up(None)
        for arrived in self._arrived:
            arrived.close()

    def _write(self, piece: bytes) -> None:
        with self._saying_when_full():
            self._arriving = self._arriving or Arriving()
            self._arriving.write(piece)

    @contextmanager
    def _saying_when_full(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if error.errno not in NO_ROOM:
                raise
            self._give_up(Trouble.DISK_FULL)

    def _give_up(self, trouble: Trouble | None) -> None:
        self._trouble = trouble
        if self._arriving:
            self._arriving.drop()
            self._arriving = None


def largest_file() -> int:
    """RELAAS_LARGEST_FILE, in bytes."""
    most: int = settings.LARGEST_FILE
    return most


def largest_request() -> int:
    """How large the files of one request may be together, in bytes."""
    return max(LARGEST_REQUEST, largest_file())


def most_files() -> int:
    """How many files one request may bring: each is held open until they are kept."""
    return MOST_FILES
