"""The icon before the name of a file, in the colour of its kind: drawn once for each kind of file and language."""

from functools import lru_cache

from markupsafe import Markup

from relaas.files.kinds import kind_of
from relaas.web.formats import language
from relaas.web.icons import icon

KEPT = 1_000  # media types


def kind_mark(media_type: str) -> Markup:
    """The icon of a file with this media type; a screen reader says its kind."""
    return _drawn(media_type, language())


@lru_cache(maxsize=KEPT)
def _drawn(media_type: str, _language: str) -> Markup:
    kind = kind_of(media_type)
    mark = '<span class="kind" data-kind="{}">{}</span>'
    return Markup(mark).format(kind.name.lower(), icon(kind.icon, str(kind.label)))  # noqa: S704 - written above
