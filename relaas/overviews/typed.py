"""Cells as a spreadsheet wants them: a number that can be added up, a day that can be sorted; all else is text.

Codes, phone numbers and the like are text in the database and stay it, so none loses a zero.
"""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from relaas.kernel import clock
from relaas.overviews.columns import Column, Look

LARGEST_NUMBER = 10**15  # a spreadsheet keeps fifteen digits
FIRST_DAY = date(1900, 3, 1)  # before it spreadsheets disagree about what day it was

type Cell = str | int | float | date | datetime | None


def bare(column: Column) -> Column:
    """The column with the value itself in its cells, where it looks like a number, an amount, a day or a moment."""
    if column.look not in (Look.NUMBER, Look.MONEY, Look.DAY, Look.MOMENT):
        return column

    def cell(*values: Any) -> Any:
        value = as_cell(column.value(*values) if column.value else values[0])
        return value if value is not None else column.text(*values) if column.text else values[0] or ""

    return replace(column, text=cell)


def as_cell(value: Any) -> Cell:
    """The value itself; None where no cell of a spreadsheet can hold it."""
    match value:
        case bool():
            return None
        case Decimal():
            return float(value) if abs(value) < LARGEST_NUMBER else None
        case int() | float():
            return value if abs(value) < LARGEST_NUMBER else None
        case datetime():
            moment = value.astimezone(clock.AMSTERDAM).replace(tzinfo=None)
            return moment if moment.date() >= FIRST_DAY else None
        case date():
            return value if value >= FIRST_DAY else None
    return None
