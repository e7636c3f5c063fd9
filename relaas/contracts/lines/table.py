"""Verb: the lines of a contract as a table that somebody typed in, saved in one step (K3).

Two people may have the same table open. Of what the second one did not touch stays what the first made of it; what both
changed is told at its cell, and saving again is then a choice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from relaas.contracts.lines.facts import LINE_FACTS
from relaas.contracts.lines.lists import Lists, vat_day
from relaas.contracts.lines.reading import Values, is_blank, read_line
from relaas.contracts.lines.verbs import weave
from relaas.contracts.lines.writing import Told, change, make_line, open_lines, write
from relaas.contracts.models import Contract, ContractLine
from relaas.contracts.rights import CHANGE
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Problem, Refused
from relaas.kernel.verbs import verb
from relaas.parties.facts import Given

type Seen = Mapping[int, Given]

COLUMNS = {name: ContractLine._meta.get_field(name).attname for name in LINE_FACTS}  # type: ignore[union-attr]  # columns all


class LinesChangedMeanwhile(Refused):
    """Somebody else changed lines that this table changes too (code `changed_meanwhile`).

    `cells` gives of the place of a row and a column what stands there now; `gone` are the places of rows that were
    taken away; `lines` are the ids of which something else is true now than the form started with.
    """

    def __init__(self, cells: Mapping[tuple[int, str], Any], gone: Sequence[int], lines: Mapping[int, str]) -> None:
        message = _("Somebody else changed this while you were at it. Choose what it must be.")
        super().__init__("changed_meanwhile", message)
        said = _("Somebody else took this line away. Save it once more to have it again.")
        problems = [Problem("changed_meanwhile", said, f"rows.{place}.description") for place in gone]
        problems += [Problem("changed_meanwhile", message, f"rows.{place}.{name}") for place, name in cells]
        named = _("Somebody else changed “%(name)s”, which you take away. Save once more to take it away.")
        problems += [Problem("changed_meanwhile", named % {"name": name}) for name in lines.values()]
        self.problems = tuple(problems) or self.problems
        self.cells, self.gone, self.lines = cells, gone, lines


@dataclass
class _Reading:
    """What the rows say against what stands there: new values, and where two people meet."""

    values: dict[int, Values] = field(default_factory=dict)  # of each line that stays, those that are to change
    rows: list[ContractLine] = field(default_factory=list)  # the lines of the table, in its order
    cells: dict[tuple[int, str], Any] = field(default_factory=dict)
    gone: list[int] = field(default_factory=list)


def seen_of(lines: Sequence[ContractLine]) -> dict[int, dict[str, Any]]:
    """What a table starts with, in its order."""
    return {line.pk: {column: getattr(line, column) for column in COLUMNS.values()} for line in lines}


@verb("contracts.change_lines", act=Act.CHANGE, right=CHANGE, on=("contract",))
def change_lines(contract: Contract, *, rows: Sequence[Given], seen: Seen | None = None, by: Actor) -> bool:
    """Have the lines be these rows, in this order: each is `LINE_FACTS`, with the id of its `line` if it has one.

    What was `seen` and is in no row is taken away; a row in which nothing was typed is left out. Refuses at once all
    that is wrong, at `rows.3.price`, as adding does; and what somebody else changed since (`changed_meanwhile`).
    Gives whether anything became different.
    """
    before = open_lines(contract)
    started = seen_of(before) if seen is None else seen
    checking = Checking()
    read = _read(contract, before, rows, started, checking)
    there = {line.pk: line for line in before}
    kept = {line.pk for line in read.rows}
    removed = [line for id, line in there.items() if id in started and id not in kept]
    lost = {line.pk: str(line) for line in removed if seen_of([line])[line.pk] != {**started[line.pk]}}
    checking.refuse_problems()
    if read.cells or read.gone or lost:
        raise LinesChangedMeanwhile(read.cells, read.gone, lost)
    told = Told()
    for id, values in read.values.items():
        change(there[id], values, told)
    return write(contract, before, _ordered(before, read.rows, removed, list(started)), told, by)


def _read(
    contract: Contract, before: Sequence[ContractLine], rows: Sequence[Given], started: Seen, checking: Checking
) -> _Reading:
    there = {line.pk: line for line in before}
    lists, read = Lists(vat_day(contract)), _Reading()
    for place, row in enumerate(rows):
        id, given = row.get("line"), {name: value for name, value in row.items() if name != "line"}
        if id is None and is_blank(given):
            continue
        line = None if id is None else there.get(id)
        if id is not None and (id not in started or line in read.rows):
            raise Refused("out_of_date", _("This form is out of date. Open it again."))
        with checking.inside(f"rows.{place}"):
            values = read_line(contract, given, lists, checking, kept=line)
        if id is None:
            read.rows.append(make_line(contract, values))
            continue
        mine = {name: values[name] for name in given if _plain(values[name]) != started[id][COLUMNS[name]]}
        if line is not None:
            read.cells |= {(place, name): now for name, now in _both(line, mine, started[id]).items()}
            read.values[line.pk] = mine
            read.rows.append(line)
        elif mine:
            read.gone.append(place)
    return read


def _both(line: ContractLine, mine: Values, started: Given) -> Values:
    """What somebody else made of what is changed here too, into something else."""
    now = {name: getattr(line, COLUMNS[name]) for name in mine}
    return {
        name: getattr(line, name)
        for name, value in mine.items()
        if now[name] != started[COLUMNS[name]] and now[name] != _plain(value)
    }


def _ordered(
    before: Sequence[ContractLine],
    rows: Sequence[ContractLine],
    removed: Sequence[ContractLine],
    started: Sequence[int],
) -> list[ContractLine]:
    """The order of the table, with what somebody else added behind the line that it stands behind.

    Who put nothing in another order leaves the order as it is now.
    """
    ids = [line.pk for line in rows if line.pk]
    if ids == [id for id in started if id in ids]:
        new = [(line, rows[place - 1] if place else None) for place, line in enumerate(rows) if not line.pk]
        return weave([line for line in before if line not in removed], new)
    others = [
        (line, before[place - 1] if place else None)
        for place, line in enumerate(before)
        if line.pk not in ids and line not in removed
    ]
    return weave(rows, others)


def _plain(value: Any) -> Any:
    """A row of a list as its column keeps it."""
    return getattr(value, "pk", value)
