"""A row of relations (P3)."""

from collections.abc import Callable

from relaas.imports.importer import Row
from relaas.kernel.refusals import Refused
from relaas.parties.facts import ORGANIZATION_FACTS
from relaas.parties.importing.cells import choices, days, numbers
from relaas.parties.importing.cells.mended import Mended, same
from relaas.parties.importing.reading.addresses import read_addresses
from relaas.parties.importing.reading.around import Around
from relaas.parties.importing.reading.channels import read_channels
from relaas.parties.importing.reading.data import read_data
from relaas.parties.importing.reading.parties import read_shared, settle_facts
from relaas.parties.importing.reading.read import Cells, Read, no_name
from relaas.parties.models import AddressType, Kind

PLACE = "organization"
_MENDS: dict[str, Callable[[str], Mended]] = {
    "name": same, "legal_name": same, "kvk": numbers.kvk, "branch_number": numbers.branch_number,
    "rsin": numbers.rsin, "oin": numbers.oin, "vat_number": same, "sbi_code": numbers.plain, "industry": same,
    "size": lambda cell: Mended(choices.size(cell)), "founded_on": days.day, "ended_on": days.day, "domain": same,
}  # fmt: skip
_FACTS = {f"{PLACE}.{name}": (name, mend) for name, mend in _MENDS.items()}
ADDRESS_TYPES = (AddressType.VISIT, AddressType.POST, AddressType.INVOICE, AddressType.DELIVERY)


def read_relation(row: Row, around: Around) -> Read:
    """What the row says of an organization in the relation system. Refused is only one without any name."""
    read = Read(row.number, Kind.ORGANIZATION)
    cells = Cells(row, read)
    for target, (name, mend) in _FACTS.items():
        if target in cells.cells and not (name == "kvk" and _has_branch_number_for_kvk(cells)):
            cells.fact(target, name, ORGANIZATION_FACTS, read.facts, mend)
    if not _named(cells):
        read.refused = no_name()
        return read
    read.facts["is_relation"] = True
    read_shared(cells, around, PLACE)
    settle_facts(cells, PLACE)
    read_channels(cells)
    read_data(cells, around)
    read_addresses(cells, ADDRESS_TYPES)
    _read_joined(cells, around)
    return read


def _read_joined(cells: Cells, around: Around) -> None:
    for name, reader in around.joined:
        if said := reader(cells):
            cells.read.joined[name] = said


def _named(cells: Cells) -> bool:
    facts = cells.read.facts
    if "name" not in facts and "legal_name" in facts:
        cells.mended(f"{PLACE}.name", "", "legal_name", facts["legal_name"])
        facts["name"] = facts["legal_name"]
    return "name" in facts


def _has_branch_number_for_kvk(cells: Cells) -> bool:
    """Twelve digits in the column of KvK numbers are a branch number."""
    cell = cells.text(f"{PLACE}.kvk")
    if not numbers.is_branch_number(cell) or cells.text(f"{PLACE}.branch_number"):
        return False
    try:
        cells.read.facts["branch_number"] = ORGANIZATION_FACTS["branch_number"].check(cell)
    except Refused:
        return False
    cells.mended(f"{PLACE}.kvk", cell, "belongs_elsewhere", cells.read.facts["branch_number"])
    return True
