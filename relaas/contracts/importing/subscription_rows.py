"""How the lines that rows speak of come back: read, held against what is there, and judged as the verbs will (S1)."""

from collections.abc import Collection, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from relaas.contracts.importing.reading import Read
from relaas.contracts.importing.subscription_cells import RHYTHM, read_cells, says_once, whole_periods
from relaas.contracts.importing.subscription_targets import BILLED
from relaas.contracts.models import Contract, ContractLine, Recurrence
from relaas.contracts.subscriptions.checks import ALWAYS_FREE, check_against_what_is_there, check_together
from relaas.contracts.subscriptions.facts import RECURRENCE_FACTS
from relaas.contracts.subscriptions.proposing import proposed
from relaas.kernel.checking import Checking
from relaas.kernel.refusals import Refused

PLACE = "subscription"  # where problems of these cells stand


@dataclass(slots=True)
class Periodic:
    """How a line is to come back: what its row says, the recurrence that is there, and whether that would differ.

    Before `billed_until` it was invoiced elsewhere; `marks` says whether something of that is not known here yet.
    `made` is the recurrence once it was written.
    """

    facts: dict[str, Any]
    kept: Recurrence | None
    as_it_will_be: Recurrence
    differs: bool
    billed_until: date | None = None
    marks: bool = False
    made: Recurrence | None = None


def read_periodic(
    read: Read, contract: Contract, line: ContractLine, kept_line: ContractLine | None, checking: Checking
) -> Periodic | None:
    """What the row says of this line, which is as it will be; None where it says nothing of a subscription.

    What is wrong goes to `checking`, under `subscription`.
    """
    kept = kept_line.periodic if kept_line else None
    if not _is_meant(read, line, kept):
        return None
    with checking.inside(PLACE):
        facts = read_cells(read, checking)
        billed = facts.pop(BILLED, None)
        facts |= {} if kept else whole_periods(facts)
        now = _now(kept) if kept else _begun(contract, facts, checking)
        values = {**now, **facts}
        changes = {name for name in facts if now.get(name) != values[name]}
        if not checking.problems:
            _judge(values, changes, kept, checking)
    if checking.problems:
        return None
    will_be = copy(kept) if kept else Recurrence(contract=contract)
    will_be.line = line
    for name, value in values.items():
        setattr(will_be, name, value)
    return Periodic(facts if kept else values, kept, will_be, kept is None or bool(changes), billed)


def _now(kept: Recurrence) -> dict[str, Any]:
    return {name: getattr(kept, name) for name in RECURRENCE_FACTS}


def _begun(contract: Contract, facts: Mapping[str, Any], checking: Checking) -> dict[str, Any]:
    """K5: what a new one starts with, as on the screen; but what its price is for must be said, and the end of the
    contract is not its own where it ends after a number of times."""
    if "price_per" not in facts and not checking.problems:
        checking.add("required", _("Say whether the price is for a day, week, month, quarter or year."), "price_per")
    start = proposed(contract)
    return {**start, "until_day": None, "auto_renew": False} if facts.get("times") else start


def _judge(values: Mapping[str, Any], changes: Collection[str], kept: Recurrence | None, checking: Checking) -> None:
    """What the verbs will refuse."""
    check_together(values, checking)
    if kept:
        check_against_what_is_there(kept, values, checking)
    if kept and set(changes) - ALWAYS_FREE and kept.billed.exists():
        checking.add("billed", _("Something of it was invoiced already: that stays as it was."), "interval")


def _is_meant(read: Read, line: ContractLine, kept: Recurrence | None) -> bool:
    """Whether the row makes its line periodic or is about one that is; what it says in vain is said."""
    cells = read.subscription
    if not cells:
        return False
    name = next(iter(cells))
    if says_once(cells):
        if kept:
            _leave_out(read, name, _("This line is a subscription already: end it on its own page."))
        return False
    if not line.is_item:
        _leave_out(read, name, _("Only a line with a price can be a subscription."))
        return False
    if kept is None and not any(each in cells for each in (*RHYTHM, "price_per")):
        _leave_out(read, name, _("How often it is invoiced does not stand in this row: it is no subscription."))
        return False
    return True


def _leave_out(read: Read, name: str, reason: str) -> None:
    read.leave_out(f"{PLACE}.{name}", read.subscription[name], Refused("left_out", reason))
