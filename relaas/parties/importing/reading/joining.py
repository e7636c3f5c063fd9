"""What rooms above this one bring in with a row of relations: columns of their own, and who reads and writes them."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

from relaas.imports.importer import CellProblem, Target
from relaas.kernel.actors import Actor
from relaas.kernel.registries import Registry
from relaas.parties.importing.reading.read import Cells
from relaas.parties.models import Party

type ReadCells = Callable[[Cells], Any]


class Joined(Protocol):
    """The columns of one room, in the terms of that room; what it gives is handed back to it as it is."""

    @property
    def name(self) -> str: ...

    @property
    def targets(self) -> Sequence[Target]: ...

    def reader(self, by: Actor, file: str) -> ReadCells:
        """Reads rows of this file for these eyes: what a row says, or nothing; a wrong cell is said and left out."""
        ...

    def load(self, parties: Collection[int]) -> Mapping[int, Any]:
        """What stands of these parties, with one question for each table; in the transaction they are locked."""
        ...

    def compare(self, given: Any, party: Party, there: Any, problems: list[CellProblem], *, before: int | None) -> Any:
        """What is to be written, or nothing. `there` is None of a new party; `before` as in `updating.compare`."""
        ...

    def write(self, written: Mapping[int, Any], by: Actor) -> None:
        """Write what `compare` gave, by the ids of the parties, in sets, and tell their story."""
        ...


JOINED: Registry[Joined] = Registry("joined columns")


def join(joined: Joined) -> None:
    """Make the columns of a room known to the importer of relations (a room does so in its `apps.py`)."""
    JOINED.add(joined.name, joined)


def load_joined(names: Collection[str], parties: Collection[int]) -> dict[str, Mapping[int, Any]]:
    """What stands, of the rooms whose columns these rows have."""
    return {joined.name: joined.load(parties) for joined in JOINED if joined.name in names}


def compare_joined(
    given: Mapping[str, Any],
    party: Party,
    there: Mapping[str, Mapping[int, Any]],
    problems: list[CellProblem],
    *,
    before: int | None,
) -> dict[str, Any]:
    """What each room writes for this party; nothing of a room that has nothing to write."""
    found = {}
    for name, said in given.items():
        standing = there.get(name, {}).get(party.pk) if party.pk else None
        written = JOINED[name].compare(said, party, standing, problems, before=before)
        if written:
            found[name] = written
    return found


def write_joined(written: Iterable[tuple[int, Mapping[str, Any]]], by: Actor) -> None:
    """Let each room write what it brings, of all these parties at once."""
    of_rooms: dict[str, dict[int, Any]] = {}
    for party, rooms in written:
        for name, each in rooms.items():
            of_rooms.setdefault(name, {})[party] = each
    for name, parties in of_rooms.items():
        JOINED[name].write(parties, by)
