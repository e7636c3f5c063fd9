"""Verbs: a subscription is extended, ends by agreement, or is given notice of."""

from typing import Any

from django.utils.translation import gettext as _

from relaas.contracts.models import Recurrence
from relaas.contracts.rights import CHANGE
from relaas.contracts.subscriptions.running import sentences
from relaas.contracts.subscriptions.running.ends import NewEnd, extended, finished, noticed
from relaas.contracts.subscriptions.running.law import giving_notice
from relaas.contracts.subscriptions.running.reading import check_needed_day, check_received
from relaas.contracts.subscriptions.running.settling import settle
from relaas.contracts.subscriptions.running.standing import begin, kept_day
from relaas.contracts.telling import tell
from relaas.kernel import clock, policy
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking, text
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import touched_by
from relaas.kernel.verbs import verb
from relaas.parties.facts.fact import check_day

LONGEST_REASON = 250


@verb("contracts.extend_subscription", act=Act.ORDER, right=CHANGE, on=("recurrence",))
def extend(recurrence: Recurrence, *, until_day: Any, seen: str | None = None, by: Actor) -> None:
    """It runs through the day before `until_day`, however often it was to be invoiced. Refuses what `extended` refuses
    or leaves alone. It is ordering more, so an order stop forbids it (C5)."""
    line = begin(recurrence.contract, seen, recurrence).line
    checking = Checking()
    day = checking.value("until_day", check_needed_day, until_day)
    checking.refuse_problems()
    if day:
        _put(recurrence, extended(line, day), sentences.EXTENDED, by)


@verb("contracts.end_subscription", act=Act.CHANGE, right=CHANGE, on=("recurrence",))
def end(recurrence: Recurrence, *, until_day: Any, reason: str = "", seen: str | None = None, by: Actor) -> None:
    """It ends by agreement before `until_day`, which may be past. Refuses what `finished` refuses."""
    line = begin(recurrence.contract, seen, recurrence).line
    checking = Checking()
    day = checking.value("until_day", check_needed_day, until_day)
    said = checking.value("reason", text(LONGEST_REASON), reason) or ""
    checking.refuse_problems()
    if day:
        _put(recurrence, finished(line, day), sentences.ENDED, by, reason=said)


@verb("contracts.give_notice", act=Act.CHANGE, right=CHANGE, on=("recurrence",))
def give_notice(
    recurrence: Recurrence, *, received_on: Any, until_day: Any = None, seen: str | None = None, by: Actor
) -> None:
    """Notice was received on this day; it ends before `until_day`, without one as early as the notice period allows.

    Earlier than that only whoever may override does, with a reason (C11). Refuses a day to come (`future`), and what
    `noticed` refuses or leaves alone.
    """
    standing = begin(recurrence.contract, seen, recurrence)
    checking = Checking()
    received = checking.value("received_on", check_received, received_on)
    day = checking.value("until_day", check_day, until_day)
    checking.refuse_problems()
    new = noticed(standing.line, received or clock.today(), day, with_consumer=standing.with_consumer)
    with giving_notice(standing.contract, [new]):
        policy.require(Act.CHANGE, touched_by(recurrence), by)
    told = (received or clock.today()).isoformat()
    _put(recurrence, new, sentences.NOTICE_GIVEN, by, day=told)


@verb("contracts.withdraw_notice", act=Act.CHANGE, right=CHANGE, on=("recurrence",))
def withdraw_notice(recurrence: Recurrence, *, seen: str | None = None, by: Actor) -> None:
    """It goes on as it was agreed. Refuses one without notice (`no_notice`); one that ended by it asks what ordering
    anew asks."""
    line = begin(recurrence.contract, seen, recurrence).line
    if not recurrence.notice_on:
        raise Refused("no_notice", _("No notice was given."))
    if line.end and line.end <= clock.today():
        policy.require(Act.ORDER, touched_by(recurrence), by)
    new = NewEnd(line, None, {"notice_on": None, "notice_until": None})
    _put(recurrence, new, sentences.NOTICE_WITHDRAWN, by)


def _put(recurrence: Recurrence, new: NewEnd, key: str, by: Actor, **more: str) -> None:
    if new.problem:
        raise Refused.for_all([new.problem])
    was = new.line.end
    settle([new.put()], field="until_day")
    days = {"was": kept_day(was), "until": kept_day(recurrence.ends_on)}
    tell(key, recurrence.contract, by, name=new.line.name, **days, **more)
