"""A row of persons (P4), with where they work (P6)."""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils.translation import gettext as _

from relaas.imports.importer import Row
from relaas.kernel.checking import Checking
from relaas.parties.employing import read_employment
from relaas.parties.facts import EMPLOYMENT_FACTS, PERSON_FACTS, PERSONAL_FACTS
from relaas.parties.identity import name_of
from relaas.parties.importing.cells import choices, days
from relaas.parties.importing.cells.mended import Mended, same
from relaas.parties.importing.cells.names import name_parts
from relaas.parties.importing.cells.reaching import mails, telephones
from relaas.parties.importing.reading.addresses import read_addresses
from relaas.parties.importing.reading.around import Around
from relaas.parties.importing.reading.channels import read_channels
from relaas.parties.importing.reading.data import read_data
from relaas.parties.importing.reading.parties import make_party, read_shared, settle_facts
from relaas.parties.importing.reading.read import Cells, Read, no_name
from relaas.parties.models import AddressType, Kind, PersonalDetails
from relaas.parties.personal_details import read_personal

PLACE = "person"
_PARTS: dict[str, Callable[[str], Mended]] = {
    "salutation": lambda cell: Mended(choices.salutation(cell)),
    **dict.fromkeys(("title", "initials", "first_name", "nickname", "prefix", "last_name"), same),
}
_EMPLOYMENT: dict[str, Callable[[str], Mended]] = {
    "function": same,
    "department": same,
    "work_phone": lambda cell: Mended(telephones(cell)[0].value),
    "mobile": lambda cell: Mended(telephones(cell)[0].value),
    "work_email": lambda cell: Mended(mails(cell)[0].value),
    "from_day": days.day,
    "until_day": days.day,
}
_PERSONAL: dict[str, Callable[[str], Mended]] = {
    "birth_date": days.day,
    "gender": lambda cell: Mended(choices.gender(cell)),
    "country": lambda cell: Mended(choices.country(cell)),
}


def read_person(row: Row, around: Around) -> Read:
    """What the row says of a person; its name in one cell or in parts. Refused is only one without any name."""
    read = Read(row.number, Kind.PERSON)
    cells = Cells(row, read)
    for name, mend in _PARTS.items():
        cells.fact(f"{PLACE}.{name}", name, PERSON_FACTS, read.facts, mend)
    _take_whole_name(cells)
    read_shared(cells, around, PLACE)
    settle_facts(cells, PLACE)
    if not name_of(make_party(kind=Kind.PERSON), read.facts):
        read.refused = no_name()
        return read
    read_channels(cells)
    read_data(cells, around)
    read_addresses(cells, (AddressType.POST,))
    _read_employment(cells)
    _read_personal(cells, around)
    return read


def _take_whole_name(cells: Cells) -> None:
    """The parts of the whole name that have no cell of their own."""
    whole = cells.text(f"{PLACE}.name")
    if not whole or "last_name" in cells.read.facts:
        return
    for name, part in name_parts(whole).items():
        checking = Checking()
        value = checking.value(name, PERSON_FACTS[name].check, part)
        if value:
            cells.read.facts.setdefault(name, value)
        cells.problems_of(checking, PLACE, cells.read.facts)


def _read_employment(cells: Cells) -> None:
    read = cells.read
    read.employer = (cells.text("employment.organization_code"), cells.text("employment.organization"))
    for name, mend in _EMPLOYMENT.items():
        cells.fact(f"employment.{name}", name, EMPLOYMENT_FACTS, read.employment, mend)
    last_day = read.employment.get("until_day")
    if isinstance(last_day, date):  # files name the last day in service, kept is the first day out of it
        read.employment["until_day"] = last_day + timedelta(days=1)
    checking = Checking()
    read_employment(read.employment, checking)
    if checking.problems:
        cells.problems_of(checking, "employment", read.employment)


def _read_personal(cells: Cells, around: Around) -> None:
    """P14: left out, cell by cell, for who may not change it."""
    targets = [f"personal.{name}" for name in PERSONAL_FACTS if cells.text(f"personal.{name}")]
    if targets and not around.may_change_personal:
        reason = _("You may not change the personal details of persons.")
        for target in targets:
            cells.problem(target, cells.text(target), "right", reason)
        return
    for name in PERSONAL_FACTS:
        cells.fact(f"personal.{name}", name, PERSONAL_FACTS, cells.read.personal, _PERSONAL.get(name, same))
    checking = Checking()
    cells.read.personal.update(read_personal(cells.read.personal, checking, now=PersonalDetails()))
    cells.problems_of(checking, "personal", cells.read.personal)
