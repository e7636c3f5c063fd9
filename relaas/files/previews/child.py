"""The child process that draws previews: it gets one file of somebody else's, and nothing else of Relaas.

The file is its standard input; what to do stands, as JSON, in its argument. It answers a line of JSON (sizes, or the
`problem`) and behind it the picture. It imports little and knows nothing of Relaas: what breaks here, breaks alone.
"""

import json
import os
import resource
import signal
import sys
from io import BytesIO
from typing import IO, Any

MOST_MEMORY = 1024**3  # bytes of address space; a page of a plain document takes some 60 MB
MOST_WRITTEN = 32 * 1024**2  # bytes
MOST_PIXELS = 60_000_000  # of an image, unfolded
MOST_PAGES = 2000  # of which the size is told
FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")
WRONG_PASSWORD, UNKNOWN_SECURITY = 4, 5  # errors of PDFium

type Answer = tuple[dict[str, Any], bytes]


class Unshowable(Exception):
    """Why there is no preview: `locked`, `broken` or `too_large`."""


def main() -> int:
    task = json.loads(sys.argv[1])
    _limit(task["seconds"])
    drawing = {"image": _image, "pages": _pages, "page": _page}[task["what"]]
    with os.fdopen(0, "rb") as file:
        try:
            told, picture = drawing(file, task)
        except Unshowable as problem:
            told, picture = {"problem": str(problem)}, b""
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + picture)
    sys.stdout.flush()
    os._exit(0)  # without tidying up: a broken file may have left something that hangs on it


def _limit(seconds: int) -> None:
    signal.alarm(seconds + 5)  # should the parent be gone
    for kind, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, MOST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        try:  # noqa: SIM105 - contextlib costs milliseconds
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):  # not every system lets itself be limited
            pass


def _image(file: IO[bytes], task: dict[str, Any]) -> Answer:
    """A picture drawn anew: upright, at the size of a screen, and without all that the file says besides."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # the limit is below, after a JPEG has said how small it can be read
    try:
        image: Image.Image = Image.open(file, formats=FORMATS)
        image.draft("RGB", (task["width"], task["height"]))  # a JPEG is unfolded no further than is needed
        if image.width * image.height > MOST_PIXELS:
            raise Unshowable("too_large")
        if image.mode.startswith("I"):  # 16 bits of grey
            image = image.convert("I").point(lambda value: value / 256).convert("L")
        image.thumbnail((task["width"], task["height"]))
        ImageOps.exif_transpose(image, in_place=True)
        return _as_webp(image.convert("RGBA" if image.has_transparency_data else "RGB"))
    except (OSError, ValueError, SyntaxError, ArithmeticError, LookupError, TypeError) as error:
        raise Unshowable("broken") from error


def _pages(file: IO[bytes], _task: dict[str, Any]) -> Answer:
    """How many pages there are, and how wide and high the first of them are, in points."""
    document = _opened(file)
    number = len(document)
    if not number:
        raise Unshowable("broken")
    sizes = [document.get_page_size(page) for page in range(min(number, MOST_PAGES))]
    return {"pages": number, "sizes": [[round(each, 2) for each in size] for size in sizes]}, b""


def _page(file: IO[bytes], task: dict[str, Any]) -> Answer:
    """One page, as large as the screen wants it. What is filled in on a form is drawn too; nothing in it runs."""
    from pypdfium2 import PdfiumError

    document = _opened(file)
    try:
        document.init_forms()
        page = document[task["page"] - 1]
        width, height = page.get_size()
        scale = min(task["width"] / width, task["height"] / height)
        return _as_webp(page.render(scale=scale).to_pil())
    except (PdfiumError, IndexError, ValueError, ArithmeticError) as error:
        raise Unshowable("broken") from error


def _opened(file: IO[bytes]) -> Any:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(file)
    except PdfiumError as error:
        locked = getattr(error, "err_code", None) in {WRONG_PASSWORD, UNKNOWN_SECURITY}
        raise Unshowable("locked" if locked else "broken") from error


def _as_webp(image: Any) -> Answer:
    made = BytesIO()
    image.save(made, "WEBP", quality=82, method=2)
    return {"width": image.width, "height": image.height}, made.getvalue()


if __name__ == "__main__":
    sys.exit(main())
