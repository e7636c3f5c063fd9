"""Hangs the columns of this room on the importer of relations."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from relaas.imports.importer import CellProblem, Target
from relaas.kernel.actors import Actor
from relaas.parties.importing.reading.joining import ReadCells, join
from relaas.parties.models import Party
from relaas.terms.importing import comparing, writing
from relaas.terms.importing.reading import Reader
from relaas.terms.importing.targets import TARGETS


@dataclass(frozen=True)
class TermsOfRows:
    """Terms and stops of relations, out of a file."""

    name: str = "terms"
    targets: Sequence[Target] = TARGETS

    def reader(self, by: Actor, file: str) -> ReadCells:
        """Reads cells as the facts of this room."""
        return Reader(by, file)

    def load(self, parties: Collection[int]) -> Mapping[int, Any]:
        """Terms and stops as they stand."""
        return comparing.load(parties)

    def compare(self, given: Any, party: Party, there: Any, problems: list[CellProblem], *, before: int | None) -> Any:
        """What changes of them."""
        return comparing.compare(given, party, there, problems, before=before)

    def write(self, written: Mapping[int, Any], by: Actor) -> None:
        """In sets, with the story."""
        writing.write(written, by)


join(TermsOfRows())
