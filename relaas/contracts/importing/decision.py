"""One contract of a file: its rows, and what becomes of them."""

from dataclasses import dataclass, field
from typing import Any

from relaas.contracts.facts import FACTS
from relaas.contracts.importing.reading import Read
from relaas.contracts.importing.remembering import Key
from relaas.contracts.lines.facts import LINE_FACTS
from relaas.contracts.models import Contract, ContractLine
from relaas.imports.importer import What
from relaas.kernel.refusals import Problem, Refused


@dataclass(slots=True)
class Wanted:
    """A line that a row wants: what it says, the line that is there if it means one, and whether that would differ."""

    given: dict[str, Any]
    kept: ContractLine | None
    differs: bool


@dataclass(slots=True)
class Decision:
    """What the rows say of one contract, and what becomes of it.

    `contract` is the one that is there, or one that is not saved yet; `changes` are the facts that would be different.
    `reasons` are there when it is refused, by the number of the row that is wrong.
    """

    number: str
    reads: list[Read]
    contract: Contract | None = None
    key: Key | None = None
    changes: dict[str, Any] = field(default_factory=dict)
    lines: list[Wanted] = field(default_factory=list)
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
    fact = LINE_FACTS.get(problem.field or "") or FACTS.get(problem.field or "")
    return f"{fact.label}: {problem.message}" if fact else str(problem.message)
