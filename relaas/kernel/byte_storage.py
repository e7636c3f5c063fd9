"""Where stored bytes stand: the settings say whether on the disk or in a bucket (`disk_storage`, `bucket_storage`)."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Protocol, cast

from django.core.files.base import File
from django.core.files.storage import default_storage

from relaas.kernel.arriving import Arriving, Hold


class ByteStorage(Protocol):
    """What a place for bytes can do. A *place* is a path in it: `ab/abcd…`."""

    def settle(self, arriving: Arriving, place: str) -> Hold:
        """Let what arrived stand here for good, also after a power cut; it stays at least until the hold ends."""

    def open(self, name: str, mode: str = "rb") -> File[bytes]:
        """The bytes at a place, to read. Raises FileNotFoundError when there are none."""

    def exists(self, name: str) -> bool:
        """Whether there are bytes at a place."""

    def delete(self, name: str) -> None:
        """Remove the bytes at a place, if they are there."""

    def places(self, folders: Collection[str]) -> Iterator[list[str]]:
        """All places in these folders, a thousand at a time."""

    def remove_unclaimed(self, place: str, claimed: Callable[[], bool]) -> bool:
        """Remove the bytes at a place, unless a living writer holds them or they are claimed; say whether it did."""

    def path_of(self, place: str) -> Path:
        """Where a program of this machine can read the bytes, within a day. Raises FileNotFoundError."""

    def forget_copies(self) -> None:
        """Remove what `path_of` fetched longer ago."""

    def address(self, place: str, name: str) -> str | None:
        """An address to download from under this name, good for a minute; None where Relaas gives the bytes itself."""


def byte_storage() -> ByteStorage:
    """The one that the settings name."""
    return cast("ByteStorage", default_storage)


def place_of(name: str) -> str:
    """Where the bytes of this name stand, a folder deep so that no folder grows large."""
    return f"{name[:2]}/{name}"


def folders() -> list[str]:
    """All that `place_of` can name; what passes or arrives (`kernel.passing`, `kernel.arriving`) stands beside them."""
    return [f"{number:02x}" for number in range(256)]
