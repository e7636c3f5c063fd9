"""T14: a preview is drawn of any file in a child process, and nothing that is in the file is run or told on."""

import hashlib
import os
import struct
import subprocess
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image
from pypdf import PdfWriter
from pypdfium2 import PDFIUM_INFO

from relaas.files.previews import ShownAs, derived, drawing, shown_as
from relaas.files.previews.drawing import NoPreview, Reason, image_of, page_of, sizes_of
from relaas.files.previews.texts import MOST, text_of
from relaas.kernel.models import StoredFile
from relaas.kernel.storage import place_of

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def _own_places(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.PREVIEWS_ROOT = tmp_path / "previews"


def _stored(content: bytes) -> StoredFile:
    name = hashlib.sha256(content).hexdigest()
    default_storage.save(place_of(name), ContentFile(content))
    return StoredFile(name=name, size=len(content))


def _pdf(pages: int = 3, *, password: str = "") -> bytes:
    writer, made = PdfWriter(), BytesIO()
    for page in range(pages):
        writer.add_blank_page(595 + page, 842)
    if password:
        writer.encrypt(password)
    writer.write(made)
    return made.getvalue()


def _png(side: int) -> bytes:
    """A small file of many pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = zlib.compress(b"\0" * ((side // 8 + 1) * side), 9)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_pdf_is_drawn_page_by_page() -> None:
    stored = _stored(_pdf(3))
    assert sizes_of(stored) == (3, [(595, 842), (596, 842), (597, 842)])
    with Image.open(BytesIO(page_of(stored, 3).picture)) as image:
        assert (image.format, image.width) == ("WEBP", 1400)
    with pytest.raises(NoPreview) as caught:
        page_of(stored, 4)
    assert caught.value.reason is Reason.BROKEN


def test_no_program_in_a_pdf_can_run() -> None:
    """PDFium comes with and without V8, which runs them; ours is without."""
    assert "V8" not in PDFIUM_INFO.flags
    assert "XFA" not in PDFIUM_INFO.flags


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (_pdf(password="geheim"), Reason.LOCKED),
        (b"%PDF-1.7\nrommel", Reason.BROKEN),
        (_pdf()[:200], Reason.BROKEN),
        (b"", Reason.BROKEN),
    ],
    ids=["locked", "rubbish", "cut off", "empty"],
)
def test_a_pdf_that_cannot_be_drawn_is_told_why(content: bytes, reason: Reason) -> None:
    stored = _stored(content)
    with pytest.raises(NoPreview) as caught:
        sizes_of(stored)
    assert caught.value.reason is reason


def test_an_image_loses_what_it_told_besides_and_stands_upright() -> None:
    photograph, told = Image.new("RGB", (4000, 3000), (200, 30, 30)), Image.Exif()
    told[0x0112] = 6  # turned a quarter
    told[0x010E] = "Kerkstraat 1"
    made = BytesIO()
    photograph.save(made, "JPEG", exif=told, comment=b"Kerkstraat 1")
    drawn = image_of(_stored(made.getvalue()))
    with Image.open(BytesIO(drawn.picture)) as image:
        assert (image.format, image.size) == ("WEBP", (1200, 1600))
        assert not image.getexif()
    assert (drawn.told["width"], drawn.told["height"]) == (1200, 1600)
    assert b"Kerkstraat" not in drawn.picture


@pytest.mark.parametrize(
    ("content", "reason"),
    [(_png(20_000), Reason.TOO_LARGE), (_png(100)[:-30], Reason.BROKEN), (b"<svg/>", Reason.BROKEN)],
    ids=["bomb", "cut off", "svg"],
)
def test_an_image_that_cannot_be_drawn_is_told_why(content: bytes, reason: Reason) -> None:
    with pytest.raises(NoPreview) as caught:
        image_of(_stored(content))
    assert caught.value.reason is reason


def test_what_was_drawn_is_kept_and_anybody_may_empty_the_cache(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = _stored(_png(40))
    first = image_of(stored)
    default_storage.delete(place_of(stored.name))
    assert image_of(stored) == first
    [kept] = Path(settings.PREVIEWS_ROOT).glob("*/*")
    os.utime(kept, (1, 1))
    derived.sweep()
    with pytest.raises(NoPreview) as caught:
        image_of(stored)
    assert caught.value.reason is Reason.GONE
    monkeypatch.setattr(derived, "MOST", 250)
    for number, name in enumerate(("aa1", "bb2", "cc3")):
        derived.keep(name, b"x" * 100)
        os.utime(Path(settings.PREVIEWS_ROOT) / name[:2] / name, (2e9 + number, 2e9 + number))
    derived.sweep()
    assert [derived.find(name) is None for name in ("aa1", "bb2", "cc3")] == [True, False, False]


def test_what_takes_too_long_or_too_much_ends_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stored = _stored(_png(40))
    greedy = tmp_path / "greedy.py"
    greedy.write_text("bytearray(8 << 30)")
    monkeypatch.setattr(drawing, "CHILD", greedy)
    monkeypatch.setattr(drawing, "SECONDS", 1)
    for program in ("raise MemoryError", "while True: pass"):
        greedy.write_text(program)
        with pytest.raises(NoPreview) as caught:
            image_of(stored)
        assert caught.value.reason is Reason.TOO_HEAVY


def test_the_child_has_nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}

    def run(command: list[str], **given: Any) -> subprocess.CompletedProcess[bytes]:
        seen.update(given, command=command)
        return subprocess.CompletedProcess(command, 0, b'{"pages": 1, "sizes": [[1, 1]]}\n')

    monkeypatch.setattr("relaas.files.previews.drawing.subprocess.run", run)
    sizes_of(_stored(b"x"))
    assert seen["env"] == {}
    assert "-I" in seen["command"]
    assert os.path.basename(seen["cwd"]).startswith("relaas-")  # noqa: PTH119


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("naam;plaats\r\nCafé;Den Haag\r\n".encode(), "naam;plaats\nCafé;Den Haag\n"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café"),
        ("prijs: € 12".encode("cp1252"), "prijs: € 12"),
        ("Ω".encode("utf-16"), "Ω"),
        (b"<script>alert(1)</script>", "<script>alert(1)</script>"),
        (b"a\x1b[31mb \xe2\x80\xaegpj.exe", "a\ufffd[31mb \ufffdgpj.exe"),
        (b"", ""),
    ],
)
def test_a_text_is_read_in_its_own_letters(content: bytes, text: str) -> None:
    found = text_of(_stored(content))
    assert (found.text, found.is_cut) == (text, False)


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    found = text_of(_stored("é".encode() * 150_000))
    assert found.is_cut
    assert found.text == "é" * (MOST // 2)


def test_what_is_no_text_is_not_shown_as_one() -> None:
    with pytest.raises(NoPreview):
        text_of(_stored(b"\x00" + b"\xff" * 200))


@pytest.mark.parametrize(
    ("media_type", "way"),
    [
        ("application/pdf", ShownAs.PAGES),
        ("image/jpeg", ShownAs.IMAGE),
        ("image/svg+xml", ShownAs.TEXT),
        ("text/html", ShownAs.TEXT),
        ("text/csv", ShownAs.TEXT),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ShownAs.NOT),
        ("application/octet-stream", ShownAs.NOT),
        ("", ShownAs.NOT),
    ],
)
def test_nothing_is_shown_in_a_way_that_runs(media_type: str, way: ShownAs) -> None:
    assert shown_as(media_type) is way
