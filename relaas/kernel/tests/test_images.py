"""Images that people give: small and safe."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from relaas.kernel.images import MEDIA_TYPE, SIDE, prepare_image
from relaas.kernel.refusals import Refused

pytestmark = pytest.mark.once


def picture(width: int = 800, height: int = 600, format: str = "PNG") -> SimpleUploadedFile:
    written = BytesIO()
    Image.new("RGB", (width, height), "navy").save(written, format)
    return SimpleUploadedFile("picture.png", written.getvalue())


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
