"""A table that a page has made itself, as it leaves the house: every format writes it as it writes a list."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, Self

from django.http import HttpResponseBase
from django.utils.text import slugify
from django.utils.translation import gettext as _

from relaas.kernel import clock
from relaas.kernel.refusals import Refused
from relaas.overviews.columns import Column, Look
from relaas.overviews.export import Format
from relaas.overviews.typed import as_cell
from relaas.web.formats import language, number
from relaas.web.serving import stream

_TYPED = frozenset({Look.NUMBER, Look.MONEY, Look.DAY, Look.MOMENT})
type Row = Sequence[Any]


@dataclass(frozen=True)
class Sheet:
    """Rows of values, one for each column, which makes the text of it; `told` says of which things they are.

    `sums` is what columns come to, by name. `counts` writes out how many rows there are. Who makes one has asked the
    right to take it away (U2), and speaks the language of the page.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    counts: Callable[[int], str]
    maker: str
    told: list[str] = field(default_factory=list)
    sums: dict[str, Decimal] = field(default_factory=dict)
    language: str = field(default_factory=language)
    patience: float | None = None
    made_at: datetime = field(default_factory=clock.now)

    @property
    def is_grouped(self) -> bool:
        return False

    @cached_property
    def headings(self) -> list[str]:
        return [str(column.label) for column in self.columns]

    def totals(self) -> list[int | Decimal | None] | None:
        """What the columns come to that are added up; None when none is."""
        return [self.sums.get(column.name) for column in self.columns] if self.sums else None

    def told_totals(self) -> list[str] | None:
        """The same as their cells would say it."""
        totals = self.totals()
        if totals is None:
            return None
        return ["" if each is None else _text(column, each) for column, each in zip(self.columns, totals, strict=True)]

    def counted(self, rows: int) -> str:
        """*24 momenten*"""
        return self.counts(rows)

    def file_name(self, ending: str) -> str:
        """`plan-v-2026-0001-2026-11-22.csv`"""
        return f"{slugify(self.title)}-{clock.today().isoformat()}.{ending}"

    def texts(self) -> Iterator[list[list[str]]]:
        """The texts of all rows, at once."""
        yield [[_text(column, value) for column, value in self._cells(row)] for row in self.rows]

    def values(self) -> Iterator[list[list[Any]]]:
        """The same for a spreadsheet: numbers and days are themselves."""
        yield [[_cell(column, value) for column, value in self._cells(row)] for row in self.rows]

    def unreported(self) -> Self:
        """Itself."""
        return self

    def report(self, _rows: int, /) -> None:
        """Nobody waits for it."""

    def _cells(self, row: Row) -> Iterator[tuple[Column, Any]]:
        return zip(self.columns, row, strict=True)


def _text(column: Column, value: Any) -> str:
    if value is None:
        return ""
    return column.text(value) if column.text else str(value)


def _cell(column: Column, value: Any) -> Any:
    found = as_cell(value) if column.look in _TYPED else None
    return found if found is not None else _text(column, value)


def answered(sheet: Sheet, format: Format[Any]) -> HttpResponseBase:
    """The file, at once. Refuses more rows than the format writes while one waits (`too_many_rows`)."""
    if format.at_once is not None and len(sheet.rows) > format.at_once:
        message = _("At once this holds no more than %(most)s rows. Take CSV.")
        raise Refused("too_many_rows", message % {"most": number(format.at_once)})
    pieces = list(format.pieces(sheet))
    return stream(pieces, name=sheet.file_name(format.name), media_type=format.media_type)
