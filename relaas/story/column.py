"""What rooms put above the story of a record: a field to write something down in, say.

    COLUMN.add("jotting", ColumnPart("jotting", 10, "activities/jotting/column.html", context=_column))

A template finds `request`, and in `its` what `context` gave. Only above the story of now: of the past nothing changes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from relaas.kernel.models import Record
from relaas.kernel.registries import Registry
from relaas.web.rights import Request


@dataclass(frozen=True)
class ColumnPart:
    """One part; `context` gives what its template draws beside this record for this viewer, None for nothing at all."""

    name: str
    order: int
    template: str
    context: Callable[[Request, Record], Mapping[str, Any] | None]


@dataclass(frozen=True)
class ShownInColumn:
    """A part as the column draws it."""

    template: str
    its: Mapping[str, Any]


COLUMN: Registry[ColumnPart] = Registry("part of the story's column", order=lambda part: part.order)


def parts_above(request: Request, record: Record) -> list[ShownInColumn]:
    """What stands above the story of this record, in its order."""
    found = [(part.template, part.context(request, record)) for part in COLUMN]
    return [ShownInColumn(template, its) for template, its in found if its is not None]
