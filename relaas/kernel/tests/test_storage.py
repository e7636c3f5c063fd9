"""Stored bytes and images: whole or not there, small and safe."""

import os
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from relaas.kernel import clock, storage
from relaas.kernel.images import MEDIA_TYPE, SIDE, prepare_image
from relaas.kernel.models import StoredFile
from relaas.kernel.refusals import Refused


@pytest.fixture
def media(settings: object, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined] # pytest-django's own settings object
    return tmp_path


def picture(width: int = 800, height: int = 600, format: str = "PNG") -> SimpleUploadedFile:
    written = BytesIO()
    Image.new("RGB", (width, height), "navy").save(written, format)
    return SimpleUploadedFile("picture.png", written.getvalue())


@pytest.mark.django_db
def test_what_is_kept_is_kept_once_and_read_back(media: Path) -> None:
    first = storage.keep(ContentFile(b"contents"), media_type="text/plain")
    second = storage.keep(ContentFile(b"contents"), media_type="text/plain")
    assert first.pk == second.pk
    assert storage.open_stored(first).read() == b"contents"
    assert [path.name for path in media.rglob("*") if path.is_file()] == [first.name], "nothing half-written is left"


@pytest.mark.django_db
def test_the_sweep_removes_old_files_without_a_row_only(media: Path) -> None:
    kept = storage.keep(ContentFile(b"kept"), media_type="text/plain")
    orphan, fresh = media / "ab" / "abcd", media / "ab" / "abef"
    orphan.parent.mkdir()
    long_ago = (clock.now() - timedelta(days=1)).timestamp()
    for file in (orphan, fresh):
        file.write_bytes(b"orphan")
    for file in (orphan, media / storage.place_of(kept.name)):
        os.utime(file, (long_ago, long_ago))
    assert storage.sweep() == 1
    assert not orphan.exists()
    assert fresh.exists(), "its transaction may still be open"
    assert storage.open_stored(StoredFile.objects.get()).read() == b"kept"


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP", "GIF"])
def test_an_image_becomes_a_small_one_without_metadata(format: str) -> None:
    small = Image.open(prepare_image(picture(2000, 1000, format)))
    assert (small.width, small.height) == (SIDE, SIDE // 2)
    assert small.get_format_mimetype() == MEDIA_TYPE
    assert not small.getexif()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7 named .png", "image_unreadable"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "image_unreadable"),
        (b"", "image_unreadable"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "image_unreadable"),
        (b"0" * (50 * 1024 * 1024), "image_too_large"),
    ],
    ids=["pdf", "svg", "empty", "broken", "50 MB"],
)
def test_what_is_no_image_is_refused_at_its_field(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        prepare_image(SimpleUploadedFile("image.png", content))
    assert refused.value.code == code
    assert refused.value.problems[0].field == "image"


def test_a_small_file_that_unfolds_into_gigabytes_is_refused() -> None:
    written = BytesIO()
    Image.new("1", (20_000, 20_000)).save(written, "PNG")
    with pytest.raises(Refused) as refused:
        prepare_image(SimpleUploadedFile("bomb.png", written.getvalue()))
    assert refused.value.code == "image_too_large"
