"""Bringing in rows of contracts, in tests: what was foreseen of them is what becomes of them."""

from collections.abc import Mapping, Sequence
from copy import deepcopy

from relaas.contracts.importing.importer import ContractImporter
from relaas.contracts.tests.conftest import BY
from relaas.imports.importer import Existing, Outcome, Row
from relaas.kernel.actors import Actor
from relaas.story.models import Change
from relaas.story.writing import writing

type Cells = Mapping[str, str]

SHORT = {"no": "contract.number", "for": "contract.relation", "price": "line.price", "what": "line.description"}
BAKERY = "Bakkerij Van den Berg B.V."


def rows_of(rows: Sequence[Cells], first: int = 2) -> list[Row]:
    named = [
        {SHORT.get(name, name if "." in name else f"line.{name}"): cell for name, cell in row.items()} for row in rows
    ]
    return [Row(number, cells) for number, cells in enumerate(named, first)]


def bring_in(*rows: Cells, existing: Existing = "update", by: Actor = BY, chunk: int = 250) -> list[Outcome]:
    """Import these rows, so many at a time; what was foreseen of a chunk is what becomes of it."""
    importer, outcomes, file = ContractImporter(), list[Outcome](), rows_of(rows)
    memory, foresight = importer.begin(), importer.begin()
    for start in range(0, len(file), chunk):
        some = file[start : start + chunk]
        before = Change.objects.count()
        dry = [outcome.what for outcome in importer.plan(some, existing=existing, by=by, seen=foresight).outcomes]
        assert Change.objects.count() == before, "a dry run reads only"
        plan = importer.plan(some, existing=existing, by=by, seen=memory)
        with writing(by=by, what="imports.import_rows"):
            became = importer.carry_out(plan, by=by, seen=memory)
        foresight = deepcopy(memory)
        assert [outcome.what for outcome in became] == dry
        outcomes += became
    return outcomes


def what(outcomes: Sequence[Outcome]) -> list[str]:
    return [outcome.what for outcome in outcomes]
