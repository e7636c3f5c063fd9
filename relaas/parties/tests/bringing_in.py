"""Rows brought in as the imports room does it: planned, then carried out in a verb's transaction."""

import pickle
from collections.abc import Mapping, Sequence
from itertools import batched

from relaas.imports.importer import Existing, Outcome, Row
from relaas.kernel.actors import Actor
from relaas.parties.importing.importer import PERSONS, RELATIONS, PartyImporter, PartyPlan
from relaas.parties.importing.remembering import Seen
from relaas.parties.models import AccountManager, Address, Channel, Party
from relaas.parties.tests.conftest import BY
from relaas.story.models import Entry
from relaas.story.writing import writing

type Cells = Mapping[str, str]

SHORT = {
    "name": "organization.name", "code": "organization.code", "kvk": "organization.kvk", "rsin": "organization.rsin",
    "oin": "organization.oin", "vat": "organization.vat_number", "legal": "organization.legal_name",
    "street": "address.visit.street", "number": "address.visit.house_number", "postcode": "address.visit.postcode",
    "city": "address.visit.city", "country": "address.visit.country", "phone": "channel.phone",
    "mobile": "channel.mobile", "mail": "channel.email", "site": "channel.website", "status": "organization.status",
    "branch": "organization.branch_number", "note": "organization.internal_note",
}  # fmt: skip


WHOLE = {
    "name": "Bakkerij Van den Berg B.V.", "kvk": "05012345", "vat": "NL004495445B01", "street": "Ambachtsweg",
    "number": "12 a", "postcode": "8042ab", "city": "Zwolle", "phone": "038-4215560", "mail": "info@berg.example",
    "site": "www.berg.example", "role": "Klant",
}  # fmt: skip


def state() -> list[object]:
    """All that an import may change."""
    models = (Party, Address, Channel, AccountManager)
    return [sorted(model.objects.values_list(), key=repr) for model in models] + [Entry.objects.count()]


def rows_of(*rows: Cells) -> list[Row]:
    """Rows of a file, the first in row 2; cells by the short names above or by their targets."""
    return [
        Row(number, {SHORT.get(name, name): cell for name, cell in row.items() if cell})
        for number, row in enumerate(rows, start=2)
    ]


def bring_in(
    *rows: Cells,
    importer: PartyImporter = RELATIONS,
    existing: Existing = "update",
    by: Actor = BY,
    chunk: int = 500,
    seen: Seen | None = None,
    ahead: bool = False,
) -> list[Outcome]:
    """Import these rows, so many at a time; `ahead`: the next are planned before these are carried out, as beside."""
    memory, waiting, outcomes = seen or importer.begin(), list[PartyPlan](), list[Outcome]()
    planning = importer.begin() if ahead else memory
    planning.is_ahead = ahead
    for some in batched(rows_of(*rows), chunk):
        plan = importer.plan(some, existing=existing, by=by, seen=planning)
        waiting.append(pickle.loads(pickle.dumps(plan)) if ahead else plan)  # noqa: S301 - our own
        if len(waiting) > ahead:
            outcomes += _carried_out(importer, waiting.pop(0), by, memory)
            planning.hear(memory.news())
    for plan in waiting:
        outcomes += _carried_out(importer, plan, by, memory)
    return outcomes


def _carried_out(importer: PartyImporter, plan: PartyPlan, by: Actor, seen: Seen) -> list[Outcome]:
    with writing(by=by, what="imports.import_rows"):
        return importer.carry_out(plan, by=by, seen=seen)


def bring_in_persons(*rows: Cells) -> list[Outcome]:
    """Import these rows of persons."""
    return bring_in(*rows, importer=PERSONS)


def what(outcomes: Sequence[Outcome]) -> list[str]:
    """What became of each row."""
    return [outcome.what for outcome in outcomes]


def codes(outcome: Outcome) -> set[str]:
    """What was said of its cells."""
    return {problem.code for problem in outcome.problems}


def party_of(outcome: Outcome) -> Party:
    """Whom a row brought or found."""
    assert outcome.subject
    return Party.objects.get(pk=outcome.subject.id)
