"""Stored bytes on the disk: there whole or not at all, also after a power cut."""

import os
from collections.abc import Callable, Collection, Iterator
from itertools import batched
from pathlib import Path

from django.core.files.storage import FileSystemStorage

from relaas.kernel.arriving import Arriving, Hold, held, remove_unheld

AT_ONCE = 1000


class DiskStorage(FileSystemStorage):
    """The folder MEDIA_ROOT (`byte_storage.ByteStorage`)."""

    def settle(self, arriving: Arriving, place: str) -> Hold:
        """No byte is copied: the file gets a second name, and loses its first. What stands there already is used."""
        target = Path(self.path(place))
        _make_folder(target.parent)
        hold = held(target)
        if hold is None:
            arriving.flush()
            hold = _named(arriving, target)
        arriving.moved()
        _flush_folder(target.parent)
        return hold

    def places(self, folders: Collection[str]) -> Iterator[list[str]]:
        for folder in folders:
            path = Path(self.path(folder))
            for found in batched(path.iterdir() if path.is_dir() else [], AT_ONCE):
                yield [f"{folder}/{each.name}" for each in found]

    def remove_unclaimed(self, place: str, claimed: Callable[[], bool]) -> bool:
        return remove_unheld(Path(self.path(place)), claimed)

    def path_of(self, place: str) -> Path:
        path = Path(self.path(place))
        if not path.exists():
            raise FileNotFoundError(place)
        return path

    def forget_copies(self) -> None:
        """None are made: they are on this machine."""

    def address(self, place: str, name: str) -> str | None:  # noqa: ARG002 - a bucket needs both
        return None


def _named(arriving: Arriving, target: Path) -> Hold:
    """A link, not a rename: of two writers of the same bytes one finds what the other made, and holds it too."""
    while True:
        try:
            target.hardlink_to(arriving.path)
        except FileExistsError:
            if hold := held(target):
                return hold
        else:
            return arriving.hold()


def _make_folder(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _flush_folder(folder.parent)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
