"""The rows of an import, in the chunks in which they are planned and written."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import batched
from pathlib import Path

from django.utils.translation import gettext as _

from relaas.imports.importer import CHUNK, Row
from relaas.imports.models import Import
from relaas.imports.reading.table import rows_of
from relaas.kernel import passing
from relaas.kernel.refusals import Refused


@dataclass(frozen=True)
class Chunk:
    """Some rows, and all of their cells, to give those back that are refused."""

    rows: list[Row]
    cells: dict[int, list[str]]

    @property
    def last(self) -> int:
        return self.rows[-1].number


def file_of(current: Import) -> Path:
    """Where the file stands. Refuses (`file_gone`) when it was swept: files are kept for thirty days."""
    try:
        if current.file is None:
            raise FileNotFoundError
        return passing.path_of(current.file)
    except FileNotFoundError as error:
        raise Refused("file_gone", _("The file is no longer kept. Import it again.")) from error


def chunks(current: Import, *, after: int = 0, size: int = CHUNK) -> Iterator[Chunk]:
    """The rows below the heading and after the row of this number."""
    targets = current.targets
    first = max(after, current.heading)
    below = ((number, cells) for number, cells in rows_of(file_of(current), current.read_layout) if number > first)
    for some in batched(below, size):
        yield Chunk([_row(number, cells, targets) for number, cells in some], dict(some))


def _row(number: int, cells: list[str], targets: dict[int, str]) -> Row:
    width = len(cells)
    return Row(number, {key: cells[at] for at, key in targets.items() if at < width and cells[at]})
