"""What a format writes from: columns, rows and totals of something that is taken away, whatever it comes from."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol, Self

from relaas.overviews.columns import Column


class Heading(list[Any]):
    """The cells of a row that begins a group: its name and number, and what the columns come to in it."""


class Taken(Protocol):
    """Rows as they leave the house. `Extract` reads those of a list, `Sheet` has those of a page.

    `language` is the one of its texts, `maker` who takes it, `told` what it says of which rows it has, and `patience`
    how many seconds it may wait for its turn.
    """

    @property
    def language(self) -> str: ...
    @property
    def maker(self) -> str: ...
    @property
    def made_at(self) -> datetime: ...
    @property
    def patience(self) -> float | None: ...
    @property
    def columns(self) -> Sequence[Column]: ...
    @property
    def headings(self) -> list[str]: ...
    @property
    def title(self) -> str: ...
    @property
    def told(self) -> list[str]: ...

    @property
    def is_grouped(self) -> bool: ...

    def totals(self) -> list[int | Decimal | None] | None:
        """What the columns of numbers come to, in their places; None when no column is added up."""
        ...

    def told_totals(self) -> list[str] | None:
        """The same as their cells would say it."""
        ...

    def counted(self, rows: int) -> str:
        """*3 relaties*"""
        ...

    def texts(self) -> Iterator[list[list[str]]]:
        """The texts of all rows, a stretch at a time; a row that begins a group is a `Heading`."""
        ...

    def values(self) -> Iterator[list[list[Any]]]:
        """The same for a spreadsheet: numbers, days and moments are themselves."""
        ...

    def unreported(self) -> Self:
        """The same of which nobody hears how many rows were read."""
        ...

    def report(self, rows: int, /) -> object:
        """Hears how many rows were read or drawn."""
        ...
