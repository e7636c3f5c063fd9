"""What every step from one status to the next does (K2), of one contract or of many."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from relaas.contracts.models import Contract, Status
from relaas.contracts.rules import DAY_OF, ORDER, Pairs, left_behind, may_follow
from relaas.contracts.subscriptions.following import keep_periodic
from relaas.contracts.telling import tell
from relaas.kernel import bulk, clock
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.refusals import Refused

# What a step may write, `lost_remark` as the empty text where it is left behind.
COLUMNS = (
    "status", "status_since", "quoted_on", "signed_on", "executed_on", "lost_on", "option_until", "lost_reason_id",
    "lost_remark",
)  # fmt: skip


def require_step(contract: Contract, to: Status, among: Pairs) -> None:
    """Refuse (`no_step`) what does not follow, by a step of these, the status that the contract has."""
    if not may_follow(contract.status, to, among):
        said = {"now": Status(contract.status).label, "to": to.label}
        raise Refused("no_step", _("From %(now)s it does not go to %(to)s.") % said)


def checked_day(contract: Contract, to: Status, on: date | None, checking: Checking) -> date:
    """The day of the step, today without one; not in the future (`future`), not before the last one (`too_early`)."""
    today = clock.today()
    day = on or today
    if day > today:
        checking.add("future", _("This day is still to come."), "on")
    reached = [getattr(contract, column) for status, column in DAY_OF.items() if status in ORDER]
    before = max((each for each in reached if each), default=None)
    if on and before and day < before and to in ORDER:
        checking.add("too_early", _("It cannot be before the step that came before it."), "on")
    return day


def put_step(contract: Contract, to: Status, day: date, **values: Any) -> None:
    """Set the status with what belongs to it (not saved yet); what is no longer true in it goes."""
    for column in left_behind(to):
        setattr(contract, column, "" if column == "lost_remark" else None)
    if to in DAY_OF and not getattr(contract, DAY_OF[to]):
        setattr(contract, DAY_OF[to], day)
    for column, value in values.items():
        setattr(contract, column, value)
    contract.status, contract.status_since = to, clock.now()


def save_step(contract: Contract) -> None:
    """Write what `put_step` set; what is periodic in the contract follows its status."""
    bulk.put(contract, COLUMNS)
    keep_periodic([contract.pk])


def tell_step(key: str, contract: Contract, was: str, by: Actor, *, on: date | None = None, **more: str) -> None:
    """Tell of a step; `on` where the day is another than that of telling."""
    day = on.isoformat() if on and on != clock.today() else ""
    tell(key, contract, by, was=was, now=str(contract.status), day=day, **more)
