"""Writing the lines of a contract: all verbs about them end here, so that order, sums and story always go along."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from relaas.contracts.law import signing
from relaas.contracts.lines.facts import LINE_FACTS, SECRET
from relaas.contracts.lines.keeping import keep_sums, lines_of
from relaas.contracts.lines.reading import Values, amount_of
from relaas.contracts.lines.sentences import LINES_CHANGED
from relaas.contracts.models import Contract, ContractLine, Recurrence, Status
from relaas.contracts.subscriptions.checks import billed_lines, refuse_billed
from relaas.contracts.telling import tell
from relaas.kernel import bulk, policy
from relaas.kernel.actors import Actor
from relaas.kernel.concurrency import lock_and_read
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import touched_by
from relaas.parties.facts.changes import put

MOST_LINES = 300
PRICED_BY = ("quantity", "price", "discount")
NAMED = 5  # lines that the story names


@dataclass
class Told:
    """What became of which lines, as the story will say."""

    added: list[str] = field(default_factory=list)
    changed: list[list[Any]] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


def open_lines(contract: Contract) -> list[ContractLine]:
    """The lines as they stand now, in their order; the verb holds the contract locked.

    Refuses a contract that is executed or lost (`contract_closed`).
    """
    lock_and_read(contract)
    if not Status(contract.status).is_open:
        raise Refused("contract_closed", _("This is executed or lost: its lines stay as they are."))
    return lines_of(contract)


def make_line(contract: Contract, values: Values) -> ContractLine:
    """A new line, not saved yet."""
    return ContractLine(contract=contract, **values, amount=amount_of(values))


def change(line: ContractLine, values: Values, told: Told) -> None:
    """Give a line other values, not saved yet. Refuses to make something else of a periodic one (`periodic`)."""
    name = str(line)
    if line.periodic and values.get("kind", line.kind) != line.kind:
        raise Refused("periodic", _("“%(name)s” is a subscription already.") % {"name": name})
    changes = put(line, values, LINE_FACTS)
    line.amount = amount_of({each: getattr(line, each) for each in LINE_FACTS})
    if changes.columns:
        told.changed.append([name, [each for each in changes.told if each[0] not in SECRET]])


def write(
    contract: Contract,
    before: Sequence[ContractLine],
    after: Sequence[ContractLine],
    told: Told,
    by: Actor,
    *,
    quiet: bool = False,
) -> bool:
    """Make the lines of the contract these, in this order; keep its sums and tell what happened (unless `quiet`). Gives
    whether anything did.

    Refuses more than 300 lines (`lines_many`), and of a contract that is signed what the law says of ordering more.
    """
    refuse_many(after)
    staying = {line.pk for line in after}
    removed = [line for line in before if line.pk not in staying]
    order = [line.pk for line in before if line.pk in staying]
    is_moved = order != [line.pk for line in after if line.pk]
    told.added += [str(line) for line in after if not line.pk]
    told.removed += [str(line) for line in removed]
    _refuse_what_was_billed(contract, before, removed)
    if not (told.added or told.changed or removed or is_moved):
        return False
    if removed:
        ContractLine.objects.filter(pk__in=[line.pk for line in removed]).delete()
    save_lines(after)
    net, counted = contract.net, contract.counts_for
    keep_sums(contract, after)
    require_more(contract, counted, by)
    if not quiet:
        _tell(contract, told, is_moved, net, by)
    return True


def require_more(contract: Contract, counted: Decimal, by: Actor) -> None:
    """Of a signed contract that counts for more than it did: what the law says of ordering that (C3, C5)."""
    if Status(contract.status).is_signed and contract.counts_for > counted:
        with signing(contract):
            policy.require(Act.ORDER, touched_by(contract), by)


def _refuse_what_was_billed(
    contract: Contract, before: Sequence[ContractLine], removed: Sequence[ContractLine]
) -> None:
    """S3: of a line that was invoiced stays what it costs, and it stays itself (`billed`)."""
    if not any(line.periodic for line in before):
        return
    billed = billed_lines(contract)
    kept = ContractLine.objects.in_bulk(billed)
    gone = {line.pk for line in removed}
    refuse_billed(
        [
            str(kept[line.pk])
            for line in before
            if line.pk in billed
            and (line.pk in gone or any(getattr(line, name) != getattr(kept[line.pk], name) for name in PRICED_BY))
        ]
    )


def refuse_many(lines: Sequence[ContractLine]) -> None:
    """Refuse more than 300 lines (`lines_many`)."""
    if len(lines) > MOST_LINES:
        raise Refused("lines_many", _("A contract has at most %(most)d lines.") % {"most": MOST_LINES})


def save_lines(lines: Sequence[ContractLine]) -> None:
    """In their order; only what is new or different is written. A new line may bring a new recurrence along."""
    there = [line.pk for line in lines if line.pk]
    kept = ContractLine.objects.in_bulk(there) if there else {}
    columns = [each.attname for each in ContractLine._meta.concrete_fields]
    for place, line in enumerate(lines, start=1):
        line.position = place
        if line.pk and any(getattr(line, column) != getattr(kept[line.pk], column) for column in columns):
            line.save()
    new = [line for line in lines if not line.pk]
    recurrences = [line.periodic for line in new]
    bulk.insert_new(new)
    for line, recurrence in zip(new, recurrences, strict=True):
        if recurrence:
            recurrence.line = line
    Recurrence.objects.bulk_create([each for each in recurrences if each])


def _tell(contract: Contract, told: Told, is_moved: bool, net: Decimal, by: Actor) -> None:
    parameters: dict[str, Any] = {
        **{
            name: [len(rows), rows[:NAMED]] for name in ("added", "changed", "removed") if (rows := getattr(told, name))
        },
        **({"moved": True} if is_moved else {}),
        **({"net": [str(net), str(contract.net)]} if net != contract.net else {}),
    }
    tell(LINES_CHANGED, contract, by, **parameters)
