"""Verbs: a contract goes through its statuses (K2). Each asks the law of its act, of contract and relation."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from relaas.contracts import status_sentences as sentences
from relaas.contracts.law import signing
from relaas.contracts.missing import Lines, check_nothing_lacks, lines_of
from relaas.contracts.models import Contract, Direction, LossReason, Status
from relaas.contracts.price_notes import check_read_for, keep_read
from relaas.contracts.reminding.making import remind_of_lapse
from relaas.contracts.rights import CHANGE
from relaas.contracts.rules import BACK, FORWARD, LOSING, REOPENING, reopened
from relaas.contracts.steps import checked_day, put_step, require_step, save_step, tell_step
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking, text
from relaas.kernel.concurrency import ChangedMeanwhile, check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.verbs import verb
from relaas.parties.editing import become_customer
from relaas.parties.facts.fact import LATEST
from relaas.parties.locking import lock

type Seen = Mapping[str, Any] | None
LONGEST_REASON, LONGEST_REMARK = 250, 500


@verb("contracts.quote", act=Act.ORDER, right=CHANGE, on=("contract",))
def quote(
    contract: Contract, *, on: date | None = None, price_note: str | None = None, seen: Seen = None, by: Actor
) -> None:
    """Request → quote. `on` is the day on which it was done, today without one.

    `seen` is the status that somebody looked at. Every step refuses at once all that it lacks (`missing`, `past`, at
    the field), a wrong day (`future`, `too_early`, at `on`); another status by now (`changed_meanwhile`); and what
    does not follow the status that it has (`no_step`). `price_note` stands for the text about prices that was read,
    where there was somebody to ask (T9, `check_read`).
    """
    _go_forward(contract, Status.QUOTE, on, seen, by, price_note)


@verb("contracts.give_option", act=Act.ORDER, right=CHANGE, on=("contract",))
def give_option(
    contract: Contract, *, until_day: date | None, price_note: str | None = None, seen: Seen = None, by: Actor
) -> None:
    """Quote → option through the day before `until_day`, after which it falls back to a quote.

    Refuses as `quote`, and a day that is past (`past`, at `option_until`).
    """
    _look(contract, seen)
    require_step(contract, Status.OPTION, FORWARD)
    checking = Checking()
    contract.option_until = until_day
    if until_day and not clock.today() < until_day <= LATEST:
        checking.add("past", _("This day is past: choose today or a later day."), "option_until")
    check_read_for(contract, price_note, checking)
    _check(contract, Status.OPTION, checking)
    was = contract.status
    put_step(contract, Status.OPTION, clock.today())
    save_step(contract)
    _keep_read(contract, price_note, by)
    until = _last_day_of_option(contract)
    tell_step(sentences.OPTION_GIVEN, contract, was, by, until=until)


@verb("contracts.sign", act=Act.ORDER, right=CHANGE, on=("contract",), asked_while=signing)
def sign(
    contract: Contract, *, on: date | None = None, price_note: str | None = None, seen: Seen = None, by: Actor
) -> None:
    """Quote or option → contract, which makes a prospect a customer. Asks the credit limit too (C3)."""
    lock(contract.relation)
    _go_forward(contract, Status.CONTRACT, on, seen, by, price_note)
    if contract.direction == Direction.SALES and contract.relation.is_prospect:
        become_customer(contract.relation, by=by)


@verb("contracts.execute", act=Act.DELIVER, right=CHANGE, on=("contract",))
def execute(contract: Contract, *, on: date | None = None, seen: Seen = None, by: Actor) -> None:
    """Contract → executed: what was agreed was delivered. Refuses as `quote`."""
    _go_forward(contract, Status.EXECUTED, on, seen, by)


@verb("contracts.lose", act=Act.CHANGE, right=CHANGE, on=("contract",))
def lose(
    contract: Contract,
    *,
    reason: LossReason | None,
    remark: str = "",
    on: date | None = None,
    seen: Seen = None,
    by: Actor,
) -> None:
    """Request, quote or option → lost, for a reason off the list (`required`, `closed`, at `lost_reason`)."""
    _look(contract, seen)
    require_step(contract, Status.LOST, LOSING)
    checking = Checking()
    chosen = checked_loss(reason, checking)
    said = checking.value("lost_remark", text(LONGEST_REMARK), remark) or ""
    day = checked_day(contract, Status.LOST, on, checking)
    checking.refuse_problems()
    put_lost(contract, chosen, said, day, by)
    save_step(contract)


@verb("contracts.go_back", act=Act.CHANGE, right=CHANGE, on=("contract",))
def go_back(contract: Contract, *, to: Status, reason: str, seen: Seen = None, by: Actor) -> None:
    """To an earlier status, with a reason (`required`, at `reason`); the days of what came after it go.

    Refuses what is not before the status that it has (`no_step`), and of which something was invoiced (`billed`).
    """
    _look(contract, seen)
    require_step(contract, to, BACK)
    if not to.is_signed and contract.billed.exists():
        raise Refused("billed", _("Something of it was invoiced already: it stays a contract."))
    _retreat(contract, to, reason, sentences.GONE_BACK, by)


@verb("contracts.reopen", act=Act.ORDER, right=CHANGE, on=("contract",))
def reopen(contract: Contract, *, reason: str, seen: Seen = None, by: Actor) -> None:
    """Lost → the quote or the request that it was, with a reason; it is ordering anew, so it asks the same."""
    _look(contract, seen)
    to = Status(reopened(quoted=contract.quoted_on is not None))
    require_step(contract, to, REOPENING)
    _retreat(contract, to, reason, sentences.REOPENED, by)


@verb("contracts.let_option_lapse", act=Act.CHANGE, right=CHANGE, on=("contract",))
def let_option_lapse(contract: Contract, *, by: Actor) -> None:
    """An option whose last day is past becomes a quote again, with an action for its owner; anything else stays as it
    is."""
    check_unchanged(contract, None)
    if contract.status != Status.OPTION or contract.option_until is None or contract.option_until > clock.today():
        return
    until = _last_day_of_option(contract)
    put_step(contract, Status.QUOTE, clock.today())
    save_step(contract)
    tell_step(sentences.LAPSED, contract, Status.OPTION, by, until=until)
    remind_of_lapse(contract, by)


def _last_day_of_option(contract: Contract) -> str:
    """As an entry of the story keeps it."""
    return contract.option_through.isoformat() if contract.option_through else ""


def checked_loss(reason: LossReason | None, checking: Checking) -> LossReason | None:
    """The reason of a loss; there must be one, and one that can still be chosen."""
    if reason is None:
        checking.add("required", _("Choose a reason."), "lost_reason")
    elif reason.is_closed(clock.today()):
        checking.add("closed", _("%(name)s can no longer be chosen.") % {"name": reason.name}, "lost_reason")
    return reason


def put_lost(contract: Contract, reason: LossReason | None, remark: str, day: date, by: Actor) -> None:
    """Set it lost (not saved yet) and tell of it."""
    was = contract.status
    put_step(contract, Status.LOST, day, lost_reason=reason, lost_remark=remark)
    named = reason.name if reason else ""
    tell_step(sentences.LOST, contract, was, by, on=day, reason=named, remark=remark)


def _go_forward(
    contract: Contract, to: Status, on: date | None, seen: Seen, by: Actor, price_note: str | None = None
) -> None:
    _look(contract, seen)
    require_step(contract, to, FORWARD)
    checking = Checking()
    day = checked_day(contract, to, on, checking)
    check_read_for(contract, price_note, checking)
    _check(contract, to, checking)
    was = contract.status
    put_step(contract, to, day)
    save_step(contract)
    _keep_read(contract, price_note, by)
    tell_step(sentences.FORWARD[to], contract, was, by, on=day)


def _keep_read(contract: Contract, price_note: str | None, by: Actor) -> None:
    if price_note:
        keep_read(contract, price_note, by)


def _retreat(contract: Contract, to: Status, reason: str, told: str, by: Actor) -> None:
    checking = Checking()
    said = checking.value("reason", text(LONGEST_REASON, required=True), reason) or ""
    checking.refuse_problems()
    was = contract.status
    put_step(contract, to, clock.today())
    save_step(contract)
    tell_step(told, contract, was, by, reason=said)


def _look(contract: Contract, seen: Seen) -> None:
    """Read and lock it; who looked at another status is told which it is by now."""
    try:
        check_unchanged(contract, seen)
    except ChangedMeanwhile as changed:
        now = Status(contract.status).label
        raise Refused(
            "changed_meanwhile", _("It became %(status)s meanwhile; look again.") % {"status": now}
        ) from changed


def _check(contract: Contract, to: Status, checking: Checking) -> None:
    check_nothing_lacks(contract, to, lines_of([contract.pk]).get(contract.pk, Lines()), checking)
    checking.refuse_problems()
