"""Verbs: the same of all subscriptions of a contract at once, each as far as it goes for it; in one transaction."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from relaas.contracts.models import Contract
from relaas.contracts.rights import CHANGE
from relaas.contracts.subscriptions.running import sentences
from relaas.contracts.subscriptions.running.ending import LONGEST_REASON
from relaas.contracts.subscriptions.running.ends import NewEnd, extended, finished, noticed
from relaas.contracts.subscriptions.running.law import giving_notice
from relaas.contracts.subscriptions.running.reading import check_needed_day, check_received
from relaas.contracts.subscriptions.running.settling import settle
from relaas.contracts.subscriptions.running.standing import Standing, begin, kept_day
from relaas.contracts.telling import tell
from relaas.kernel import clock, policy
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking, text
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Problem, Refused
from relaas.kernel.subjects import touched_by
from relaas.kernel.verbs import verb
from relaas.parties.facts.fact import check_day

NAMED = 5  # lines that the story names


def all_extended(standing: Standing, until_day: date) -> list[NewEnd]:
    """What extending makes of each; what ended already, or ends later, stays as it is."""
    today = clock.today()
    news = [extended(line, until_day) for line in standing.lines if not (line.end and line.end <= today)]
    return [_left_alone(new) if new.line.end and new.line.end >= until_day else new for new in news]


def all_finished(standing: Standing, until_day: date) -> list[NewEnd]:
    """What ending makes of each; what ends before that stays as it is."""
    return [finished(line, until_day) for line in standing.lines]


def all_noticed(standing: Standing, received: date, until_day: date | None) -> list[NewEnd]:
    """What notice makes of each: all before this day, or without one each as early as it can."""
    return [noticed(line, received, until_day, with_consumer=standing.with_consumer) for line in standing.lines]


@verb("contracts.extend_all", act=Act.ORDER, right=CHANGE, on=("contract",))
def extend_all(contract: Contract, *, until_day: Any, seen: str | None = None, by: Actor) -> None:
    """All that still runs and ends runs through the day before `until_day`, and the contract with it. Refuses a day
    before which nothing of it ends (`nothing_changes`)."""
    standing = begin(contract, seen)
    day = _needed(until_day, "until_day")
    goes_on = contract.until_day is not None and contract.until_day < day
    news = _those_that_happen(all_extended(standing, day), enough=goes_on)
    if goes_on:
        contract.until_day = day
        contract.save(update_fields=["until_day"])
    _put(news, sentences.ALL_EXTENDED, contract, by, contract_until=kept_day(day) if goes_on else "")


@verb("contracts.end_all", act=Act.CHANGE, right=CHANGE, on=("contract",))
def end_all(contract: Contract, *, until_day: Any, reason: str = "", seen: str | None = None, by: Actor) -> None:
    """All end by agreement before `until_day`, and the contract with them. Refuses what `finished` refuses of any of
    them, and a day before the contract begins (`before_start`)."""
    standing = begin(contract, seen)
    checking = Checking()
    day = checking.value("until_day", check_needed_day, until_day) or date.min
    said = checking.value("reason", text(LONGEST_REASON), reason) or ""
    checking.refuse_problems()
    if contract.from_day and day <= contract.from_day:
        raise Refused("before_start", _("The contract begins later than that."), field="until_day")
    is_earlier = contract.until_day is None or contract.until_day > day
    news = _those_that_happen(all_finished(standing, day), enough=False)
    if is_earlier or contract.auto_renew:
        contract.until_day = day if is_earlier else contract.until_day
        contract.auto_renew = False
        contract.save(update_fields=["until_day", "auto_renew"])
    _put(news, sentences.ALL_ENDED, contract, by, reason=said)


@verb("contracts.give_notice_of_all", act=Act.CHANGE, right=CHANGE, on=("contract",))
def give_notice_of_all(
    contract: Contract, *, received_on: Any, until_day: Any = None, seen: str | None = None, by: Actor
) -> None:
    """Notice of all that goes on until notice. Refuses as `give_notice`; the contract keeps what was agreed on it."""
    standing = begin(contract, seen)
    checking = Checking()
    received = checking.value("received_on", check_received, received_on) or clock.today()
    day = checking.value("until_day", check_day, until_day)
    checking.refuse_problems()
    news = _those_that_happen(all_noticed(standing, received, day), enough=False)
    with giving_notice(contract, news):
        policy.require(Act.CHANGE, touched_by(contract), by)
    _put(news, sentences.ALL_NOTICED, contract, by, day=received.isoformat())


def _needed(given: Any, name: str) -> date:
    checking = Checking()
    day = checking.value(name, check_needed_day, given)
    checking.refuse_problems()
    return day or date.min


def _left_alone(new: NewEnd) -> NewEnd:
    message = _("It ends later already.")
    return NewEnd(new.line, new.line.end, problem=Problem("ends_later", message, "until_day"), left_alone=True)


def _those_that_happen(news: Sequence[NewEnd], *, enough: bool) -> list[NewEnd]:
    """Refuses what stands in the way of any, by its name, and when there is nothing to do (`nothing_changes`)."""
    wrong = [new for new in news if new.problem and not new.left_alone]
    if wrong:
        raise Refused.for_all(
            [
                Problem(new.problem.code, f"{new.line.name}: {new.problem.message}", new.problem.field)
                for new in wrong[:NAMED]
                if new.problem
            ]
        )
    found = [new for new in news if new.happens]
    if not (found or enough):
        raise Refused("nothing_changes", _("No subscription of this contract changes by it."), field="until_day")
    return found


def _put(news: Sequence[NewEnd], key: str, contract: Contract, by: Actor, **more: str) -> None:
    recurrences = [new.put() for new in news]
    settle(recurrences, field="until_day")
    told = [[new.line.name, kept_day(each.ends_on)] for new, each in zip(news, recurrences, strict=True)]
    tell(key, contract, by, lines=[len(told), told[:NAMED]], **more)
