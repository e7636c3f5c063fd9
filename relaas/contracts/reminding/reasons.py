"""What there is to remind of in a contract, and from which day on (A5). Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from relaas.contracts.models import Contract, Recurrence, Status
from relaas.contracts.subscriptions.notice import last_notice_day
from relaas.contracts.subscriptions.states import notice_day_of


class Why(StrEnum):
    """What is coming. The values stand in the origins of actions, for ever."""

    ENDS = "ends"
    NOTICE = "notice"
    QUOTE = "quote"
    OPTION = "option"
    LAPSED = "option_lapsed"
    REMINDER = "reminder"

    @property
    def statuses(self) -> frozenset[Status]:
        """Those in which a contract can give this reason."""
        return _STATUSES[self]


_STATUSES = {
    Why.ENDS: frozenset({Status.CONTRACT}),
    Why.NOTICE: frozenset({Status.CONTRACT}),
    Why.QUOTE: frozenset({Status.QUOTE}),
    Why.OPTION: frozenset({Status.OPTION}),
    Why.LAPSED: frozenset({Status.QUOTE}),
    Why.REMINDER: frozenset(status for status in Status if status.is_open),
}

AHEAD = {Why.ENDS: 30, Why.NOTICE: 14, Why.QUOTE: 3, Why.OPTION: 3, Why.LAPSED: 0, Why.REMINDER: 0}  # days before
LATE = 30  # days after which something is no longer made up for
LONGEST_BEFORE = timedelta(days=366)  # a reminder day longer before an end belongs to an earlier one
BY_REMIND_ON = (Why.ENDS, Why.NOTICE, Why.REMINDER)
ORIGIN = "contract."


@dataclass(frozen=True)
class Reason:
    """`day` is the last day on which something can be done, `from_day` the one on which the action comes. `lines` are
    the subscriptions that it is about; none: it is the contract itself."""

    why: Why
    contract_id: int
    day: date
    from_day: date
    lines: tuple[str, ...] = ()

    @property
    def origin(self) -> str:
        """What makes it once ever."""
        return f"{ORIGIN}{self.why.value}:{self.contract_id}:{self.day.isoformat()}"

    @property
    def key(self) -> tuple[Why, date]:
        """What it is of its contract."""
        return self.why, self.day

    def is_due(self, today: date) -> bool:
        """Whether the action is to be there on this day."""
        last = self.day if self.why == Why.NOTICE else self.day + timedelta(days=LATE)
        return self.from_day <= today <= last


def read_origin(origin: str) -> tuple[Why, int, date]:
    """What an origin says: why, of which contract, and the day."""
    why, contract, day = origin.removeprefix(ORIGIN).split(":")
    return Why(why), int(contract), date.fromisoformat(day)


def reasons_of(
    contract: Contract, recurrences: Iterable[Recurrence], on: date, reminded_on: date | None = None
) -> list[Reason]:
    """All that there is to remind of as it stands on this day, one for each kind and day.

    `reminded_on` is the last day on which the system reminded of this contract by its end, notice or reminder day.
    """
    found: dict[tuple[Why, date], Reason] = {}
    for reason in (*_of_contract(contract, reminded_on), *_of_subscriptions(contract, recurrences, on)):
        found.setdefault(reason.key, reason)
    return list(found.values())


def _of_contract(contract: Contract, reminded_on: date | None) -> Iterator[Reason]:
    status, remind_on = Status(contract.status), contract.remind_on
    if status == Status.CONTRACT and contract.until_day:
        counts = remind_on and not (reminded_on and reminded_on >= remind_on)
        yield _ending(contract, contract.until_day, remind_on if counts else None)
    elif remind_on and status.is_open:
        yield Reason(Why.REMINDER, contract.pk, remind_on, remind_on)
    if status == Status.QUOTE and contract.valid_through:
        yield _ahead(Why.QUOTE, contract, contract.valid_through)
    if status == Status.OPTION and contract.option_through:
        yield _ahead(Why.OPTION, contract, contract.option_through)


def _ending(contract: Contract, until_day: date, remind_on: date | None) -> Reason:
    """It ends, or goes on unless notice is given; the contract's own reminder day counts where it lies before that."""
    why, day = Why.ENDS, until_day - timedelta(days=1)
    if contract.auto_renew:
        why, day = Why.NOTICE, last_notice_day(until_day, contract.notice_months or 0)
    if remind_on and day - LONGEST_BEFORE <= remind_on <= day:
        return Reason(why, contract.pk, day, remind_on)
    return _ahead(why, contract, day)


def _of_subscriptions(contract: Contract, recurrences: Iterable[Recurrence], on: date) -> Iterator[Reason]:
    """Those of one contract that end alike are one reason, and so are those that must be given notice alike."""
    if contract.status != Status.CONTRACT:
        return
    lines: dict[tuple[Why, date], list[str]] = {}
    for each in recurrences:
        if each.ends_through:
            lines.setdefault((Why.ENDS, each.ends_through), []).append(each.line.description)
        elif day := notice_day_of(each, on):
            lines.setdefault((Why.NOTICE, day), []).append(each.line.description)
    for (why, day), named in lines.items():
        yield _ahead(why, contract, day, tuple(named))


def _ahead(why: Why, contract: Contract, day: date, lines: tuple[str, ...] = ()) -> Reason:
    return Reason(why, contract.pk, day, day - timedelta(days=AHEAD[why]), lines)
