"""T14: what a file is, is read from its bytes; its name decides only between what looks alike."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from relaas.files.kinds import Kind, kind_of
from relaas.files.sniffing import LONGEST, UNKNOWN, media_type_of

pytestmark = pytest.mark.once

OFFICE = "application/vnd.openxmlformats-officedocument."
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600


def _zip(parts: Mapping[str, str], *, packed: bool = True) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def _image(format: str) -> bytes:
    made = BytesIO()
    Image.new("RGB", (4, 4)).save(made, format)
    return made.getvalue()


def _office(part: str) -> bytes:
    return _zip({"[Content_Types].xml": "<Types/>", "docProps/thumbnail.jpeg": "x" * 200_000, part: "<x/>"})


@pytest.mark.parametrize(
    ("content", "name", "media_type", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a.exe", "application/pdf", Kind.PDF),
        (b"\x00\x01junk\n%PDF-1.7\n", "a", "application/pdf", Kind.PDF),
        (_image("PNG"), "a.pdf", "image/png", Kind.IMAGE),
        (_image("JPEG"), "", "image/jpeg", Kind.IMAGE),
        (_image("GIF"), "a.html", "image/gif", Kind.IMAGE),
        (_image("WEBP"), "a", "image/webp", Kind.IMAGE),
        (_image("TIFF"), "a", "image/tiff", Kind.IMAGE),
        (_image("BMP"), "a.bmp", "image/bmp", Kind.IMAGE),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 30, "a.heic", "image/heif", Kind.IMAGE),
        (_office("word/document.xml"), "a.zip", f"{OFFICE}wordprocessingml.document", Kind.DOCUMENT),
        (_office("xl/workbook.xml"), "a", f"{OFFICE}spreadsheetml.sheet", Kind.SHEET),
        (_office("ppt/presentation.xml"), "a", f"{OFFICE}presentationml.presentation", Kind.SLIDES),
        (
            _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}, packed=False),
            "a",
            "application/vnd.oasis.opendocument.text",
            Kind.DOCUMENT,
        ),
        (_zip({"map/word/document.xml": "<x/>"}), "a.docx", "application/zip", Kind.ARCHIVE),
        (_zip({}), "leeg.zip", "application/zip", Kind.ARCHIVE),
        (COMPOUND, "a.doc", "application/msword", Kind.DOCUMENT),
        (COMPOUND, "A.XLS", "application/vnd.ms-excel", Kind.SHEET),
        (COMPOUND, "bericht.msg", "application/vnd.ms-outlook", Kind.MAIL),
        (COMPOUND, "a.pdf", "application/x-ole-storage", Kind.OTHER),
        (b"\x1f\x8b\x08\x00" + b"\0" * 30, "a.gz", "application/gzip", Kind.ARCHIVE),
        (b"\0\0\0\x18ftypmp42" + b"\0" * 30, "a", "video/mp4", Kind.VIDEO),
        (b"ID3\x03\x00\x01" + b"\0" * 40, "a.mp3", "audio/mpeg", Kind.AUDIO),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 60, "a.pdf", "application/x-executable", Kind.OTHER),
        (b"MZ\x90\0" + b"\0" * 200, "a.pdf", "application/vnd.microsoft.portable-executable", Kind.OTHER),
        (b"\x91\x02\x83\0\0\x12" * 30, "a.pdf", UNKNOWN, Kind.OTHER),
        (b"<!DOCTYPE html><html><body>x", "a.pdf", "text/html", Kind.TEXT),
        (b"\xef\xbb\xbf\n <!-- x --> <HTML>", "a", "text/html", Kind.TEXT),
        ("<html>".encode("utf-16"), "a.png", "text/html", Kind.TEXT),
        (b"<script>alert(1)</script>", "a.png", "text/html", Kind.TEXT),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "a.png", "image/svg+xml", Kind.TEXT),
        (b"<?xml version='1.0'?><!-- x --><svg/>", "a", "image/svg+xml", Kind.TEXT),
        (b"<?xml version='1.0'?><factuur/>", "a.html", "application/xml", Kind.TEXT),
        (b"#!/bin/sh\nrm -rf /\n", "a.txt", "text/x-script", Kind.TEXT),
        (b"alert(1)", "a.js", "text/x-script", Kind.TEXT),
        (b"From: a@b.nl\r\nTo: c@d.nl\r\nSubject: x\r\n\r\nDag", "a.txt", "message/rfc822", Kind.MAIL),
        (b"naam;plaats\nA;B\nC;D\n", "a.txt", "text/csv", Kind.SHEET),
        (b"Dag Jan, hoe gaat het?\nGoed, dank je.\nTot ziens, Piet\n", "a.txt", "text/plain", Kind.TEXT),
        (b"Dag Jan,\r\n\r\nprijs: \x80 12, caf\xe9", "a.txt", "text/plain", Kind.TEXT),
        (b"BM is geen bitmap", "a.bmp", "text/plain", Kind.TEXT),
        (b"GIF89a=1;alert(1)", "a.gif", "text/plain", Kind.TEXT),
        (b"{\\rtf1\\ansi x}", "a.doc", "application/rtf", Kind.DOCUMENT),
        (b"", "a.pdf", "text/plain", Kind.TEXT),
    ],
    ids=lambda given: None if isinstance(given, bytes) else str(given),
)
def test_a_file_is_what_its_bytes_say(content: bytes, name: str, media_type: str, kind: Kind) -> None:
    file = BytesIO(content)
    assert media_type_of(file, name) == media_type
    assert file.tell() == 0
    assert kind_of(media_type) is kind


@given(st.binary(max_size=300), st.text(max_size=20))
def test_no_bytes_and_no_name_are_too_strange(content: bytes, name: str) -> None:
    for begin in (b"", b"PK\x03\x04", b"PK\x01\x02", b"%PDF-", b"<?xml", b"\xff\xfe", b"GIF8"):
        found = media_type_of(BytesIO(begin + content), name)
        assert 0 < len(found) <= LONGEST
        assert found == found.strip()
        assert found.isascii()
        assert kind_of(found) in Kind


def test_a_large_file_is_read_at_its_ends_only() -> None:
    class Counting(BytesIO):
        taken = 0

        def read(self, size: int | None = -1, /) -> bytes:
            got = super().read(size)
            self.taken += len(got)
            return got

    file = Counting(b"\x91\x00" * 5_000_000)
    assert media_type_of(file, "a.bin") == UNKNOWN
    assert file.taken <= 2 * 64 * 1024
