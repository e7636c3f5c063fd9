"""In which encoding a text stands: by its mark, by strict UTF-8, by its zero bytes, else Windows-1252."""

import codecs
from pathlib import Path
from typing import Protocol

from django.utils.translation import gettext as _

from relaas.kernel.refusals import Refused

SAMPLE = 65_536
UTF_8, UTF_16_LE, UTF_16_BE, WINDOWS = "utf-8-sig", "utf-16-le", "utf-16-be", "cp1252"
NAMES = {UTF_8: "UTF-8", "utf-16": "UTF-16", UTF_16_LE: "UTF-16", UTF_16_BE: "UTF-16", WINDOWS: "Windows-1252"}
_MANY = 0.3  # of the bytes in every second place: in UTF-16 plain letters are a byte and a zero


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def encoding_of(path: Path) -> str:
    """The name by which Python decodes this file. Refuses (`not_a_text`) what has zero bytes and is no UTF-16."""
    with path.open("rb") as file:
        found = encoding_in(file)
    if found is None:
        raise Refused("not_a_text", _("This is not a text file or XLSX. Save it as CSV or XLSX and try again."))
    return found


def encoding_in(file: _Readable) -> str | None:
    """The same of bytes that are read from here on; None for what is no text."""
    begin = file.read(SAMPLE)
    if begin.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if begin.startswith(codecs.BOM_UTF8):
        return UTF_8
    if b"\0" in begin:
        return _utf_16(begin)
    return UTF_8 if _is_utf_8(begin, file) else WINDOWS


def _utf_16(begin: bytes) -> str | None:
    for encoding, zeros in ((UTF_16_LE, begin[1::2]), (UTF_16_BE, begin[::2])):
        if zeros.count(0) > _MANY * len(zeros):
            return encoding
    return None


def _is_utf_8(begin: bytes, file: _Readable) -> bool:
    """The whole file is read: one letter at its end may tell. A letter that was cut off at the very end is forgiven."""
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    chunk = begin
    try:
        while chunk:
            decoder.decode(chunk)
            chunk = file.read(1 << 20)
    except UnicodeDecodeError:
        return False
    return True
