"""The beginning of a text, to read on the page."""

import re
from dataclasses import dataclass
from io import BytesIO

from relaas.files.previews.drawing import NoPreview, Reason
from relaas.imports.reading.encoding import encoding_in
from relaas.kernel.models import StoredFile
from relaas.kernel.storage import open_stored

MOST = 200_000  # bytes
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_REPLACED = "\ufffd"


@dataclass(frozen=True)
class TextPreview:
    """Plain text, to be escaped by whoever shows it. `is_cut`: there is more in the file."""

    text: str
    is_cut: bool


def text_of(stored: StoredFile) -> TextPreview:
    """The first 200 kB in the encoding that it seems to stand in; what is no letter is a sign. Raises `NoPreview`."""
    try:
        with open_stored(stored) as file:
            begin: bytes = file.read(MOST + 1)
    except FileNotFoundError:
        raise NoPreview(Reason.GONE) from None
    content = begin[:MOST]
    encoding = encoding_in(BytesIO(content))
    if encoding is None:
        raise NoPreview(Reason.BROKEN)
    text = content.decode(encoding, errors="replace")
    is_cut = len(begin) > MOST
    if is_cut:
        text = text.removesuffix(_REPLACED)  # a letter that was cut in two
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return TextPreview(_UNSEEN.sub(_REPLACED, lines.removeprefix("\ufeff")), is_cut)
