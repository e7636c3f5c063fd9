"""Putting many files into folders within a verb: looked up and written together, a few statements for two thousand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from relaas.files.models import FileVersion, Item
from relaas.files.names import beside, key
from relaas.files.rows import new_item
from relaas.files.versions import NEWEST, next_version
from relaas.kernel import bulk, storage
from relaas.kernel.actors import Actor
from relaas.kernel.receiving import Received
from relaas.kernel.subjects import Subject


class Filling:
    """Files that are put into folders of one tree, which stand there before. Nothing is written before `write`."""

    def __init__(self, subject: Subject, received: Sequence[Received], by: Actor) -> None:
        self._subject, self._by = subject, by
        self._stored = storage.kept_together(received)
        self._ids = iter(bulk.take_ids(Item, len(received)))
        self._standing: dict[tuple[int | None, str], Item] = {}
        self._made: list[Item] = []
        self._versions: list[FileVersion] = []

    def look_up(self, folder: Item | None, names: Iterable[str]) -> None:
        """See what stands in this folder under these names."""
        for item in Item.objects.of(self._subject).inside(folder).filter(key__in=set(map(key, names))):
            self._standing[_place(folder, item.key)] = item

    def standing(self, folder: Item | None, name: str) -> Item | None:
        """What stands there under this name: of what was looked up, and of what was made since."""
        return self._standing.get(_place(folder, key(name)))

    def make(self, folder: Item | None, name: str) -> Item:
        """A file that is new there, yet without a version; where something has its name, *naam (2).pdf*."""
        called = beside(name, _Taken(self, folder)) if self.standing(folder, name) else name
        file = new_item(holder=self._subject, parent=folder, name=called, is_folder=False, by=self._by)
        file.pk = next(self._ids)
        self._standing[_place(folder, file.key)] = file
        self._made.append(file)
        return file

    def put(self, file: Item, received: Received, name: str) -> bool:
        """Make what was received the next version; False where these are the bytes of the newest one already."""
        version = next_version(file, self._stored[received.name], name, received.media_type, self._by)
        self._versions += [version] if version else []
        return version is not None

    def is_taken(self, folder: Item | None, wanted: str) -> bool:
        """Whether something stands there under a name of this key."""
        return _place(folder, wanted) in self._standing or wanted in NamesIn(self._subject, folder)

    def write(self) -> None:
        """All of it, at once."""
        bulk.insert(self._made)
        made = {file.pk for file in self._made}
        changed = {version.file_id: version.file for version in self._versions if version.file_id not in made}
        bulk.update(list(changed.values()), NEWEST)
        for version, id in zip(self._versions, bulk.take_ids(FileVersion, len(self._versions)), strict=True):
            version.pk = id
        bulk.insert(self._versions)
        for file in self._made:
            file._state.adding = False


@dataclass(frozen=True)
class NamesIn:
    """The keys of the names in a folder, asked one at a time."""

    subject: Subject
    folder: Item | None

    def __contains__(self, wanted: object) -> bool:
        return Item.objects.of(self.subject).inside(self.folder).filter(key=wanted).exists()


@dataclass(frozen=True)
class _Taken:
    """The same, with those of what is to be written."""

    filling: Filling
    folder: Item | None

    def __contains__(self, wanted: object) -> bool:
        return self.filling.is_taken(self.folder, str(wanted))


def _place(folder: Item | None, name: str) -> tuple[int | None, str]:
    return (folder.pk if folder else None, name)
