"""The formats that a list can be taken away in. A room that writes another one registers it here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from relaas.kernel.registries import Registry
from relaas.overviews.taken import Taken


class NotNow(Exception):
    """The file cannot be made at once: so many are being made. A job can wait for its turn."""


@dataclass(frozen=True)
class Format[From]:
    """A kind of file, by the name that it ends in (`csv`), written from a `Taken`.

    One of certain lists only (`Overview.formats`) is written from an `Extract`.

    `pieces` gives the file as it comes, whole or not at all: an exception ends it (`NotNow` before its first piece).
    More than `at_once` rows are a job; None is for what streams, however much it is.
    """

    name: str
    label: str
    media_type: str
    pieces: Callable[[From], Iterator[bytes]]
    at_once: int | None = None


FORMATS: Registry[Format[Taken]] = Registry("format of an export")
