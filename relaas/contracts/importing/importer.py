"""The importer of contracts: planned as the verbs would judge, carried out by the verbs, each contract whole or not."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from relaas.contracts.importing.billing import reference_of
from relaas.contracts.importing.deciding import decide
from relaas.contracts.importing.decision import Decision
from relaas.contracts.importing.line_rows import text_of
from relaas.contracts.importing.reading import read_row
from relaas.contracts.importing.remembering import Seen
from relaas.contracts.importing.targets import NUMBER, TARGETS
from relaas.contracts.importing.writing import write
from relaas.contracts.rights import CHANGE
from relaas.imports.importer import Existing, Outcome, Plan, Row, Target, register
from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject, lock, subject_of


@dataclass
class ContractPlan:
    """What becomes of the contracts of some rows; `outcomes` is what a dry run shows."""

    decisions: list[Decision]
    rows: list[int]

    @property
    def outcomes(self) -> list[Outcome]:
        """One for each row, in their order."""
        found = {outcome.row: outcome for decision in self.decisions for outcome in _outcomes(decision)}
        return [found[row] for row in self.rows]


class ContractImporter:
    """Brings in sales and purchase contracts with their lines."""

    kind = "contracts"
    label = pgettext_lazy("contracts", "Contracts")
    right = CHANGE
    targets: Sequence[Target] = TARGETS
    order = 30
    required = (frozenset({NUMBER}),)

    def begin(self, file: str = "") -> Seen:
        """A new memory of the rows of a file."""
        return Seen(reference=reference_of(file))

    def plan(self, rows: Sequence[Row], *, existing: Existing, by: Actor, seen: Seen) -> ContractPlan:
        """Say what becomes of each row; reads only."""
        decisions = decide([read_row(row) for row in rows], leave=existing == "leave", by=by, seen=seen)
        return ContractPlan(decisions, [row.number for row in rows])

    def carry_out(self, plan: Plan, *, by: Actor, seen: Seen) -> Sequence[Outcome]:
        """Carry out a plan by the verbs, within the one that is open. What a verb refuses all the same is refused as a
        whole: nothing of that contract stands."""
        if not isinstance(plan, ContractPlan):
            raise TypeError("a plan of contracts is carried out here")
        lock(_touched(plan.decisions))
        for decision in plan.decisions:
            if decision.what in ("created", "updated"):
                try:
                    with transaction.atomic():
                        write(decision, seen.reference, by)
                except Refused as refused:
                    decision.refuse(refused)
            _remember(decision, seen)
        return plan.outcomes


def _remember(decision: Decision, seen: Seen) -> None:
    if decision.key is None:
        return
    if decision.what == "refused":
        seen.refused.add(decision.key)
        return
    seen.brought.add(decision.key)
    seen.lines[decision.key].update(text_of(line.given) for line in decision.lines)


def _touched(decisions: Sequence[Decision]) -> set[Subject]:
    """All that the verbs will lock, to be locked in one order."""
    contracts = [decision.contract for decision in decisions if decision.contract and decision.what != "refused"]
    parties = {Subject("party", contract.relation_id) for contract in contracts}
    return parties | {subject_of(contract) for contract in contracts if contract.pk}


def _outcomes(decision: Decision) -> list[Outcome]:
    contract = decision.contract
    subject = subject_of(contract) if contract and contract.pk and decision.what != "refused" else None
    return [
        Outcome(read.number, decision.what, subject, tuple(read.problems), _reason(decision, read.number))
        for read in decision.reads
    ]


def _reason(decision: Decision, row: int) -> str:
    """Why a row is refused: itself, or with another row of its contract."""
    if decision.what != "refused" or row in decision.reasons:
        return decision.reasons.get(row, "")
    other, reason = next(iter(decision.reasons.items()))
    return _("Its contract is refused for row %(row)d: %(reason)s") % {"row": other, "reason": reason}


register(ContractImporter())
