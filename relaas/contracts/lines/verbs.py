"""Verbs about single lines: add, change, take away, put in order (K3). A paste of fifty lines is one of them."""

from collections.abc import Sequence

from relaas.contracts.lines.lists import Lists, vat_day
from relaas.contracts.lines.reading import read_line
from relaas.contracts.lines.writing import Told, change, make_line, open_lines, write
from relaas.contracts.models import Contract, ContractLine, LineKind
from relaas.contracts.rights import CHANGE
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.verbs import verb
from relaas.parties.facts import Given


@verb("contracts.add_lines", act=Act.CHANGE, right=CHANGE, on=("contract",))
def add_lines(
    contract: Contract, *, lines: Sequence[Given], after: ContractLine | None = None, by: Actor
) -> list[ContractLine]:
    """Add lines (`LINE_FACTS` each, headings and subtotals by their `kind`) behind `after`, or at the end.

    What is left out starts as on the screen: a quantity of one, the VAT code that the contract proposes. Refuses at
    once all that `read_line` refuses (`lines.2.price`), a contract that is executed or lost (`contract_closed`) and
    more than 300 lines (`lines_many`).
    """
    before, lists, checking = open_lines(contract), Lists(vat_day(contract)), Checking()
    made = []
    for place, given in enumerate(lines):
        with checking.inside(f"lines.{place}"):
            made.append(read_line(contract, given, lists, checking))
    checking.refuse_problems()
    added = [make_line(contract, values) for values in made]
    at = before.index(after) + 1 if after else len(before)
    write(contract, before, [*before[:at], *added, *before[at:]], Told(), by)
    return added


def add_heading(contract: Contract, *, description: str, after: ContractLine | None = None, by: Actor) -> ContractLine:
    """Add a heading: what stands below it is about this."""
    given = {"kind": LineKind.HEADING, "description": description}
    return add_lines(contract, lines=[given], after=after, by=by)[0]


def add_subtotal(
    contract: Contract, *, description: str = "", after: ContractLine | None = None, by: Actor
) -> ContractLine:
    """Add a subtotal: the sum of what stands above it, from the last heading or subtotal."""
    given = {"kind": LineKind.SUBTOTAL, "description": description}
    return add_lines(contract, lines=[given], after=after, by=by)[0]


@verb("contracts.change_line", act=Act.CHANGE, right=CHANGE, on=("contract",))
def change_line(contract: Contract, line: ContractLine, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change any of `LINE_FACTS` of one line; refuses as adding does, and what changed since `seen`."""
    before, checking, told = open_lines(contract), Checking(), Told()
    check_unchanged(line, seen)
    kept = before[before.index(line)]
    values = read_line(contract, facts, Lists(vat_day(contract)), checking, kept=kept)
    checking.refuse_problems()
    change(kept, values, told)
    write(contract, before, before, told, by)
    line.refresh_from_db()


@verb("contracts.remove_lines", act=Act.CHANGE, right=CHANGE, on=("contract",))
def remove_lines(contract: Contract, lines: Sequence[ContractLine], *, by: Actor) -> None:
    """Take these lines away; what is gone already is left be."""
    before = open_lines(contract)
    gone = {line.pk for line in lines}
    write(contract, before, [line for line in before if line.pk not in gone], Told(), by)


@verb("contracts.move_line", act=Act.CHANGE, right=CHANGE, on=("contract",))
def move_line(contract: Contract, line: ContractLine, *, to: int, by: Actor) -> None:
    """Have this line stand at place `to`, counted from one; a place beyond the end is the end."""
    before = open_lines(contract)
    others = [each for each in before if each.pk != line.pk]
    at = max(to - 1, 0)
    write(contract, before, [*others[:at], before[before.index(line)], *others[at:]], Told(), by)


@verb("contracts.reorder_lines", act=Act.CHANGE, right=CHANGE, on=("contract",))
def reorder_lines(contract: Contract, *, order: Sequence[ContractLine], by: Actor) -> None:
    """Have the lines stand in this order; one that is not named stays behind the line before it."""
    before = open_lines(contract)
    by_id = {line.pk: line for line in before}
    named = [by_id[line.pk] for line in order if line.pk in by_id]
    others = [(line, before[place - 1] if place else None) for place, line in enumerate(before) if line not in named]
    write(contract, before, weave(named, others), Told(), by)


def weave(
    order: Sequence[ContractLine], others: Sequence[tuple[ContractLine, ContractLine | None]]
) -> list[ContractLine]:
    """These lines in their order, with each of the others behind the one that it stands behind; None is the first."""
    woven = list(order)
    for line, behind in others:
        at = next((place + 1 for place, each in enumerate(woven) if each is behind), 0)
        woven.insert(at, line)
    return woven
