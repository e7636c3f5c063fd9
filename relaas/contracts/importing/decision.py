"""One contract of a file: its rows, and what becomes of them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from relaas.contracts.facts import FACTS
from relaas.contracts.importing.reading import Read
from relaas.contracts.importing.remembering import Key
from relaas.contracts.importing.subscription_rows import PLACE, Periodic
from relaas.contracts.lines.facts import LINE_FACTS
from relaas.contracts.models import Contract, ContractLine
from relaas.contracts.subscriptions.facts import RECURRENCE_FACTS
from relaas.imports.importer import What
from relaas.kernel.refusals import Problem, Refused


@dataclass(slots=True)
class Wanted:
    """A line that a row wants: what it says, the line that is there if it means one, the line as it will be, whether
    that is different, and how it comes back, if the row says that."""

    read: Read
    given: dict[str, Any]
    kept: ContractLine | None
    line: ContractLine
    differs: bool
    periodic: Periodic | None = None

    @property
    def changes(self) -> bool:
        """Whether anything of it becomes different."""
        return self.differs or bool(self.periodic and (self.periodic.differs or self.periodic.marks))


@dataclass(slots=True)
class Decision:
    """What the rows say of one contract, and what becomes of it.

    `contract` is the one that is there, or one that is not saved yet; `changes` are the facts that would be different;
    `signs` is the day on which it was signed, if it is to be.
    `reasons` are there when it is refused, by the number of the row that is wrong.
    """

    number: str
    reads: list[Read]
    contract: Contract | None = None
    key: Key | None = None
    changes: dict[str, Any] = field(default_factory=dict)
    lines: list[Wanted] = field(default_factory=list)
    signs: date | None = None
    what: What = "created"
    reasons: dict[int, str] = field(default_factory=dict)

    @property
    def named(self) -> list[Read]:
        """The rows that say whose it is."""
        return [read for read in self.reads if read.relation or read.code]

    def refuse(self, refused: Refused, row: int = 0) -> None:
        """Nothing of it comes in; said at the row that is wrong, or at the first."""
        self.what = "refused"
        self.reasons.setdefault(row or self.reads[0].number, " ".join(map(_told, refused.problems)))


def _told(problem: Problem) -> str:
    """With the column that it is about: *Prijs: Vul dit in.*"""
    name = problem.field or ""
    of_it = RECURRENCE_FACTS.get(name.removeprefix(f"{PLACE}.")) if name.startswith(PLACE) else None
    fact = of_it or LINE_FACTS.get(name) or FACTS.get(name)
    return f"{fact.label}: {problem.message}" if fact else str(problem.message)
