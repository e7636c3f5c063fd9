"""The rows of a folder: the template draws one of those that are alike, with marks in it, and each fills them in.

Fifty rows have two thousand pieces, and a template looks up, escapes and wraps each of them by itself.
"""

from collections.abc import Callable, Sequence
from html import escape
from types import SimpleNamespace

from markupsafe import Markup

from relaas.files.kind_marks import kind_mark
from relaas.files.listed import Row
from relaas.kernel.clock import AMSTERDAM
from relaas.web.addresses import address
from relaas.web.formats import ago, file_size, in_one_language, moment

_OWN = ("id", "name", "kind", "number", "size", "ago", "moment", "who")
_MARKS = {name: Markup(f"{{{name}}}") for name in _OWN}  # noqa: S704 - names of our own
_ADDRESSES = {"page": "files:file", "zip": "files:folder_zip", "download": "files:download"}


class RowPatterns:
    """Draws rows of one page. `draw` gives the markup of a row that it is handed: of `is_folder`, `has_versions` and
    `in_portal` it is told, for all else a mark stands in its place: `page` and `zip` are the addresses of a file and of
    a folder as a zip, `kind` is its icon. It must not draw a brace.
    """

    def __init__(self, draw: Callable[[SimpleNamespace], str]) -> None:
        self._draw = draw
        self._drawn: dict[tuple[bool, bool, bool], str] = {}

    def drawn(self, rows: Sequence[Row]) -> list[tuple[Row, Markup]]:
        """These rows, each with its markup."""
        with in_one_language():
            return [(row, self._filled_in(row)) for row in rows]

    def _filled_in(self, row: Row) -> Markup:
        alike = row.is_folder, row.number > 1, row.in_portal
        drawn = self._drawn.get(alike)
        if drawn is None:
            is_folder, has_versions, in_portal = alike
            marks = {**_MARKS, **{name: address(page, _MARKS["id"]) for name, page in _ADDRESSES.items()}}
            marked = SimpleNamespace(is_folder=is_folder, has_versions=has_versions, in_portal=in_portal, **marks)
            drawn = self._drawn[alike] = str(self._draw(marked))
        return _filled_in(drawn, row)


def _filled_in(drawn: str, row: Row) -> Markup:
    changed_at = row.changed_at.astimezone(AMSTERDAM)  # once: each way of writing it would
    return Markup(  # noqa: S704 - drawn by a template; what is filled in is escaped or our own
        drawn.format(
            id=row.id,
            name=escape(row.name),
            kind=kind_mark(row.media_type),
            number=row.number,
            size=file_size(row.size),
            ago=ago(changed_at),
            moment=moment(changed_at),
            who=escape(row.changed_by_name),
        )
    )
