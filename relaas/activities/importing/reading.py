"""What a row says: what kind it is, its facts, and the names in it; each cell through the check of its fact."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from relaas.activities.days import check_at, check_due, check_time
from relaas.activities.facts import LONGEST_TITLE, RESULT, facts_of
from relaas.activities.importing import targets, words
from relaas.activities.models import ActivityKind
from relaas.imports.importer import CellProblem, Row
from relaas.kernel import clock
from relaas.kernel.refusals import Refused
from relaas.parties.facts.fact import check_day
from relaas.parties.importing.cells import days, numbers
from relaas.parties.importing.reading.read import NOTHING

_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?::[0-9]{2})?")
_NOON = time(12)


@dataclass(slots=True)
class Read:
    """A row. `names` are cells that name somebody or something of another list; `done_on` is when it was done."""

    number: int
    kind: ActivityKind
    facts: dict[str, Any] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    done_on: datetime | None = None
    result: str = ""
    problems: list[CellProblem] = field(default_factory=list)
    reason: str = ""

    def leave_out(self, target: str, cell: str, refused: Refused) -> None:
        """The cell cannot be kept; the row goes on without it."""
        problem = refused.problems[0]
        self.problems.append(CellProblem(target, cell, str(problem.message), problem.code))


def read_row(row: Row) -> Read:
    """The cells of a row; a wrong one is said and left out, a row whose kind is wrong is refused (`reason`)."""
    cells = {target: cell for target, cell in row.cells.items() if cell.lower() not in NOTHING}
    read = Read(row.number, ActivityKind.NOTE)
    try:
        read.kind = _kind(cells)
    except Refused as refused:
        read.reason = str(refused.problems[0].message)
        return read
    for name, (target, check) in _FACTS.items():
        if (cell := cells.get(target)) and name in facts_of(read.kind):
            _keep(read, name, target, cell, check)
    for target in (targets.RELATION, targets.PERSON, targets.PERFORMER, targets.CATEGORY):
        if cell := cells.get(target):
            read.names[target] = cell
    if cell := cells.get(targets.RELATION_CODE):
        read.names[targets.RELATION_CODE] = numbers.plain(cell).value
    _read_done(read, cells)
    _put_right(read, cells)
    return read


def _kind(cells: dict[str, str]) -> ActivityKind:
    """What it says; else a channel is of a contact moment, a day to be done by of an action, and the rest is a note."""
    if cell := cells.get(targets.KIND):
        return words.kind(cell)
    if targets.CHANNEL in cells:
        return ActivityKind.CONTACT
    return ActivityKind.ACTION if {targets.DUE, targets.PRIORITY} & cells.keys() else ActivityKind.NOTE


def _keep(read: Read, name: str, target: str, cell: str, check: Callable[[str], Any]) -> None:
    try:
        value = check(cell)
        read.facts[name] = facts_of(read.kind)[name].check(value)
    except Refused as refused:
        read.leave_out(target, cell, refused)


def _read_done(read: Read, cells: dict[str, str]) -> None:
    """A closed note or a done action, with its result."""
    cell = cells.get(targets.DONE_ON)
    if not cell or read.kind == ActivityKind.CONTACT:
        return
    try:
        read.done_on = check_at(_moment(cell))
        read.result = RESULT.check(cells.get(targets.RESULT_OF, "")) if read.kind == ActivityKind.ACTION else ""
    except Refused as refused:
        read.leave_out(targets.DONE_ON, cell, refused)


def _put_right(read: Read, cells: dict[str, str]) -> None:
    """A channel in the column of kinds counts; a text without a subject gives its first line as one."""
    if read.kind == ActivityKind.CONTACT:
        if "channel" not in read.facts and (cell := cells.get(targets.KIND)):
            read.facts |= _channel_in(cell)
        return
    if not read.facts.get("title") and read.facts.get("text"):
        first, _rest, _more = read.facts["text"].partition("\n")
        read.facts["title"] = first if len(first) <= LONGEST_TITLE else f"{first[: LONGEST_TITLE - 1]}…"
    if read.facts.get("due_time") and not read.facts.get("due"):
        del read.facts["due_time"]
    if (remind_on := read.facts.get("remind_on")) and (due := read.facts.get("due")) and remind_on > due:
        read.facts["remind_on"] = due


def _channel_in(cell: str) -> dict[str, Any]:
    try:
        return {"channel": words.channel(cell)}
    except Refused:
        return {}


def _day(cell: str) -> date | None:
    return check_due(check_day(days.day(cell).value))


def _moment(cell: str) -> datetime | None:
    """A day with a time; a day alone is at noon, in Amsterdam."""
    day = check_day(days.day(cell).value)
    found = _TIME.search(cell.replace("T", " ").partition(" ")[2])
    at = time(int(found[1]), int(found[2])) if found and int(found[1]) < 24 and int(found[2]) < 60 else _NOON
    return datetime.combine(day, at, clock.AMSTERDAM) if day else None


def _time(cell: str) -> time | None:
    found = _TIME.search(cell)
    return check_time(f"{int(found[1]):02}:{found[2]}" if found else cell)


def _as_it_is(cell: str) -> str:
    return cell


_FACTS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "title": (targets.TITLE, _as_it_is),
    "text": (targets.TEXT, _as_it_is),
    "at": (targets.AT, _moment),
    "due": (targets.DUE, _day),
    "due_time": (targets.DUE_TIME, _time),
    "remind_on": (targets.REMIND_ON, _day),
    "channel": (targets.CHANNEL, words.channel),
    "priority": (targets.PRIORITY, words.priority),
}
