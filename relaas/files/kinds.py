"""The kinds of file that people tell apart, each with its icon."""

from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(Enum):
    """What a file is to a person. `icon` is of lucide, `label` what a screen reader says."""

    PDF = ("file-type", _("PDF"))
    IMAGE = ("file-image", _("Image"))
    TEXT = ("file-text", _("Text"))
    SHEET = ("file-spreadsheet", _("Spreadsheet"))
    DOCUMENT = ("file-pen", _("Document"))
    SLIDES = ("file-chart-pie", _("Slides"))
    ARCHIVE = ("file-archive", pgettext_lazy("kind of file", "Archive"))
    MAIL = ("mail", _("Mail"))
    AUDIO = ("file-music", _("Sound"))
    VIDEO = ("file-play", _("Video"))
    OTHER = ("file", _("File"))

    def __init__(self, icon: str, label: str | Promise) -> None:
        self.icon = icon
        self.label = label


EXACTLY = {
    "application/pdf": Kind.PDF,
    "application/json": Kind.TEXT,
    "application/xml": Kind.TEXT,
    "image/svg+xml": Kind.TEXT,
    "message/rfc822": Kind.MAIL,
    "application/vnd.ms-outlook": Kind.MAIL,
    "text/csv": Kind.SHEET,
    "text/tab-separated-values": Kind.SHEET,
    "application/msword": Kind.DOCUMENT,
    "application/rtf": Kind.DOCUMENT,
}
PARTS = (
    ("spreadsheet", Kind.SHEET),
    ("ms-excel", Kind.SHEET),
    ("presentation", Kind.SLIDES),
    ("ms-powerpoint", Kind.SLIDES),
    ("wordprocessing", Kind.DOCUMENT),
    ("opendocument.text", Kind.DOCUMENT),
    ("zip", Kind.ARCHIVE),
    ("rar", Kind.ARCHIVE),
    ("7z", Kind.ARCHIVE),
    ("x-tar", Kind.ARCHIVE),
)
FAMILIES = {"image": Kind.IMAGE, "text": Kind.TEXT, "audio": Kind.AUDIO, "video": Kind.VIDEO}


def kind_of(media_type: str) -> Kind:
    """The kind of a file with this media type. A picture in words (SVG) is a text: it is never drawn."""
    family = media_type.partition("/")[0]
    found = EXACTLY.get(media_type) or FAMILIES.get(family)
    return found or next((kind for part, kind in PARTS if part in media_type), Kind.OTHER)
