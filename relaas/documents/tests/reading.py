"""Reading a list back out of its PDF, by where its texts stand."""

import io
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject, PdfReader

from relaas.documents.paging import LINE


@dataclass(frozen=True)
class Piece:
    """A text and where it begins, in points from the lower left corner."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class ReadPage:
    """What stands above the table, the table with its heading, and below it."""

    above: str
    heading: list[str]
    rows: list[list[str]]
    below: str


def read_pages(pdf: bytes, first_heading: str) -> list[ReadPage]:
    """The pages of a list whose first column is called so. Cells are without spaces, for lines end anywhere."""
    return [_read(page, first_heading) for page in PdfReader(io.BytesIO(pdf)).pages]


def _read(page: PageObject, first_heading: str) -> ReadPage:
    pieces = _pieces(page)
    top = next(piece for piece in pieces if piece.text == first_heading)
    head = [piece for piece in pieces if piece.y == top.y]
    bottom = min(piece.y for piece in pieces)
    above = " ".join(piece.text for piece in pieces if piece.y > top.y)
    below = " ".join(piece.text for piece in pieces if piece.y == bottom)
    body = [piece for piece in pieces if bottom < piece.y <= top.y]
    heading, *rows = [_cells(row, [piece.x for piece in head]) for row in _rows(body)]
    return ReadPage(above, heading, rows, below)


def _pieces(page: PageObject) -> list[Piece]:
    found: list[Piece] = []

    def see(text: str, place: list[float], _matrix: Any, _font: Any, _size: Any) -> None:
        if text.strip():
            found.append(Piece(round(place[4], 1), round(place[5], 1), text.strip()))

    page.extract_text(visitor_text=see)
    return found


def _rows(body: list[Piece]) -> list[list[Piece]]:
    """Lines of one row stand a line apart, lines of two rows more."""
    rows: list[list[Piece]] = []
    last = 0.0
    for piece in sorted(body, key=lambda piece: -piece.y):
        if not rows or last - piece.y > LINE + 0.5:
            rows.append([])
        rows[-1].append(piece)
        last = piece.y
    return rows


def _cells(row: list[Piece], columns: list[float]) -> list[str]:
    cells = [""] * len(columns)
    for piece in sorted(row, key=lambda piece: (-piece.y, piece.x)):
        column = max(place for place, x in enumerate(columns) if x <= piece.x + 0.5)
        cells[column] += "".join(piece.text.split())
    return cells
