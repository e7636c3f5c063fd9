"""Verbs: lines of a contract are taken as subscriptions, these change, and become lines that are invoiced once (K5)."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from relaas.contracts.lines.facts import LINE_FACTS
from relaas.contracts.lines.reading import Values
from relaas.contracts.lines.writing import NAMED, make_line, open_lines, refuse_many, require_more, save_lines
from relaas.contracts.models import Contract, ContractLine, Recurrence
from relaas.contracts.rights import CHANGE
from relaas.contracts.subscriptions import sentences
from relaas.contracts.subscriptions.checks import (
    ALWAYS_FREE,
    billed_lines,
    check_against_what_is_there,
    check_together,
    refuse_billed,
)
from relaas.contracts.subscriptions.facts import RECURRENCE_FACTS
from relaas.contracts.subscriptions.keeping import keep_contract
from relaas.contracts.subscriptions.proposing import proposed
from relaas.contracts.telling import tell
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.verbs import verb
from relaas.parties.facts import Given, read_facts
from relaas.parties.facts.changes import put


def take(line: ContractLine, *, facts: Given | None = None, as_new_line: bool = False, by: Actor) -> Recurrence:
    """Take one line as a subscription: `take_lines` of it alone."""
    return take_lines(line.contract, [line], facts=facts, as_new_lines=as_new_line, by=by)[0]


@verb("contracts.take_as_subscription", act=Act.CHANGE, right=CHANGE, on=("contract",))
def take_lines(
    contract: Contract,
    lines: Sequence[ContractLine],
    *,
    facts: Given | None = None,
    as_new_lines: bool = False,
    by: Actor,
) -> list[Recurrence]:
    """K5: these lines become periodic, or (`as_new_lines`) a periodic line is made of each behind it, and it stays.

    What is left out of `facts` (`RECURRENCE_FACTS`) is as the contract proposes. Refuses at once what the facts and
    `check_together` refuse; a contract that is executed or lost (`contract_closed`), a heading or subtotal (`no_item`),
    what is periodic already (`periodic`), more than 300 lines (`lines_many`), and of a contract that is signed what the
    law says of ordering more.
    """
    before, checking = open_lines(contract), Checking()
    chosen = _chosen(before, lines)
    values = {**proposed(contract), **read_facts(RECURRENCE_FACTS, facts or {}, checking)}
    check_together(values, checking)
    checking.refuse_problems()
    if not chosen:
        return []
    counted, periodic = contract.counts_for, chosen
    if as_new_lines:
        periodic = _made_of(contract, before, chosen)
    of_contract = {"contract": contract, "relation_id": contract.relation_id}
    origins = chosen if as_new_lines else [None] * len(chosen)
    made = Recurrence.objects.bulk_create(
        Recurrence(**of_contract, **values, line=line, origin=origin)
        for line, origin in zip(periodic, origins, strict=True)
    )
    keep_contract(contract)
    require_more(contract, counted, by)
    named = [len(made), [str(line) for line in periodic[:NAMED]]]
    told = {"lines": named, "price_per": values["price_per"], "from_day": values["from_day"].isoformat()}
    tell(sentences.TAKEN, contract, by, **told)
    return made


@verb("contracts.change_subscription", act=Act.CHANGE, right=CHANGE, on=("recurrence",))
def change_recurrence(recurrence: Recurrence, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change any of `RECURRENCE_FACTS`. Refuses as taking does, what changed since `seen`, and a first day that later
    prices or a notice do not allow (`price_change_before`, `notice_before`).

    Once something was invoiced all but the notice period, the length of a renewal and the remark is refused (`billed`).
    """
    contract, checking = recurrence.contract, Checking()
    line = _still_there(contract, recurrence)
    check_unchanged(recurrence, seen)
    values = read_facts(RECURRENCE_FACTS, facts, checking)
    now: Values = {name: getattr(recurrence, name) for name in RECURRENCE_FACTS}
    check_together({**now, **values}, checking)
    check_against_what_is_there(recurrence, {**now, **values}, checking)
    checking.refuse_problems()
    counted, changes = contract.counts_for, put(recurrence, values, RECURRENCE_FACTS)
    if not changes.columns:
        return
    if set(changes.columns) - ALWAYS_FREE and recurrence.billed.exists():
        refuse_billed([str(line)])
    recurrence.save(update_fields=changes.columns)
    keep_contract(contract)
    require_more(contract, counted, by)
    tell(sentences.CHANGED, contract, by, name=str(line), changes=changes.told)


@verb("contracts.stop_being_periodic", act=Act.CHANGE, right=CHANGE, on=("recurrence",))
def stop_being_periodic(recurrence: Recurrence, *, by: Actor) -> None:
    """The line is invoiced once from now on; its later prices and pauses go. Refuses what was invoiced of it
    (`billed`), a contract that is executed or lost, and of one that is signed what the law says of ordering more."""
    contract = recurrence.contract
    line = _still_there(contract, recurrence)
    check_unchanged(recurrence, None)
    if line.pk in billed_lines(contract):
        refuse_billed([str(line)])
    counted = contract.counts_for
    recurrence.delete()
    keep_contract(contract)
    require_more(contract, counted, by)
    tell(sentences.STOPPED, contract, by, name=str(line))


def _chosen(before: Sequence[ContractLine], lines: Sequence[ContractLine]) -> list[ContractLine]:
    """Those of these lines that still stand there, in their order, fit to become periodic."""
    ids = {line.pk for line in lines}
    chosen = [line for line in before if line.pk in ids]
    for line in chosen:
        if not line.is_item:
            raise Refused("no_item", _("A heading or a subtotal cannot be a subscription."))
        if line.periodic:
            raise Refused("periodic", _("“%(name)s” is a subscription already.") % {"name": line})
    return chosen


def _made_of(contract: Contract, before: Sequence[ContractLine], chosen: Sequence[ContractLine]) -> list[ContractLine]:
    """A new line of each of these, behind it."""
    made = {line.pk: make_line(contract, _columns_of(line)) for line in chosen}
    after = [each for line in before for each in (line, made.get(line.pk)) if each is not None]
    refuse_many(after)
    save_lines(after)
    return list(made.values())


def _columns_of(line: ContractLine) -> dict[str, Any]:
    return {name: getattr(line, name) for name in LINE_FACTS}


def _still_there(contract: Contract, recurrence: Recurrence) -> ContractLine:
    """Its line, of a contract whose lines may still change; refuses (`gone`) one that is periodic no more."""
    found = next((line for line in open_lines(contract) if line.pk == recurrence.line_id), None)
    if found is None or found.periodic is None or found.periodic.pk != recurrence.pk:
        raise Refused("gone", _("It is no subscription any more."))
    return found
