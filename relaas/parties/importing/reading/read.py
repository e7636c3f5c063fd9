"""What a row says, and the one who reads it cell by cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from relaas.imports.importer import CellProblem, Row
from relaas.kernel.checking import Checking
from relaas.kernel.refusals import Refused
from relaas.parties.facts import Facts
from relaas.parties.importing.cells.mended import REASONS, Mended, same
from relaas.parties.models import Address, Employment, MasterDataType, Party, PersonalDetails

type Mend = Callable[[str], Mended]

NOTHING = frozenset({
    "-", "--", "---", ".", "?", "n.v.t.", "nvt", "n.v.t", "n/a", "#n/a", "#n/b", "null", "none", "geen", "onbekend",
    "unknown", "nan", "(leeg)",
})  # fmt: skip
LONGEST_NOTHING = max(map(len, NOTHING))
_LENGTHS: dict[str, int] = {
    field.name: field.max_length or 0
    for model in (Party, Address, Employment, PersonalDetails)
    for field in model._meta.concrete_fields
    if field.max_length
}
_MAY_BE_CUT = {"name", "legal_name", "industry", "function", "department", "street", "city", "description"}


@dataclass(slots=True)
class Read:
    """A row as the facts of a party and of what hangs on it; every value fit to keep, nothing that was empty.

    `refused` says why nothing sensible remains. `employer` is the code and the name of who the person works for.
    `mark` is equal for rows with the same cells. `led_to` is the party that had its code before.
    `joined` is what the columns of rooms above say, by the names of the rooms.
    """

    number: int
    kind: str
    facts: dict[str, Any] = field(default_factory=dict)
    addresses: list[dict[str, Any]] = field(default_factory=list)
    channels: list[dict[str, Any]] = field(default_factory=list)
    account_manager: int | None = None
    bank_account: dict[str, str] = field(default_factory=dict)
    master_data: list[tuple[MasterDataType, str]] = field(default_factory=list)
    employer: tuple[str, str] = ("", "")
    employment: dict[str, Any] = field(default_factory=dict)
    personal: dict[str, Any] = field(default_factory=dict)
    joined: dict[str, Any] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)
    refused: str = ""
    mark: int = 0
    led_to: int = 0


class Cells:
    """The cells of one row, and what is said of them."""

    def __init__(self, row: Row, read: Read) -> None:
        self.cells: Mapping[str, str] = {
            target: cell for target, cell in row.cells.items() if len(cell) > LONGEST_NOTHING or not _is_nothing(cell)
        }
        self.read = read
        read.mark = hash(tuple(row.cells.items()))

    def text(self, target: str) -> str:
        """What stands in the cell; a sign for nothing (`-`, `n.v.t.`) is nothing."""
        return self.cells.get(target, "")

    def fact(self, target: str, name: str, facts: Facts, into: dict[str, Any], mend: Mend = same) -> None:
        """Read a cell as this fact: mended, checked, and left out with its reason when the check refuses it."""
        cell = self.text(target)
        if not cell:
            return
        try:
            mended = mend(cell)
            value = facts[name].check(mended.value)
        except Refused as refused:
            if refused.code != "too_long" or name not in _MAY_BE_CUT:
                self.leave_out(target, cell, refused)
                return
            mended = Mended(cell[: _LENGTHS[name]].rstrip(), "too_long")
            value = facts[name].check(mended.value)
        if mended.code:
            self.mended(target, cell, mended.code, mended.value)
        if value not in {"", None}:
            into[name] = value

    def choice[Value](self, target: str, choose: Callable[[str], Value]) -> Value | None:
        """What a cell chooses; None when it is empty or nothing that can be chosen."""
        cell = self.text(target)
        if not cell:
            return None
        try:
            return choose(cell)
        except Refused as refused:
            self.leave_out(target, cell, refused)
            return None

    def leave_out(self, target: str, cell: str, refused: Refused) -> None:
        """The cell cannot be kept; the row goes on without it."""
        self.problem(target, cell, refused.code, refused.message)

    def mended(self, target: str, cell: str, code: str, to: str) -> None:
        """The cell says something else than it literally does."""
        self.problem(target, cell, code, str(REASONS[code]), to)

    def problem(self, target: str, cell: str, code: str, reason: str, mended_to: str | None = None) -> None:
        self.read.problems.append(CellProblem(target=target, value=cell, reason=reason, code=code, mended_to=mended_to))

    def problems_of(self, checking: Checking, place: str, into: dict[str, Any]) -> None:
        """What does not go together is left out of `into`."""
        for problem in checking.problems:
            name = problem.field or ""
            into.pop(name, None)
            target = f"{place}.{name}"
            self.problem(target, self.cells.get(target, ""), problem.code, str(problem.message))
        checking.problems.clear()


def _is_nothing(cell: str) -> bool:
    return not cell or cell.lower() in NOTHING


def no_name() -> str:
    """Why a row without a name is refused."""
    return _("There is no name in this row.")
