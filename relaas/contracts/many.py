"""Verbs: many contracts are lost, or executed, at once (K2). Each is asked for; what may not stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from relaas.contracts import status_sentences as sentences
from relaas.contracts.lifecycle import LONGEST_REMARK, checked_loss, put_lost
from relaas.contracts.missing import Lines, check_nothing_lacks, lines_of
from relaas.contracts.models import Contract, Direction, LossReason, Status
from relaas.contracts.rights import CHANGE
from relaas.contracts.rules import FORWARD, LOSING
from relaas.contracts.steps import COLUMNS, put_step, require_step, tell_step
from relaas.contracts.subscriptions.following import keep_periodic
from relaas.kernel import bulk, clock, policy, subjects
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking, text
from relaas.kernel.policy import Act, Ruling
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject, touched_by
from relaas.kernel.verbs import verb
from relaas.overviews.actions import Last, Outcome, Refusal, nothing_more
from relaas.story.writing import open_transaction


@dataclass
class _Chosen:
    """Those that the law allows, in the order of their ids; those that were refused; those that changed."""

    found: int
    contracts: list[Contract]
    refused: list[Refusal]
    changed: list[Contract] = field(default_factory=list)

    def refuse(self, contract: Contract, refusal: Refused) -> None:
        self.refused.append(Refusal(contract.pk, str(contract), str(refusal)))

    def outcome(self, last: Last) -> Outcome:
        """Write those that changed, and say what came of all; `last` hears it, as the last thing in the transaction."""
        bulk.update(self.changed, COLUMNS)
        keep_periodic([contract.pk for contract in self.changed])
        unchanged = self.found - len(self.changed) - len(self.refused)
        outcome = Outcome(len(self.changed), unchanged, tuple(self.refused))
        last(open_transaction(), outcome)
        return outcome


@verb("contracts.lose_many", act=Act.CHANGE, right=CHANGE, on=())
def lose_many(
    ids: Sequence[int], *, reason: LossReason | None, remark: str = "", by: Actor, last: Last = nothing_more
) -> Outcome:
    """Requests, quotes and options are lost, for one reason; those that are lost already stay so. Refuses as `lose`."""
    checking = Checking()
    checked_loss(reason, checking)
    said = checking.value("remark", text(LONGEST_REMARK), remark) or ""
    checking.refuse_problems()
    chosen = _choose(ids, Act.CHANGE, by)
    for contract in chosen.contracts:
        if contract.status == Status.LOST:
            continue
        try:
            require_step(contract, Status.LOST, LOSING)
        except Refused as refusal:
            chosen.refuse(contract, refusal)
            continue
        put_lost(contract, reason, said, clock.today(), by)
        chosen.changed.append(contract)
    return chosen.outcome(last)


@verb("contracts.execute_many", act=Act.DELIVER, right=CHANGE, on=())
def execute_many(ids: Sequence[int], *, by: Actor, last: Last = nothing_more) -> Outcome:
    """Contracts are executed; those that are so already stay so. Each is refused as `execute` would."""
    chosen = _choose(ids, Act.DELIVER, by)
    lines = lines_of([contract.pk for contract in chosen.contracts])
    for contract in chosen.contracts:
        if contract.status == Status.EXECUTED:
            continue
        try:
            _check(contract, lines.get(contract.pk, Lines()))
        except Refused as refusal:
            chosen.refuse(contract, refusal)
            continue
        put_step(contract, Status.EXECUTED, clock.today())
        tell_step(sentences.EXECUTED, contract, Status.CONTRACT, by)
        chosen.changed.append(contract)
    return chosen.outcome(last)


def _check(contract: Contract, lines: Lines) -> None:
    require_step(contract, Status.EXECUTED, FORWARD)
    checking = Checking()
    check_nothing_lacks(contract, Status.EXECUTED, lines, checking)
    checking.refuse_problems()


def _choose(ids: Sequence[int], act: Act, by: Actor) -> _Chosen:
    """Lock these contracts with their relations until the verb ends, and ask the law about each of them (C11)."""
    subjects.lock(Subject("contract", id) for id in ids)
    found = list(Contract._base_manager.filter(pk__in=ids).order_by("pk").select_related("relation"))
    subjects.lock(Subject("party", contract.relation_id) for contract in found)
    against = {id: ruling for direction in Direction for id, ruling in _against(found, direction, act, by).items()}
    seen = (
        set(Contract.objects.visible_to(by).filter(pk__in=against).values_list("pk", flat=True)) if against else set()
    )
    refused = [
        Refusal(contract.pk, str(contract) if contract.pk in seen else "", str(against[contract.pk].message))
        for contract in found
        if contract.pk in against
    ]
    return _Chosen(len(found), [contract for contract in found if contract.pk not in against], refused)


def _against(found: Sequence[Contract], direction: Direction, act: Act, by: Actor) -> dict[int, Ruling]:
    """Asked apart for each direction: who sells to us by one contract may buy from us by another."""
    touched = {contract.pk: touched_by(contract) for contract in found if contract.direction == direction}
    said = policy.sift(act, set().union(*touched.values()), by) if touched else {}
    return {id: said[subject] for id, these in touched.items() for subject in sorted(these) if subject in said}
