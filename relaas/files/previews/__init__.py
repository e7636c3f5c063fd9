"""Previews of files (T14): pages of a PDF and images drawn anew, texts as text. Nothing in a file is run.

What is no PDF, image or text can only be downloaded.
"""

from enum import Enum

_IMAGES = frozenset({"image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp", "image/tiff", "image/avif"})
_TEXTS = frozenset({"application/json", "application/xml", "image/svg+xml", "message/rfc822"})


class ShownAs(Enum):
    """In which way a file is shown."""

    PAGES = "pages"
    IMAGE = "image"
    TEXT = "text"
    NOT = "not"


def shown_as(media_type: str) -> ShownAs:
    """How a file of this media type is shown. A page of HTML and a drawing in SVG are read as the text they are."""
    if media_type == "application/pdf":
        return ShownAs.PAGES
    if media_type in _IMAGES:
        return ShownAs.IMAGE
    if media_type in _TEXTS or media_type.startswith("text/"):
        return ShownAs.TEXT
    return ShownAs.NOT
