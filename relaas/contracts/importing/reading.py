"""What a row says: of which contract it is, what that is, and its line; each cell as text or through its check."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from relaas.contracts.facts import FACTS
from relaas.contracts.importing import words
from relaas.contracts.importing.targets import ADMINISTRATION, DIRECTION, NUMBER, RELATION, RELATION_CODE, SIGNED_ON
from relaas.contracts.models import Direction
from relaas.imports.importer import CellProblem, Row
from relaas.kernel.periods import day_after
from relaas.kernel.refusals import Refused
from relaas.parties.facts.fact import check_day
from relaas.parties.importing.cells import days, numbers
from relaas.parties.importing.reading.read import NOTHING

_TEXTS = ("description", "external_reference", "department", "attention")
_DAYS = ("from_day",)
_LAST_DAYS = ("until_day", "valid_until")
_ROWS = ("product_group", "cost_type", "owner")


@dataclass(slots=True)
class Read:
    """A row. `number` is that of the row, `contract` that of its contract; `chosen` are cells that name a row of
    another list; `line` is what it says of a line, as it stands, empty when it has none; `subscription` is what it says
    of how that line comes back."""

    number: int
    contract: str = ""
    relation: str = ""
    code: str = ""
    administration: str = ""
    direction: Direction | None = None
    signed_on: date | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    line: dict[str, str] = field(default_factory=dict)
    subscription: dict[str, str] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)

    def leave_out(self, target: str, cell: str, refused: Refused) -> None:
        """The cell cannot be kept; the row goes on without it."""
        problem = refused.problems[0]
        self.problems.append(CellProblem(target, cell, str(problem.message), problem.code))


def read_row(row: Row) -> Read:
    """The cells of a row; a wrong one of the contract is said and left out, those of a line are judged later."""
    cells = {target: cell for target, cell in row.cells.items() if cell.lower() not in NOTHING}
    read = Read(
        row.number,
        contract=numbers.plain(cells.get(NUMBER, "")).value,
        relation=cells.get(RELATION, ""),
        code=numbers.plain(cells.get(RELATION_CODE, "")).value,
        administration=cells.get(ADMINISTRATION, ""),
    )
    if cell := cells.get(DIRECTION):
        read.direction = _kept(read, DIRECTION, cell, words.direction)
    if cell := cells.get(SIGNED_ON):
        read.signed_on = _kept(read, SIGNED_ON, cell, lambda cell: check_day(days.day(cell).value))
    for name in (*_TEXTS, *_DAYS, *_LAST_DAYS):
        if cell := cells.get(f"contract.{name}"):
            value = _kept(read, f"contract.{name}", cell, _check_of(name))
            read.facts |= {} if value is None else {name: value}
    read.chosen = {name: cell for name in _ROWS if (cell := cells.get(f"contract.{name}"))}
    read.line, read.subscription = _under("line.", cells), _under("subscription.", cells)
    return read


def _under(group: str, cells: Mapping[str, str]) -> dict[str, str]:
    return {target.removeprefix(group): cell for target, cell in cells.items() if target.startswith(group)}


def _check_of(name: str) -> Callable[[str], Any]:
    check = FACTS[name].check
    if name in _TEXTS:
        return check
    return lambda cell: day_after(check(days.day(cell).value)) if name in _LAST_DAYS else check(days.day(cell).value)


def _kept[Value](read: Read, target: str, cell: str, check: Callable[[str], Value]) -> Value | None:
    try:
        return check(cell)
    except Refused as refused:
        read.leave_out(target, cell, refused)
        return None
