"""Verb: add files to a tree, with the folders that they came in (T14, A3)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from relaas.files import sentences
from relaas.files.checks import read_folder, refuse_too_deep, refuse_too_many, refuse_too_many_inside
from relaas.files.filling import Filling, NamesIn
from relaas.files.holders import record_of
from relaas.files.models import Item
from relaas.files.names import beside as beside_others
from relaas.files.names import key, mended
from relaas.files.rights import CHANGE
from relaas.files.rows import new_item
from relaas.files.telling import some_names, tell
from relaas.files.versions import sniffed
from relaas.kernel.actors import Actor
from relaas.kernel.models import Record
from relaas.kernel.policy import Act
from relaas.kernel.receiving import Received
from relaas.kernel.subjects import Subject, subject_of
from relaas.kernel.verbs import verb


@dataclass(frozen=True)
class ReceivedFile:
    """Bytes that were received, what they were called, and the folders that they came in, the outer one first."""

    name: str
    bytes: Received
    path: tuple[str, ...] = ()


@dataclass(frozen=True)
class Added:
    """What became of each: a new file, the next version of one, or nothing, for exactly these bytes stood there.

    Each of `all` is the file that the received one of the same place became.
    """

    made: list[Item] = field(default_factory=list)
    versions: list[Item] = field(default_factory=list)
    unchanged: list[Item] = field(default_factory=list)
    all: list[Item] = field(default_factory=list)


def add_files(
    received: Sequence[ReceivedFile], *, holder: Subject, folder: Item | None = None, beside: bool = False, by: Actor
) -> Added:
    """Add what was received to this folder of the holder's tree, or to its top.

    Folders that it came in are made where they are not there. What has the name of a file there becomes its next
    version, or with `beside` stands beside it as *naam (2).pdf*, as it does beside a folder of that name. Names are
    mended, never refused.

    Refuses what gets too deep, too full or is too much (`too_deep`, `too_many_inside`, `too_many`), and what is gone
    meanwhile (`gone`, `holder_gone`); then nothing is added.
    """
    if not received:
        return Added()
    known = [replace(each, bytes=sniffed(each.bytes, each.name)) for each in received]
    return _add_files(record_of(holder), received=known, folder=folder, beside=beside, by=by)


@verb("files.add", act=Act.CHANGE, right=CHANGE, on=("holder",))
def _add_files(
    holder: Record, *, received: Sequence[ReceivedFile], folder: Item | None, beside: bool, by: Actor
) -> Added:
    """See `add_files`."""
    subject, added = subject_of(holder), Added()
    refuse_too_many(len(received))
    place = _Place(subject, read_folder(subject, folder), by)
    wanted = [(place.folder(each.path), mended(each.name), each.bytes) for each in received]
    filling = Filling(subject, [each.bytes for each in received], by)
    for inside in place.folders:
        filling.look_up(inside, (name for parent, name, _bytes in wanted if parent is inside))
    for parent, name, received_bytes in wanted:
        _put(filling, parent, name, received_bytes, added, beside=beside)
    filling.write()
    place.refuse_too_full()
    _tell(holder, added, by)
    return added


def _put(filling: Filling, parent: Item | None, name: str, bytes: Received, added: Added, *, beside: bool) -> None:
    there = filling.standing(parent, name)
    if there is None or there.is_folder or beside:
        there = filling.make(parent, name)
        filling.put(there, bytes, name)
        added.made.append(there)
    elif filling.put(there, bytes, name):
        added.versions.append(there)
    else:
        added.unchanged.append(there)
    added.all.append(there)


def _tell(holder: Record, added: Added, by: Actor) -> None:
    """One entry, also of many; nothing where nothing changed."""
    changed = list({item.pk: item for item in [*added.made, *added.versions]}.values())
    if not added.made and len(changed) == 1:
        [file] = changed
        tell(sentences.VERSION_ADDED, holder, changed, by, name=file.name, version=file.number)
    elif changed:
        tell(sentences.ADDED, holder, changed, by, names=some_names(changed), number=len(changed))


class _Place:
    """Where files are added: a folder, and the folders below it that they came in, made where they are not there."""

    def __init__(self, subject: Subject, top: Item | None, by: Actor) -> None:
        self._subject, self._top, self._by = subject, top, by
        self._folders: dict[tuple[str, ...], Item | None] = {(): top}

    @property
    def folders(self) -> Collection[Item | None]:
        """All that was asked for."""
        return self._folders.values()

    def folder(self, path: Sequence[str]) -> Item | None:
        """The folder of this path below the top."""
        names = tuple(mended(each) for each in path)
        if names not in self._folders:
            self._folders[names] = self._step(self.folder(names[:-1]), names[-1], len(names))
        return self._folders[names]

    def _step(self, parent: Item | None, name: str, depth: int) -> Item:
        there = Item.objects.of(self._subject).inside(parent).filter(key=key(name)).first()
        if there and there.is_folder:
            return there
        refuse_too_deep(self._top, depth)
        called = beside_others(name, NamesIn(self._subject, parent), folder=True)
        folder = new_item(holder=self._subject, parent=parent, name=called, is_folder=True, by=self._by)
        folder.save(force_insert=True)
        return folder

    def refuse_too_full(self) -> None:
        """Refuse (`too_many_inside`) when a folder that got something holds too much now."""
        for folder in self._folders.values():
            refuse_too_many_inside(self._subject, folder, 0)
