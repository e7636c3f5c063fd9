"""Carrying out what was decided of one contract, by the verbs."""

from relaas.contracts.changing import change_contract
from relaas.contracts.importing import billing, signing
from relaas.contracts.importing.decision import Decision
from relaas.contracts.lines.keeping import lines_of
from relaas.contracts.lines.table import change_lines
from relaas.contracts.lines.verbs import add_lines
from relaas.contracts.models import Contract, ContractLine, Direction
from relaas.contracts.registering import register_contract
from relaas.contracts.subscriptions.verbs import change_recurrence, take
from relaas.kernel.actors import Actor


def write(decision: Decision, reference: str, by: Actor) -> None:
    """Make or change it, with its lines and what comes back of them; sign it and mark what was invoiced, if it says so.

    `reference` is what invoiced periods are marked with.
    """
    contract = decision.contract
    if contract is None:
        raise LookupError("only what is refused has no contract")
    lines = _change(contract, decision, by) if contract.pk else _make(contract, decision, by)
    for wanted, line in zip(decision.lines, lines, strict=True):
        if wanted.periodic and wanted.periodic.kept is None:
            wanted.periodic.made = take(line, facts=wanted.periodic.facts, as_new_line=False, by=by)
        elif wanted.periodic:
            wanted.periodic.made = wanted.periodic.kept
            if wanted.periodic.differs and wanted.periodic.kept:
                change_recurrence(wanted.periodic.kept, facts=wanted.periodic.facts, by=by)
    signing.sign_now(decision, by)
    billing.mark_now(decision, reference, by)


def _make(contract: Contract, decision: Decision, by: Actor) -> list[ContractLine]:
    made = decision.contract = register_contract(
        Direction(contract.direction),
        contract.relation,
        administration=contract.administration,
        facts=decision.changes,
        typed=decision.number,
        by=by,
    )
    return add_lines(made, lines=[line.given for line in decision.lines], by=by) if decision.lines else []


def _change(contract: Contract, decision: Decision, by: Actor) -> list[ContractLine]:
    """Lines that are there keep their places, new ones stand at the end; those of the rows, in their order."""
    if decision.changes:
        change_contract(contract, facts=decision.changes, by=by)
    there = lines_of(contract)
    if any(line.differs for line in decision.lines):
        given = {line.kept.pk: line.given for line in decision.lines if line.kept}
        rows = [{"line": line.pk, **given.get(line.pk, {})} for line in there]
        change_lines(contract, rows=[*rows, *(line.given for line in decision.lines if not line.kept)], by=by)
    added = iter(lines_of(contract)[len(there) :])
    return [line.kept or next(added) for line in decision.lines]
