"""A zip of many files, made while it is sent: nothing is held but the names, and its length is known before.

Names are made safe for any computer, and stay inside the zip: each is one part of a path of our own making.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from zipstream import ZipStream

from relaas.files.names import beside, key, safe_for_disk
from relaas.kernel.byte_storage import byte_storage, place_of
from relaas.kernel.refusals import Refused
from relaas.web.serving import stream

MEDIA_TYPE = "application/zip"
MOST = 20_000  # files and folders in one zip: each is a line in memory
_PIECE = 256 * 1024  # bytes
_AT_ONCE = 8  # questions to the storage


@dataclass(frozen=True)
class Packed:
    """A file for a zip, at this path in it: `stored` is what its bytes are called, `size` how many there are."""

    path: str
    stored: str
    size: int

    def pieces(self) -> Iterator[bytes]:
        """Its bytes, opened when their turn comes."""
        with byte_storage().open(place_of(self.stored)) as file:
            while piece := file.read(_PIECE):
                yield piece


class Paths:
    """Gives each file and folder its path in a zip: safe, inside it, and no two alike (`naam (2).pdf`)."""

    def __init__(self) -> None:
        self._taken: dict[str, set[str]] = {}
        self.number = 0

    def place(self, folder: str, name: str, *, is_folder: bool = False) -> str:
        """The path of this name in a folder (its own path with the slash, or nothing). A folder ends with a slash.

        Refuses more than 20,000 (`zip_too_many`).
        """
        self.number += 1
        if self.number > MOST:
            raise Refused("zip_too_many", _("These are too many files for one zip. Take the folders one by one."))
        taken = self._taken.setdefault(folder, set())
        free = beside(safe_for_disk(name), taken, folder=is_folder)
        taken.add(key(free))
        return f"{folder}{free}{'/' if is_folder else ''}"


def zipped(files: Sequence[Packed], folders: Iterable[str], *, paths: Paths, name: str) -> HttpResponseBase:
    """The answer with all of these in it. What has no bytes any more is told in a file at the top, by its path.

    Bytes that fail later break the answer off before its length is reached, so that nobody takes it to be whole.
    """
    there = _there([each.stored for each in files])
    made = ZipStream(sized=True)
    for folder in folders:
        made.mkdir(folder)
    missing = []
    for each in files:
        if each.stored in there:
            made.add(each.pieces(), each.path, size=each.size)
        else:
            missing.append(each.path)
    if missing:
        told = _("The bytes of these files are gone. Ask whoever runs Relaas to bring them back from a backup:")
        made.add("\r\n".join((told, "", *missing, "")), paths.place("", _("MISSING.txt")))
    return stream(made, name=name, media_type=MEDIA_TYPE, length=len(made))


def _there(names: Sequence[str]) -> set[str]:
    """Those of which bytes stand in storage."""
    different = sorted(set(names))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = pool.map(lambda name: byte_storage().exists(place_of(name)), different)
    return {name for name, is_there in zip(different, found, strict=True) if is_there}
