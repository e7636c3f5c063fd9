"""Stored bytes: written, flushed and renamed before the row about them commits; swept when no row came.

What is stored is named after its contents, so it never changes and is kept once.
"""

import hashlib
import os
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, default_storage

from relaas.kernel import clock
from relaas.kernel.models import StoredFile

GRACE = timedelta(hours=1)  # a file may be waiting for its transaction to commit
FOLDER_LETTERS = 2  # folders with longer names hold something else (`kernel.passing`)


class DurableStorage(FileSystemStorage):
    """Files on disk that are either there whole or not there, also after a power cut."""

    def _save(self, name: str, content: File[bytes]) -> str:
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=target.parent, prefix=".writing-", delete=False) as writing:
            for chunk in content.chunks():
                writing.write(chunk)
            writing.flush()
            os.fsync(writing.fileno())
        Path(writing.name).replace(target)
        directory = os.open(target.parent, os.O_RDONLY)
        os.fsync(directory)
        os.close(directory)
        return name


def keep(content: File[bytes], *, media_type: str) -> StoredFile:
    """Store these bytes and give the row about them; what is stored already is not stored again.

    To be called inside a verb: the row commits with the record that points at it.
    """
    digest = hashlib.sha256()
    for chunk in content.chunks():
        digest.update(chunk)
    name = digest.hexdigest()
    if not default_storage.exists(place_of(name)):
        content.seek(0)
        default_storage.save(place_of(name), content)
    stored, _made = StoredFile.objects.get_or_create(
        name=name, defaults={"media_type": media_type, "size": content.size, "stored_at": clock.now()}
    )
    return stored


def open_stored(stored: StoredFile) -> File[bytes]:
    """The bytes themselves, to read."""
    return default_storage.open(place_of(stored.name))


def place_of(name: str) -> str:
    """Where the bytes of this name stand, a folder deep so that no folder grows large."""
    return f"{name[:FOLDER_LETTERS]}/{name}"


def sweep() -> int:
    """Remove files without a row that are older than the grace, and give their number."""
    removed = 0
    folders = default_storage.listdir("")[0] if default_storage.exists("") else []
    for folder in (folder for folder in folders if len(folder) == FOLDER_LETTERS):
        names = default_storage.listdir(folder)[1]
        known = set(StoredFile.objects.filter(name__in=names).values_list("name", flat=True))
        for name in set(names) - known:
            place = f"{folder}/{name}"
            if default_storage.get_modified_time(place) < clock.now() - GRACE:
                default_storage.delete(place)
                removed += 1
    return removed
