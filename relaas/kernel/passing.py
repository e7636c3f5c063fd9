"""Files that are kept for a while: the report of a job, or what somebody is importing.

They lie apart from what is stored for good (`kernel.storage`): nothing in history points at them, and after thirty
days they are gone. Their row comes after the bytes stand on the disk, so there is never a row without bytes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from uuid import uuid4

from django.core.files.base import File
from django.db import transaction
from django.db.models import QuerySet

from relaas.kernel import clock
from relaas.kernel.arriving import Arriving
from relaas.kernel.byte_storage import byte_storage
from relaas.kernel.models import Job, PassingFile
from relaas.kernel.receiving import arrived, refusing_without_room
from relaas.kernel.texts import one_line

FOLDER = "passing"
KEPT = timedelta(days=30)
LONGEST_NAME = 150


def keep(content: File[bytes], *, name: str, media_type: str) -> PassingFile:
    """Keep what somebody gave, of any size, and give its row. `jobs.start(..., files=[row])` hands it to a job."""
    place = f"{FOLDER}/{uuid4().hex}"
    with refusing_without_room(), arrived(content) as arriving:
        hold = byte_storage().settle(arriving, place)
    row = PassingFile.objects.create(
        name=_fit(name), media_type=media_type, size=arriving.size, kept_at=clock.now(), place=place
    )
    transaction.on_commit(hold.release)
    return row


@contextmanager
def write_result(job: Job, *, name: str, media_type: str) -> Iterator[BinaryIO]:
    """A file to write a result of this job to; it is there, whole, when the block ends without an exception.

    It takes the place of an earlier one of the same name: a job that is taken up again writes its files again.
    """
    arriving = Arriving()
    try:
        yield arriving.file
        size = arriving.written()
        place = f"{FOLDER}/{uuid4().hex}"
        hold = byte_storage().settle(arriving, place)
    finally:
        arriving.drop()
    with transaction.atomic():
        drop(PassingFile.objects.filter(job=job, name=_fit(name), is_result=True))
        PassingFile.objects.create(
            job=job, name=_fit(name), media_type=media_type, size=size, kept_at=clock.now(), place=place,
            is_result=True,
        )  # fmt: skip
        transaction.on_commit(hold.release)


def open_passing(file: PassingFile) -> File[bytes]:
    """The bytes themselves, to read. Raises FileNotFoundError when they were swept."""
    return byte_storage().open(file.place)


def path_of(file: PassingFile) -> Path:
    """Where a program of this machine can read them, within a day. Raises FileNotFoundError when they were swept."""
    return byte_storage().path_of(file.place)


def sweep() -> int:
    """Remove files that are thirty days old and belong to no job, and bytes without a row; give their number."""
    byte_storage().forget_copies()
    old = PassingFile.objects.filter(job=None, kept_at__lt=clock.now() - KEPT)
    removed = drop(old)
    for places in byte_storage().places([FOLDER]):
        known = set(PassingFile.objects.filter(place__in=places).values_list("place", flat=True))
        for place in set(places) - known:
            removed += byte_storage().remove_unclaimed(place, PassingFile.objects.filter(place=place).exists)
    return removed


def drop(files: QuerySet[PassingFile]) -> int:
    """Remove these rows, and their bytes once that is certain."""
    places = list(files.values_list("place", flat=True))
    files.delete()
    for place in places:
        transaction.on_commit(partial(byte_storage().delete, place))
    return len(places)


def _fit(name: str) -> str:
    """A name without folders and control characters, as long as a row has room for; its ending stays."""
    plain = PurePosixPath(one_line(name.replace("\\", "/"))).name or "file"
    ending = PurePosixPath(plain).suffix[:10]
    return plain if len(plain) <= LONGEST_NAME else plain[: LONGEST_NAME - len(ending)] + ending
