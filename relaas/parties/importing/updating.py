"""Changing the parties that rows found: what differs is put on them, an empty cell leaves what is.

Of a party that an earlier row of the same file brought, a later row fills in what is empty and adds addresses and ways
to be reached; what contradicts the earlier row stays as that said and is told. So a file says the same each time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from relaas.imports.importer import CellProblem
from relaas.kernel.checking import Checking
from relaas.parties.checked import take_off
from relaas.parties.facts.changes import put
from relaas.parties.identity import facts_of, name_of, settle
from relaas.parties.importing.data_rows import NewData, compare_data
from relaas.parties.importing.personal import differing
from relaas.parties.importing.reading import Read
from relaas.parties.importing.reading.joining import compare_joined
from relaas.parties.importing.standing import Standing
from relaas.parties.importing.updating_rows import Told, compare_addresses, compare_channels
from relaas.parties.keeping import kept_columns
from relaas.parties.models import Address, Channel, Employment, Kind, Party


@dataclass(slots=True)
class Change:
    """What a row changes: columns of the party, rows that change (with their columns) and rows that are new."""

    party: Party
    columns: set[str] = field(default_factory=set)
    told: list[list[Any]] = field(default_factory=list)
    unchecked: bool = False
    addresses: list[tuple[Address, set[str]]] = field(default_factory=list)
    channels: list[tuple[Channel, set[str]]] = field(default_factory=list)
    more_told: list[Told] = field(default_factory=list)
    account_manager: int | None = None
    employer: int | None = None
    employment: Employment | None = None
    employment_facts: dict[str, Any] = field(default_factory=dict)
    data: NewData = field(default_factory=NewData)
    personal: dict[str, Any] = field(default_factory=dict)
    joined: dict[str, Any] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(
            self.columns or self.addresses or self.channels or self.account_manager or self.employer
            or self.employment_facts or self.data or self.personal or self.joined
        )  # fmt: skip


def compare(read: Read, standing: Standing, employer: int | None, *, before: int | None) -> Change:
    """What this row changes of a party as it stands; `before` is the row of the same file that brought the party."""
    change = Change(standing.party)
    unchecks = _compare_facts(read, standing.party, change, before)
    moved = compare_addresses(read, standing, change.addresses, adds_only=before is not None)
    change.more_told = [*moved, *compare_channels(read, standing, change.channels, adds_only=before is not None)]
    if read.account_manager and read.account_manager != standing.party.account_manager_id and before is None:
        change.account_manager = read.account_manager
    change.data = compare_data(read, standing.data, change.problems, before=before)
    change.personal = differing(read.personal, standing.personal, adds_only=before is not None)
    change.joined = compare_joined(read.joined, standing.party, standing.joined, change.problems, before=before)
    if employer:
        _compare_employment(read, standing.employments, employer, change)
    if not change:
        return change
    if unchecks or moved:
        columns = take_off(standing.party)
        change.unchecked = bool(columns)
        change.columns |= set(columns)
    _keep(standing, change)
    return change


def _compare_facts(read: Read, party: Party, change: Change, before: int | None) -> bool:
    """Put the facts that differ on the party; gives whether one of them takes *checked* off."""
    facts = facts_of(party.kind)
    values = {name: value for name, value in read.facts.items() if getattr(party, name) != value}
    if before is not None:
        values = {name: value for name, value in values.items() if _is_room_for(name, value, party, change, before)}
    if not values:
        return False
    checking = Checking()
    settle(party, values, checking)
    for problem in checking.problems:
        values.pop(problem.field or "", None)
        change.problems.append(
            CellProblem(f"{_place(party)}.{problem.field}", "", str(problem.message), problem.code, None)
        )
    changes = put(party, values, facts)
    change.told = changes.told
    change.columns = {"status_id" if name == "status" else name for name in changes.columns}
    if changes.columns and party.is_person:
        party.name = name_of(party, {})
        change.columns.add("name")
    return changes.unchecks


def _is_room_for(name: str, value: Any, party: Party, change: Change, before: int) -> bool:
    """Whether the fact is empty until now; if not, the row contradicts the one before it."""
    now = getattr(party, name)
    if now in {None, "", False}:
        return True
    reason = _("Row %(number)d of this file says something else of the same party; that stays.") % {"number": before}
    change.problems.append(CellProblem(f"{_place(party)}.{name}", str(value), reason, "contradicts_row", str(now)))
    return False


def _compare_employment(read: Read, employments: Sequence[Employment], employer: int, change: Change) -> None:
    there = next((each for each in employments if each.organization_id == employer), None)
    if there is None:
        change.employer, change.employment_facts = employer, read.employment
        return
    change.employment = there
    change.employment_facts = {name: value for name, value in read.employment.items() if getattr(there, name) != value}


def _keep(standing: Standing, change: Change) -> None:
    """The kept columns that become different."""
    for column, value in kept_columns(standing.party, standing.rows).items():
        if getattr(standing.party, column) != value:
            setattr(standing.party, column, value)
            change.columns.add(column)


def _place(party: Party) -> str:
    return "organization" if party.kind == Kind.ORGANIZATION else "person"
