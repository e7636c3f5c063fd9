"""Rows brought in as the imports room does it: planned, then carried out in a verb's transaction."""

from collections.abc import Mapping, Sequence

from relaas.imports.importer import Existing, Outcome, Row
from relaas.kernel.actors import Actor
from relaas.parties.importing.importer import PERSONS, RELATIONS, PartyImporter
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
) -> list[Outcome]:
    """Import these rows, so many at a time."""
    memory, outcomes, file = seen or importer.begin(), [], rows_of(*rows)
    for start in range(0, len(file), chunk):
        plan = importer.plan(file[start : start + chunk], existing=existing, by=by, seen=memory)
        with writing(by=by, what="imports.import_rows"):
            outcomes += importer.carry_out(plan, by=by)
    return outcomes


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
