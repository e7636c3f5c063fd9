"""The rows of the table of lines as they are sent in: as many texts of each name as there are rows, in their order."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import QueryDict

from relaas.contracts.lines.pasting import COLUMNS, rows_of
from relaas.contracts.models import LineKind

type Row = dict[str, str]

NAMES = ("line", "kind", *COLUMNS)


def sent_rows(sent: QueryDict) -> list[Row]:
    """The rows that were sent in. A column that the sender does not see is in none of them."""
    lists = {name: sent.getlist(name) for name in NAMES if name in sent}
    count = min(map(len, lists.values()), default=0)
    return [{name: values[place] for name, values in lists.items()} for place in range(count)]


def new_row(kind: str = LineKind.ITEM, *, vat_code: str = "") -> Row:
    """A row in which nothing was typed."""
    return {
        "line": "",
        "kind": kind,
        **dict.fromkeys(COLUMNS, ""),
        "vat_code": vat_code if kind == LineKind.ITEM else "",
    }


def rearranged(rows: Sequence[Row], deed: str, place: int, new: Callable[[str], Row]) -> list[Row]:
    """What a button makes of the rows: one more (`item`, `heading`, `subtotal`), or row `place` moved, copied, gone."""
    rest = list(rows)
    if deed in LineKind.values:
        rest.append(new(deed))
    elif 0 <= place < len(rest):
        row = rest.pop(place)
        if deed == "copy":
            rest[place:place] = [row, {**row, "line": ""}]
        elif deed != "remove":
            rest.insert(max(place + {"up": -1, "down": 1}.get(deed, 0), 0), row)
    return rest


def pasted_into(
    rows: Sequence[Row], text: str, *, at: int, start: str, columns: Sequence[str], new: Callable[[str], Row]
) -> list[Row]:
    """The rows with what was pasted in them: from row `at` and column `start` on, lines only; what is over is added."""
    filled = [dict(row) for row in rows]
    places = [place for place, row in enumerate(filled) if place >= at and row.get("kind") == LineKind.ITEM]
    for given in rows_of(text, columns, start):
        if places:
            filled[places.pop(0)].update(given)
        else:
            filled.append({**new(LineKind.ITEM), **given})
    return filled


def as_given(row: Row, lists: Any) -> dict[str, Any]:
    """A row as a verb reads it: ids as records where there are such."""
    given: dict[str, Any] = {**row, "line": int(row["line"]) if row.get("line", "").isdecimal() else None}
    given["price_unit"] = lists.unit(row["price_unit"]) if row.get("price_unit") else None
    given["vat_code"] = lists.code(row["vat_code"]) if row.get("vat_code") else None
    return given


def by_ids(row: Row, given: Mapping[str, Any]) -> Row:
    """The row with what was found on a list named by its id, for a control that chooses."""
    found = {name: f"#{given[name].pk}" for name in ("price_unit", "vat_code") if hasattr(given[name], "pk")}
    return {**row, **found}
