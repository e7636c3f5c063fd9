"""What becomes of each contract of some rows, as far as can be said without writing: all that its verbs would check."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from relaas.contracts.checks import check_facts, check_role
from relaas.contracts.facts import FACTS
from relaas.contracts.importing import billing, signing
from relaas.contracts.importing.decision import Decision
from relaas.contracts.importing.finding import Found
from relaas.contracts.importing.line_rows import LineRows
from relaas.contracts.importing.reading import Read
from relaas.contracts.importing.remembering import Seen
from relaas.contracts.models import Contract, Direction
from relaas.contracts.numbering import SERIES
from relaas.contracts.proposing import proposed
from relaas.kernel import clock, policy, subjects
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject, touched_by
from relaas.parties.facts import read_facts
from relaas.parties.models import Party


def decide(reads: Sequence[Read], *, leave: bool, by: Actor, seen: Seen) -> list[Decision]:
    """One decision for each contract, in the order of the rows. Reads only."""
    found, line_rows = Found(reads, by), LineRows(by, seen)
    decisions = [Decision(number, rows) for number, rows in _by_contract(reads, seen).items()]
    for decision in decisions:
        try:
            contract = _find(decision, found, by)
            if decision.key in seen.refused:
                raise Refused("refused", _("Earlier rows of its contract were refused."))
            if not leave or not contract.pk or decision.key in seen.brought:
                _judge(decision, contract, found, line_rows, by)
        except Refused as refused:
            decision.refuse(refused)
    return decisions


def _by_contract(reads: Sequence[Read], seen: Seen) -> dict[str, list[Read]]:
    """Rows with one number belong together; a row without number and relation goes on with that of the row above."""
    rows: dict[str, list[Read]] = {}
    for read in reads:
        goes_on = not read.contract and not read.relation and not read.code
        seen.last = seen.last if goes_on else read.contract
        rows.setdefault(seen.last.lower(), []).append(read)
    return rows


def _find(decision: Decision, found: Found, by: Actor) -> Contract:
    """The contract that it is: one that is there, or a new one of the relation that its rows name."""
    decision.number = next((read.contract for read in decision.reads if read.contract), decision.number)
    if not decision.number:
        raise Refused("number", _("There is no contract number in this row."))
    direction = _direction(decision.reads)
    if not by.may(direction.change_right):
        raise Refused("right", _("You do not have the right to do this."))
    administration = found.administration(next(filter(None, (read.administration for read in decision.reads)), ""))
    decision.key = (administration.pk, direction, decision.number.lower())
    there = found.contract(administration, direction, decision.number)
    relation = _relation(decision, found, there.relation if there else None)
    decision.what = "skipped" if there else "created"
    decision.contract = there or Contract(
        administration=administration, direction=direction, relation=relation, status_since=clock.now()
    )
    return decision.contract


def _relation(decision: Decision, found: Found, known: Party | None) -> Party:
    """Whom all its rows name; of a contract that is there it is the one that it has (`relation_other`)."""
    for read in decision.named:
        try:
            relation = found.relation(read)
            if known and relation != known:
                raise Refused("relation_other", _("This contract is one of %(name)s.") % {"name": known.name})
        except Refused as refused:
            decision.refuse(refused, read.number)
            raise
        known = relation
    return known or found.relation(decision.reads[0])


def _direction(reads: Sequence[Read]) -> Direction:
    """What is said of it, else what follows from a cost type; a sale otherwise."""
    said = next((read.direction for read in reads if read.direction), None)
    is_bought = any("cost_type" in read.chosen and "product_group" not in read.chosen for read in reads)
    return said or (Direction.PURCHASE if is_bought else Direction.SALES)


def _judge(decision: Decision, contract: Contract, found: Found, line_rows: LineRows, by: Actor) -> None:
    """All that the verbs will check; and what is different from what stands there."""
    _ask_the_law(contract, by)
    checking = Checking()
    values = read_facts(FACTS, _facts(decision, found), checking)
    if not contract.pk:
        values = _begun(contract, decision.number, values, checking)
    check_facts(contract, values, checking, by)
    checking.refuse_problems()
    decision.changes = {name: value for name, value in values.items() if getattr(contract, name) != value}
    will_be = _as_it_will_be(contract, values)
    line_rows.read(decision, will_be)
    if decision.what != "refused":
        signing.foresee(decision, will_be)
        billing.foresee(decision, will_be)
    becomes = bool(decision.changes or decision.signs or any(line.changes for line in decision.lines))
    if decision.what == "skipped" and becomes:
        decision.what = "updated"


def _begun(contract: Contract, number: str, values: dict[str, Any], checking: Checking) -> dict[str, Any]:
    """What a new one starts with, under what the rows say."""
    direction = Direction(contract.direction)
    if SERIES[direction].looks_like(number):
        checking.add("number_series", _("Numbers such as this one are given by Relaas itself."), "number")
    check_role(contract.relation, direction, False, checking)
    return {**proposed(contract.relation, direction, contract.administration), **values}


def _facts(decision: Decision, found: Found) -> dict[str, Any]:
    """What the rows say of the contract: the first that says something counts. A new one without a description has
    that of its first line."""
    facts: dict[str, Any] = {}
    for read in decision.reads:
        facts = {**read.facts, **facts}
        for name, cell in read.chosen.items():
            try:
                facts.setdefault(name, found.row_of(name, cell))
            except Refused as refused:
                read.leave_out(f"contract.{name}", cell, refused)
    if decision.what == "created" and not facts.get("description"):
        told = (read.line.get("description", "") for read in decision.reads)
        facts["description"] = next(filter(None, told), "")[:200].rstrip()
    return facts


def _as_it_will_be(contract: Contract, values: dict[str, Any]) -> Contract:
    """A copy of the contract with these facts, to read its lines by; never saved."""
    copy = Contract(**{column.attname: getattr(contract, column.attname) for column in Contract._meta.concrete_fields})
    for name, value in values.items():
        setattr(copy, name, value)
    return copy


def _ask_the_law(contract: Contract, by: Actor) -> None:
    """C11: what making or changing this contract asks, asked beforehand; the verbs ask it again."""
    party = {Subject("party", contract.relation_id)}
    with subjects.selling(party if contract.direction == Direction.PURCHASE else set()):
        said = (
            policy.answer(Act.CHANGE, touched_by(contract), by) if contract.pk else policy.answer(Act.ORDER, party, by)
        )
    if not said.is_allowed:
        raise policy.AgainstTheLaw(said)
