"""Verbs of one file (T14): a new version, and an old one restored. A version never changes and never goes alone."""

from dataclasses import replace

from django.utils.translation import gettext as _

from relaas.files import sentences
from relaas.files.checks import read_again
from relaas.files.holders import record_of
from relaas.files.models import FileVersion, Item
from relaas.files.names import mended
from relaas.files.rights import CHANGE
from relaas.files.sniffing import media_type_of
from relaas.files.telling import tell
from relaas.kernel import bulk, clock, storage
from relaas.kernel.actors import Actor
from relaas.kernel.models import Record, StoredFile
from relaas.kernel.policy import Act
from relaas.kernel.receiving import Received
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb

NEWEST = ("number", "stored_id", "size", "media_type", "changed_at", "changed_by_name", "changed_by_id")


def add_version(file: Item, received: Received, *, name: str = "", by: Actor) -> FileVersion | None:
    """Give a file its next version and give that back; None where it has exactly these bytes already.

    `name` is what it was called when it was uploaded; the file keeps its own. Refuses what is gone (`gone`).
    """
    known = sniffed(received, name or file.name)
    return _add_version(record_of(file.holder), file=file, received=known, name=name, by=by)


def restore_version(file: Item, number: int, *, by: Actor) -> FileVersion | None:
    """Make an old version the newest one, by a new version of its bytes; None where those are the newest already.

    Refuses a number that the file does not have (`no_version`), and what is gone (`gone`).
    """
    return _restore_version(record_of(file.holder), file=file, number=number, by=by)


@verb("files.add_version", act=Act.CHANGE, right=CHANGE, on=("holder",))
def _add_version(holder: Record, *, file: Item, received: Received, name: str, by: Actor) -> FileVersion | None:
    """See `add_version`."""
    now = read_file(holder, file)
    version = put_received(now, received, mended(name) if name else now.name, by)
    if version:
        tell(sentences.VERSION_ADDED, holder, [now], by, name=now.name, version=version.number)
    return version


@verb("files.restore_version", act=Act.CHANGE, right=CHANGE, on=("holder",))
def _restore_version(holder: Record, *, file: Item, number: int, by: Actor) -> FileVersion | None:
    """See `restore_version`."""
    now = read_file(holder, file)
    old = now.versions.select_related("stored").filter(number=number).first()
    if old is None:
        raise Refused("no_version", _("This file has no version %(number)s.") % {"number": number})
    version = put_version(now, old.stored, old.name, old.media_type, by)
    if version:
        tell(sentences.RESTORED, holder, [now], by, name=now.name, old=number, version=version.number)
    return version


def read_file(holder: Record, file: Item) -> Item:
    """The file as it stands under the lock of its holder."""
    [now] = read_again(subject_of(holder), [file])
    if now.is_folder:
        raise Refused("gone", _("This is not a file."))
    return now


def sniffed(received: Received, name: str) -> Received:
    """The same with its media type, told by its bytes; to be asked before a verb, which holds a lock."""
    if received.media_type:
        return received
    with received.open() as file:
        return replace(received, media_type=media_type_of(file, name))


def put_received(file: Item, received: Received, name: str, by: Actor) -> FileVersion | None:
    """Write bytes that were received as the next version of a file."""
    stored = storage.kept(received, media_type=received.media_type)
    return put_version(file, stored, name, received.media_type, by)


def put_version(file: Item, stored: StoredFile, name: str, media_type: str, by: Actor) -> FileVersion | None:
    """Write the next version; None where these are the bytes of the newest one already."""
    version = next_version(file, stored, name, media_type, by)
    if version:
        bulk.put(file, NEWEST)
        bulk.insert_new([version])
    return version


def next_version(file: Item, stored: StoredFile, name: str, media_type: str, by: Actor) -> FileVersion | None:
    """The next version, and the file as it is then, to be written; None where these are the newest one's bytes."""
    if file.stored_id == stored.pk:
        return None
    file.number += 1
    file.stored, file.size, file.media_type = stored, stored.size, media_type
    file.changed_at, file.changed_by_name, file.changed_by_id = clock.now(), by.name, by.user_id
    return FileVersion(
        file=file, number=file.number, stored=stored, size=stored.size, media_type=media_type, name=name,
        at=file.changed_at, by_name=by.name, by_id=by.user_id,
    )  # fmt: skip
