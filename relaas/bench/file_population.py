"""The files of a measurement: made from a seed, the same each time. No bytes belong to them.

One tree has 100,000 files (or as many as there are parties, where those are fewer): a folder of 10,000, and the others
in folders within folders, a hundred in each. As many as there are parties stand at relations, a few of which have very
many. One file of ten has a second version. Values are as the database holds them.
"""

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import chain

from relaas.bench import dutch
from relaas.bench.happenings import BEGIN, BUSIEST_PARTY, END
from relaas.bench.records import maker
from relaas.files import names
from relaas.files.models import FileVersion, Item
from relaas.kernel.models import StoredFile
from relaas.kernel.search import text_to_search

SEED = 20_261_126
CHUNK = 5_000
LARGE_TREE, LARGE_FOLDER = 100_000, 10_000
EACH = 100  # files in a folder of the large tree, and folders in one above it
SAME_BYTES = 20  # files that have the same bytes
NEWER = 0.1  # have a second version
LARGE = "Archief"
FOLDERS = ("Contracten", "Correspondentie", "Foto's", "Facturen", "Tekeningen")
ENDINGS = {
    "pdf": "application/pdf", "jpg": "image/jpeg", "docx": "application/vnd.openxmlformats-officedocument."
    "wordprocessingml.document", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png", "eml": "message/rfc822", "txt": "text/plain", "zip": "application/zip",
}  # fmt: skip
THINGS = (
    "Offerte", "Factuur", "Contract", "Tekening", "Foto", "Verslag", "Certificaat", "Pakbon", "Keuringsrapport",
    "Machtiging", "Planning", "Handleiding", "Klokkenspel",
)  # fmt: skip

make_item, make_version, make_stored = maker(Item), maker(FileVersion), maker(StoredFile)


@dataclass
class FileBatch:
    """Rows of all tables, for a few thousand files and folders."""

    stored: list[StoredFile] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    versions: list[FileVersion] = field(default_factory=list)


@dataclass(frozen=True)
class Place:
    """Where something stands: at which party, in which folder."""

    party: int
    folder: int | None = None


class FilePopulation:
    """The files of `count` parties, those of the large tree first. Stored bytes are numbered from `first_stored`."""

    def __init__(
        self, count: int, parties: Sequence[int], people: Sequence[tuple[int, str]], first_stored: int
    ) -> None:
        self._large, self._count, self._parties, self._people = min(LARGE_TREE, count), count, parties, people
        self._busiest = BUSIEST_PARTY if BUSIEST_PARTY in parties[:1] else parties[0]
        self._chance = chance = random.Random(SEED)  # noqa: S311 - no secret
        self._ending = dutch.by_frequency(list(ENDINGS), chance)
        self._thing, self._trade = dutch.by_frequency(THINGS, chance), dutch.by_frequency(dutch.TRADES, chance)
        self._by = dutch.by_frequency(people, chance)
        self._step = (END - BEGIN) / (self._large + count + 1)
        self._item = self._version = self._made = 0
        self._first_stored, self._stored = first_stored, 0
        self._folders: dict[tuple[int, str], int] = {}

    def batches(self) -> Iterator[FileBatch]:
        """All of them, a few thousand at a time; bytes before what has them, folders before what stands in them. A
        batch is good until the next one is asked for."""
        batch = FileBatch()
        for place in chain(self._in_the_large_tree(batch), self._at_parties(batch)):
            self._add_file(place, batch)
            if len(batch.items) >= CHUNK:
                yield batch
                for rows in (batch.stored, batch.items, batch.versions):
                    rows.clear()
        if batch.items:
            yield batch

    def _in_the_large_tree(self, batch: FileBatch) -> Iterator[Place]:
        """A tenth in one folder, the others a hundred in each folder of a hundred folders."""
        in_one = min(LARGE_FOLDER, max(1, self._large // 10))
        archive = self._add_folder(LARGE, Place(self._busiest), batch)
        yield from (Place(self._busiest, archive) for _ in range(in_one))
        above = folder = None
        for number in range(self._large - in_one):
            if number % (EACH * EACH) == 0:
                above = self._add_folder(f"Project {number // EACH // EACH + 1}", Place(self._busiest), batch)
            if number % EACH == 0:
                folder = self._add_folder(f"Deel {number // EACH + 1}", Place(self._busiest, above), batch)
            yield Place(self._busiest, folder)

    def _at_parties(self, batch: FileBatch) -> Iterator[Place]:
        """Four of ten in a folder."""
        for _number in range(self._count):
            party = self._parties[int(len(self._parties) * self._chance.random() ** 3)]
            drawn = self._chance.random()
            name = FOLDERS[int(drawn * 10)] if drawn < 0.4 else ""
            if name and (party, name) not in self._folders:
                self._folders[party, name] = self._add_folder(name, Place(party), batch)
            yield Place(party, self._folders.get((party, name)))

    def _add_folder(self, name: str, place: Place, batch: FileBatch) -> int:
        batch.items.append(self._item_of(name, place, is_folder=True))
        return self._item

    def _add_file(self, place: Place, batch: FileBatch) -> None:
        ending = self._ending()
        name = f"{self._thing()} {self._trade()} {self._made + 1}.{ending}"
        if self._made % SAME_BYTES == 0:
            batch.stored.append(self._next_stored(ENDINGS[ending]))
        versions = 2 if self._chance.random() < NEWER else 1
        newest = {
            "number": versions, "stored_id": self._first_stored + self._stored - 1, "size": self._size,
            "media_type": ENDINGS[ending],
        }  # fmt: skip
        item = self._item_of(name, place, is_folder=False, **newest)
        batch.items.append(item)
        for number in range(1, versions + 1):
            self._version += 1
            batch.versions.append(
                make_version(
                    id=self._version, file_id=item.pk, name=name, at=item.changed_at, by_name=item.changed_by_name,
                    by_id=item.changed_by_id, **{**newest, "number": number},
                )
            )  # fmt: skip

    def _item_of(self, name: str, place: Place, **columns: object) -> Item:
        self._item += 1
        self._made += not columns["is_folder"]
        (by, by_name), at = self._by(), str((BEGIN + self._step * self._made).replace(microsecond=0))
        return make_item(
            id=self._item, holder_kind="party", holder_id=place.party, parent_id=place.folder, name=name,
            key=names.key(name), search_text=text_to_search((name,)), made_at=at, made_by_id=by, made_by_name=by_name,
            changed_at=at, changed_by_id=by, changed_by_name=by_name, **columns,
        )  # fmt: skip

    def _next_stored(self, media_type: str) -> StoredFile:
        self._size = int(2_000 * 1.5 ** (self._chance.random() * 20))
        self._stored += 1
        name = hashlib.sha256(f"{SEED} {self._stored}".encode()).hexdigest()
        return make_stored(
            id=self._first_stored + self._stored - 1, name=name, media_type=media_type, size=self._size,
            stored_at=str(BEGIN + timedelta(seconds=self._stored)),
        )  # fmt: skip
