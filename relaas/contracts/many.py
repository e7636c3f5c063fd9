"""Verbs: many contracts are lost, or executed, at once (K2). Each is asked for; what may not stays as it is."""

from collections.abc import Sequence

from relaas.contracts import status_sentences as sentences
from relaas.contracts.lifecycle import LONGEST_REMARK, checked_loss, put_lost
from relaas.contracts.missing import Lines, check_nothing_lacks, lines_of
from relaas.contracts.models import Contract, Direction, LossReason, Status
from relaas.contracts.rights import CHANGE
from relaas.contracts.rules import FORWARD, LOSING
from relaas.contracts.steps import COLUMNS, put_step, require_step, tell_step
from relaas.contracts.subscriptions.following import keep_periodic
from relaas.kernel import clock, policy, subjects
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking, text
from relaas.kernel.policy import Act, Ruling
from relaas.kernel.subjects import Subject, touched_by
from relaas.kernel.verbs import verb
from relaas.overviews.actions import Last, Outcome, nothing_more
from relaas.parties.bulk.chosen import Chosen, sifted


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

    def lost(contract: Contract) -> bool:
        if contract.status == Status.LOST:
            return False
        require_step(contract, Status.LOST, LOSING)
        put_lost(contract, reason, said, clock.today(), by)
        return True

    chosen.change_each(lost)
    return _written(chosen, last)


@verb("contracts.execute_many", act=Act.DELIVER, right=CHANGE, on=())
def execute_many(ids: Sequence[int], *, by: Actor, last: Last = nothing_more) -> Outcome:
    """Contracts are executed; those that are so already stay so. Each is refused as `execute` would."""
    chosen = _choose(ids, Act.DELIVER, by)
    lines = lines_of([contract.pk for contract in chosen.rows])

    def executed(contract: Contract) -> bool:
        if contract.status == Status.EXECUTED:
            return False
        _check(contract, lines.get(contract.pk, Lines()))
        put_step(contract, Status.EXECUTED, clock.today())
        tell_step(sentences.EXECUTED, contract, Status.CONTRACT, by)
        return True

    chosen.change_each(executed)
    return _written(chosen, last)


def _written(chosen: Chosen[Contract], last: Last) -> Outcome:
    chosen.write(COLUMNS)
    keep_periodic([contract.pk for contract in chosen.changed])
    return chosen.outcome(last)


def _check(contract: Contract, lines: Lines) -> None:
    require_step(contract, Status.EXECUTED, FORWARD)
    checking = Checking()
    check_nothing_lacks(contract, Status.EXECUTED, lines, checking)
    checking.refuse_problems()


def _choose(ids: Sequence[int], act: Act, by: Actor) -> Chosen[Contract]:
    """Lock these contracts with their relations until the verb ends, and ask the law about each of them (C11)."""
    subjects.lock(Subject("contract", id) for id in ids)
    found = list(Contract._base_manager.filter(pk__in=ids).order_by("pk").select_related("relation"))
    subjects.lock(Subject("party", contract.relation_id) for contract in found)
    against = {id: ruling for direction in Direction for id, ruling in _against(found, direction, act, by).items()}
    return sifted(found, against, by)


def _against(found: Sequence[Contract], direction: Direction, act: Act, by: Actor) -> dict[int, Ruling]:
    """Asked apart for each direction: who sells to us by one contract may buy from us by another."""
    touched = {contract.pk: touched_by(contract) for contract in found if contract.direction == direction}
    said = policy.sift(act, set().union(*touched.values()), by) if touched else {}
    return {id: said[subject] for id, these in touched.items() for subject in sorted(these) if subject in said}
