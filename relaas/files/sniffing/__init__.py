"""What a file is, by its bytes (T14). Its name only decides between kinds whose bytes look alike.

Nothing in a file is run, unfolded or parsed to find out: the first and the last 64 kB are looked at.
"""

from pathlib import PurePosixPath
from typing import Protocol

from puremagic.main import PureMagicWithConfidence, identify_all

from relaas.files.sniffing.compounds import COMPOUND, type_of_compound
from relaas.files.sniffing.texts import as_text, type_of_text
from relaas.files.sniffing.zips import ZIPPED, type_of_zip

UNKNOWN = "application/octet-stream"
PART = 64 * 1024  # bytes, at each end
LONGEST = 100  # characters of a media type
_CERTAIN = 0.3  # three bytes that fit; two fit too often by chance
_OWN_NAMES = {"image/x-ms-bmp": "image/bmp", "application/x-gzip": "application/gzip", "audio/x-wav": "audio/wav"}
_OURS = ((b"%PDF-", "application/pdf"), (b"\x7fELF", "application/x-executable"))
_RIGHT_BEFORE = 1024  # bytes that may stand before the mark of a PDF


class _Seekable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...
    def seek(self, offset: int, whence: int = 0, /) -> int: ...
    def tell(self) -> int: ...


def media_type_of(file: _Seekable, name: str) -> str:
    """The media type of these bytes; the file stands at its beginning afterwards. Never empty, 100 characters at most.

    What nothing is known of is `application/octet-stream`; a text of no special kind, and an empty file, `text/plain`.
    """
    size = file.seek(0, 2) or file.tell()
    file.seek(0)
    begin = file.read(PART)
    file.seek(max(size - PART, 0))
    end = file.read(PART)
    file.seek(0)
    return _type_of(begin, end, PurePosixPath(name.lower()).suffix)[:LONGEST]


def _type_of(begin: bytes, end: bytes, ending: str) -> str:
    for mark, media_type in _OURS:
        if begin.startswith(mark):
            return media_type
    if begin.startswith(ZIPPED):
        return type_of_zip(begin, end)
    if begin.startswith(COMPOUND):
        return type_of_compound(ending)
    text = as_text(begin)
    if text is not None:
        return type_of_text(text, ending)
    return _by_signature(begin, end, ending)


def _by_signature(begin: bytes, end: bytes, ending: str) -> str:
    """By the table of `puremagic`: where several kinds begin alike, the one that the name says."""
    found = [each for each in identify_all(begin, end, ending) if each.mime_type and each.confidence >= _CERTAIN]
    if not found:
        return "application/pdf" if b"%PDF-" in begin[:_RIGHT_BEFORE] else UNKNOWN
    best: PureMagicWithConfidence = max(found, key=lambda each: (each.extension == ending, each.confidence))
    found_type: str = best.mime_type.lower()
    return _OWN_NAMES.get(found_type, found_type)
