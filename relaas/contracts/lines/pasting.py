"""Rows out of a spreadsheet, as they stand on the clipboard: cells with tabs between them, a line for each row.

Excel and LibreOffice put quotes around a cell that holds a tab, a line or a quote. A first row that names columns says
which they are; otherwise they are those from the cell on in which was pasted.
"""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from itertools import islice

from relaas.contracts.lines.facts import LINE_FACTS
from relaas.kernel.folding import fold

COLUMNS = ("description", "quantity", "price_unit", "price", "discount", "vat_code", "cost_price", "remark")
MOST_LETTERS, MOST_ROWS = 100_000, 500

# What people write above a column, beside what it is called here; folded.
_ALSO = {
    "omschrijving": "description", "product": "description", "artikel": "description", "description": "description",
    "aantal": "quantity", "hoeveelheid": "quantity", "qty": "quantity", "quantity": "quantity",
    "eenheid": "price_unit", "unit": "price_unit",
    "prijs": "price", "stukprijs": "price", "eenheidsprijs": "price", "prijs per stuk": "price", "price": "price",
    "korting": "discount", "korting %": "discount", "discount": "discount", "discount %": "discount",
    "btw": "vat_code", "btw %": "vat_code", "btw-code": "vat_code", "vat": "vat_code",
    "kostprijs": "cost_price", "inkoop": "cost_price", "inkoopprijs": "cost_price", "cost price": "cost_price",
    "opmerking": "remark", "remark": "remark",
}  # fmt: skip


def cells_of(text: str) -> list[list[str]]:
    """The rows, each with its cells in one line; empty rows are left out. Of what is far too long, the beginning."""
    plain = text[:MOST_LETTERS].replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    stray = plain.count('"') % 2  # a quote that nothing closes is a letter
    read = csv.reader(StringIO(plain), delimiter="\t", quoting=csv.QUOTE_NONE if stray else csv.QUOTE_MINIMAL)
    rows = ([" ".join(cell.split()) for cell in row] for row in read)
    return list(islice(filter(any, rows), MOST_ROWS))


def rows_of(text: str, columns: Sequence[str], start: str) -> list[dict[str, str]]:
    """What was pasted as rows of these columns, from the column `start` on."""
    cells = cells_of(text)
    named = _named(cells[0], columns) if cells else {}
    if named:
        return [{name: row[place] for place, name in named.items() if place < len(row)} for row in cells[1:]]
    at = columns.index(start) if start in columns else 0
    return [dict(zip(columns[at:], row, strict=False)) for row in cells]


def _named(cells: Sequence[str], columns: Sequence[str]) -> Mapping[int, str]:
    """The places of the columns that a first row names; nothing when it names no two of them."""
    known = {**_ALSO, **{fold(str(LINE_FACTS[name].label)): name for name in columns}}
    found = {place: known[fold(cell)] for place, cell in enumerate(cells) if fold(cell) in known}
    named = {place: name for place, name in found.items() if name in columns}
    return named if len(set(named.values())) >= 2 and len(set(named.values())) == len(named) else {}
