"""What can be imported: rooms register an importer that says what columns can mean, and that plans and writes rows.

This room reads the file, finds out what its columns are, and calls the importer with at most `CHUNK` rows at a time:

    memory = importer.begin(name of the file)
    for rows in chunks:
        plan = importer.plan(rows, existing="update", by=actor, seen=memory)     # reads only; a dry run ends here
        outcomes = importer.carry_out(plan, by=actor, seen=memory)           # inside the verb's transaction

With a memory of two halves (`Ahead`) the next rows are planned in a process beside while these are carried out.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, runtime_checkable

from django.utils.functional import Promise

from relaas.kernel.actors import Actor
from relaas.kernel.registries import Registry
from relaas.kernel.subjects import Subject

# Rows in one transaction: what they touch fits in memory, and SQLite's lock is held for a tenth of a second.
CHUNK = 128

type Existing = Literal["update", "leave"]
type What = Literal["created", "updated", "skipped", "refused"]


@dataclass(frozen=True)
class Target:
    """What a column can mean.

    `key` names it for good, in mappings and reports (`organization.name`). `headings` are those that other programs
    write above it, in any language; they are compared folded, signs as spaces. `recognises` says whether a cell looks
    like this and hardly like anything else: contents decide when the heading says nothing. `group` is the heading
    under which the screen offers it.
    """

    key: str
    label: str | Promise
    headings: tuple[str, ...] = ()
    recognises: Callable[[str], bool] | None = None
    group: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file: its number as a spreadsheet counts it, and the text of each cell that has a meaning.

    Cells are without control characters and outer spaces; a date is `2026-12-31`. Empty cells are left out.
    """

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A warning about one cell: left out (`mended_to` empty), or kept as `mended_to`."""

    target: str
    value: str
    reason: str
    code: str
    mended_to: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row, or in a dry run what would. `reason` is there when it is refused."""

    row: int
    what: What
    subject: Subject | None = None
    problems: tuple[CellProblem, ...] = ()
    reason: str = ""


class Plan(Protocol):
    """What is to be written for some rows, and the outcomes as far as they can be foreseen (a dry run shows them)."""

    @property
    def outcomes(self) -> Sequence[Outcome]: ...


@runtime_checkable
class Ahead(Protocol):
    """A memory that can be in two processes: with the one `is_ahead` rows are planned while those before are carried
    out with the other. What `news` says there after each set is heard here before the next but one is planned."""

    is_ahead: bool

    def news(self) -> Any: ...

    def hear(self, news: Any) -> None: ...


class Importer(Protocol):
    """One kind of thing that can be imported."""

    @property
    def kind(self) -> str: ...

    @property
    def label(self) -> str | Promise: ...

    @property
    def right(self) -> str: ...

    @property
    def targets(self) -> Sequence[Target]: ...

    @property
    def order(self) -> int:
        """Where it stands among what can be imported."""
        ...

    @property
    def required(self) -> Sequence[frozenset[str]]:
        """Of each of these sets of targets a file has at least one (a name, say)."""
        ...

    def begin(self, file: str) -> Any:
        """A new memory of the rows of the file of this name. It is lost, and begun anew, when a worker is killed."""
        ...

    def plan(self, rows: Sequence[Row], *, existing: Existing, by: Actor, seen: Any) -> Plan:
        """Find out what each row will do. Reads only; `seen` is what `begin` gave."""
        ...

    def carry_out(self, plan: Plan, *, by: Actor, seen: Any) -> Sequence[Outcome]:
        """Write it, in the transaction that is open, and tell the story. One outcome for each row, in their order."""
        ...


IMPORTERS: Registry[Importer] = Registry("importer", order=lambda importer: importer.order)


def register(importer: Importer) -> None:
    """Make an importer known (a room does so in its `apps.py`)."""
    IMPORTERS.add(importer.kind, importer)
