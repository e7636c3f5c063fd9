"""What came in with a request: each file received, or refused with the reason. Nothing is written to the database."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from relaas.files.adding import ReceivedFile
from relaas.files.uploads.places import Place, place, places, read_list
from relaas.kernel.receiving import in_words, receive
from relaas.kernel.refusals import Refused
from relaas.kernel.uploading import largest_file


@dataclass(frozen=True)
class RefusedFile:
    """A file that was not added, by name, and why."""

    name: str
    reason: str


@dataclass
class CameIn:
    """What can be added, and what was refused."""

    received: list[ReceivedFile] = field(default_factory=list)
    refused: list[RefusedFile] = field(default_factory=list)


def read(files: Sequence[UploadedFile[Any]], paths: str, not_sent: str) -> CameIn:
    """Receive each of these, in its place (`places`). `not_sent` names those that our script did not even send, for
    they are too large: they are refused as if they had been. To be called outside a transaction.
    """
    came_in = CameIn()
    for file, where in zip(files, places([file.name or "" for file in files], paths), strict=True):
        _receive(file, where, came_in)
    reason = _("This file is larger than %(most)s.") % {"most": in_words(largest_file())}
    came_in.refused += [RefusedFile(place(path).name, reason) for path in read_list(not_sent)]
    return came_in


def _receive(file: UploadedFile[Any], where: Place, came_in: CameIn) -> None:
    try:
        came_in.received.append(ReceivedFile(where.name, receive(file), where.path))
    except Refused as refusal:
        came_in.refused.append(RefusedFile(where.name, str(refusal)))
