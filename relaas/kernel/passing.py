"""Files that are kept for a while: the report of a job, or what somebody is importing.

They lie apart from what is stored for good (`kernel.storage`): nothing in history points at them, and after thirty
days they are gone. Their row comes after the bytes stand on the disk, so there is never a row without bytes.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from uuid import uuid4

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet

from relaas.kernel import clock
from relaas.kernel.models import Job, PassingFile
from relaas.kernel.storage import GRACE
from relaas.kernel.texts import one_line

FOLDER = "passing"
KEPT = timedelta(days=30)
LONGEST_NAME = 150


def keep(content: File[bytes], *, name: str, media_type: str) -> PassingFile:
    """Keep what somebody gave, of any size, and give its row. `jobs.start(..., files=[row])` hands it to a job."""
    place = f"{FOLDER}/{uuid4().hex}"
    default_storage.save(place, content)
    return PassingFile.objects.create(
        name=_fit(name), media_type=media_type, size=content.size, kept_at=clock.now(), place=place
    )


@contextmanager
def write_result(job: Job, *, name: str, media_type: str) -> Iterator[BinaryIO]:
    """A file to write a result of this job to; it is there, whole, when the block ends without an exception.

    It takes the place of an earlier one of the same name: a job that is taken up again writes its files again.
    """
    place = f"{FOLDER}/{uuid4().hex}"
    path = Path(default_storage.path(place))
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    with transaction.atomic():
        drop(PassingFile.objects.filter(job=job, name=_fit(name), is_result=True))
        PassingFile.objects.create(
            job=job, name=_fit(name), media_type=media_type, size=path.stat().st_size, kept_at=clock.now(),
            place=place, is_result=True,
        )  # fmt: skip


def open_passing(file: PassingFile) -> File[bytes]:
    """The bytes themselves, to read. Raises FileNotFoundError when they were swept."""
    return default_storage.open(file.place)


def sweep() -> int:
    """Remove files that are thirty days old and belong to no job, and bytes without a row; give their number."""
    old = PassingFile.objects.filter(job=None, kept_at__lt=clock.now() - KEPT)
    removed = drop(old)
    names = default_storage.listdir(FOLDER)[1] if default_storage.exists(FOLDER) else []
    places = {f"{FOLDER}/{name}" for name in names}
    for place in places - set(PassingFile.objects.values_list("place", flat=True)):
        if default_storage.get_modified_time(place) < clock.now() - GRACE:
            default_storage.delete(place)
            removed += 1
    return removed


def drop(files: QuerySet[PassingFile]) -> int:
    """Remove these rows, and their bytes once that is certain."""
    places = list(files.values_list("place", flat=True))
    files.delete()
    for place in places:
        transaction.on_commit(partial(default_storage.delete, place))
    return len(places)


def _fit(name: str) -> str:
    """A name without folders and control characters, as long as a row has room for; its ending stays."""
    plain = PurePosixPath(one_line(name.replace("\\", "/"))).name or "file"
    ending = PurePosixPath(plain).suffix[:10]
    return plain if len(plain) <= LONGEST_NAME else plain[: LONGEST_NAME - len(ending)] + ending
