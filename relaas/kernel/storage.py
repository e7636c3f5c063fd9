"""Stored bytes: they stand before the row about them commits, and are swept when no row came.

What is stored is named after its contents, so it never changes and is kept once.
"""

from collections.abc import Collection, Sequence
from functools import partial
from typing import Any

from django.core.files.base import File
from django.db import IntegrityError, connection, transaction
from django.db.utils import OperationalError

from relaas.kernel import arriving, clock
from relaas.kernel.byte_storage import byte_storage, folders, place_of
from relaas.kernel.models import StoredFile
from relaas.kernel.receiving import Received, receive

__all__ = ["keep", "kept", "kept_together", "open_stored", "place_of", "sweep", "url_for_download"]

NAME_LETTERS = 64
PATIENCE = "2s"  # for a transaction whose program is gone, and that may still commit


def keep(content: File[Any], *, media_type: str) -> StoredFile:
    """Store these few bytes and give the row about them, inside a verb. What is large is received before it."""
    return kept(receive(content), media_type=media_type)


def kept(received: Received, *, media_type: str = "") -> StoredFile:
    """The row about bytes that stand in storage; what is stored already has one.

    To be called inside a verb: the row commits with the record that points at it. They are held until then.
    """
    stored, _made = StoredFile.objects.get_or_create(
        name=received.name,
        defaults={
            "media_type": media_type or received.media_type,
            "size": received.size,
            "stored_at": clock.now(),
        },
    )
    transaction.on_commit(received.hold.release)  # a rollback forgets it, and the hold with it
    return stored


def kept_together(received: Sequence[Received]) -> dict[str, StoredFile]:
    """The rows about bytes of many, by their names: as `kept`, in three statements at most."""
    arrived, now = {each.name: each for each in received}, clock.now()
    known = _rows_of(arrived)
    new = [each for name, each in arrived.items() if name not in known]
    if new:
        rows = (StoredFile(name=at.name, media_type=at.media_type, size=at.size, stored_at=now) for at in new)
        StoredFile.objects.bulk_create(rows, ignore_conflicts=True)  # somebody else may have kept them meanwhile
        known |= _rows_of({each.name for each in new})
    for each in received:
        transaction.on_commit(each.hold.release)
    return known


def _rows_of(names: Collection[str]) -> dict[str, StoredFile]:
    return {stored.name: stored for stored in StoredFile.objects.filter(name__in=names)}


def open_stored(stored: StoredFile) -> File[bytes]:
    """The bytes themselves, to read."""
    return byte_storage().open(place_of(stored.name))


def url_for_download(stored: StoredFile, name: str) -> str | None:
    """An address outside Relaas to download from, under this name, good for a minute; None where there is none."""
    return byte_storage().address(place_of(stored.name), name)


def sweep() -> int:
    """Remove what writers that died left: half files, and bytes without a row. Give their number."""
    removed = arriving.sweep()
    for places in byte_storage().places(folders()):
        names = {place.rpartition("/")[2]: place for place in places}
        known = set(StoredFile.objects.filter(name__in=names).values_list("name", flat=True))
        for name in names.keys() - known:
            removed += byte_storage().remove_unclaimed(names[name], partial(_has_row, name))
    return removed


def _has_row(name: str) -> bool:
    """Whether there is a row of this name, or one that a transaction is still about to commit: then it is waited for.

    A program that was killed right after it said COMMIT leaves a transaction that the database is still ending.
    """
    if len(name) > NAME_LETTERS:
        return False
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
            StoredFile.objects.create(name=name, media_type="", size=0, stored_at=clock.now())
            transaction.set_rollback(True)
    except (IntegrityError, OperationalError):
        return True
    return False
