"""What lies in a zip: a document, a sheet or slides of an office program, or just files. Nothing is unfolded."""

import re

ZIPPED = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
ZIP = "application/zip"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_BY_PART = {
    b"word/document.xml": f"{_OFFICE}wordprocessingml.document",
    b"xl/workbook.xml": f"{_OFFICE}spreadsheetml.sheet",
    b"xl/workbook.bin": "application/vnd.ms-excel.sheet.binary.macroenabled.12",
    b"ppt/presentation.xml": f"{_OFFICE}presentationml.presentation",
    b"AndroidManifest.xml": "application/vnd.android.package-archive",
    b"META-INF/MANIFEST.MF": "application/java-archive",
}
# A local header, whose name says `mimetype` and whose bytes, not packed, are the type: OpenDocument and EPUB.
_SAID = re.compile(rb"PK\x03\x04.{22}\x08\x00..mimetype(application/[a-z0-9.+-]{1,80})", re.DOTALL)
_LISTED = re.compile(rb"PK\x01\x02.{24}(..)(?:.{16})", re.DOTALL)


def type_of_zip(begin: bytes, end: bytes) -> str:
    """By the type that it says first (OpenDocument), or by the names in the list at its end (Office)."""
    said = _SAID.match(begin)
    if said:
        return said[1].decode()
    names = _names_in(end)
    return next((media_type for part, media_type in _BY_PART.items() if part in names), ZIP)


def _names_in(end: bytes) -> set[bytes]:
    """The names in the list at the end of a zip, as far as it stands in these bytes."""
    names = set()
    for entry in _LISTED.finditer(end):
        length = int.from_bytes(entry[1], "little")
        names.add(end[entry.end() : entry.end() + length])
    return names
