"""Bytes first: they are received, and stand for good, before the transaction that says what they are begins.

    received = receive(request.FILES["bestand"])      # may take long; no lock is held
    with verb:  stored = storage.kept(received, media_type="application/pdf")

So nobody waits for somebody's slow line. Between the two the bytes are held (`kernel.arriving`); when no verb keeps
them, or its transaction does not commit, the sweep removes them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext as _

from relaas.kernel.arriving import Arriving, Hold, Unreachable
from relaas.kernel.byte_storage import byte_storage, place_of
from relaas.kernel.refusals import Refused
from relaas.kernel.uploading import NO_ROOM, PIECE, Arrived, Trouble, largest_file, largest_request, most_files


@dataclass(frozen=True)
class Received:
    """Bytes that stand in storage and have no row yet. `name`: their SHA-256. `size`: in bytes."""

    name: str
    size: int
    media_type: str = ""
    hold: Hold = field(default_factory=Hold, repr=False, compare=False)

    def open(self) -> File[bytes]:
        """The bytes, to read: what kind of file is it?"""
        return byte_storage().open(place_of(self.name))


def receive(file: File[Any]) -> Received:
    """Let these bytes stand for good. Not to be called inside a transaction: others would wait for the disk.

    An upload came to the disk already, and is only given its place. Refuses what did not come whole: `file_too_large`
    (RELAAS_LARGEST_FILE), `request_too_large`, `too_many_files`, `disk_full`; and `storage_unreachable`.
    """
    with refusing_without_room(), arrived(file) as arriving:
        hold = byte_storage().settle(arriving, place_of(arriving.name))
    return Received(arriving.name, arriving.size, hold=hold)


@contextmanager
def arrived(file: File[Any]) -> Iterator[Arriving]:
    """These bytes, whole and on the disk, to settle. Refuses as `receive` does."""
    if isinstance(file, Arrived):
        if file.trouble:
            raise _refusal(file.trouble, file.name or "")
        if file.arriving:
            yield file.arriving
            return
    arriving = Arriving()
    try:
        for chunk in file.chunks(PIECE):
            arriving.write(chunk.encode() if isinstance(chunk, str) else chunk)
        yield arriving
    finally:
        arriving.drop()


@contextmanager
def refusing_without_room() -> Iterator[None]:
    """Refuse what the disk has no room for (`disk_full`), and when a bucket does not answer (`storage_unreachable`)."""
    try:
        yield
    except Unreachable as error:
        raise _refusal(Trouble.UNREACHABLE, "") from error
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        raise _refusal(Trouble.DISK_FULL, "") from error


def in_words(size: int) -> str:
    """A limit as people say it: 100 MB, 1 GB."""
    for unit, bits in (("GB", 30), ("MB", 20), ("kB", 10)):
        if size >> bits and not size % (1 << bits):
            return f"{size >> bits} {unit}"
    return _("%(size)d bytes") % {"size": size}


def _refusal(trouble: Trouble, name: str) -> Refused:
    messages = {
        Trouble.FILE: _("%(name)s is larger than the %(most)s that a file may be."),
        Trouble.REQUEST: _("These files are larger than %(total)s together. Add them in several times."),
        Trouble.NUMBER: _("These are more than %(files)d files. Add them in several times."),
        Trouble.DISK_FULL: _("There is no room left for this file. Ask whoever runs Relaas to make room."),
        Trouble.UNREACHABLE: _("The place where files are kept does not answer. Try again later."),
    }
    told = {
        "name": name or _("This file"),
        "most": in_words(largest_file()),
        "total": in_words(largest_request()),
        "files": most_files(),
    }
    return Refused(trouble.value, messages[trouble] % told)
