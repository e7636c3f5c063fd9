"""The next invoices of many lines together: those of a contract (S3). Pure.

Lines whose days fall alike (one frame) are planned as one; only what they cost is worked out for each.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from heapq import merge
from itertools import groupby, islice
from operator import itemgetter
from typing import NamedTuple

from relaas.contracts.subscriptions import rules
from relaas.contracts.subscriptions.calendar import END_OF_DAYS
from relaas.contracts.subscriptions.periods import Frame, Mark, periods, seen_between
from relaas.contracts.subscriptions.rules import Moment, Terms

MOMENTS_AHEAD = 24

type Values = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day on which is invoiced: what it comes to, for how many lines, and in how many parts; from the first day of
    the first period to the end of the last."""

    day: date
    from_day: date
    until_day: date
    amount: Decimal
    lines: int
    parts: int


def plan[Key](many: Mapping[Key, Terms], *, from_day: date, moments: int = MOMENTS_AHEAD) -> list[PlannedDay]:
    """S3: the next days on which any of these lines is invoiced, from this day on (itself included), so many at most.

    `on_day` has the lines of one of these days.
    """
    frames = {key: rules.frame_of(terms) for key, terms in many.items()}
    horizon = _horizon(frames.values(), from_day, moments)
    alike: defaultdict[tuple[Frame, str], list[Values]] = defaultdict(list)
    for key, terms in many.items():
        if frames[key].from_day < horizon and frames[key].until_day > from_day:
            frame, gone = seen_between(frames[key], from_day, horizon)
            alike[frame, terms.moment].append(rules.values_of(terms)[gone:])
    coming = [_coming(frame, moment, lines, from_day) for (frame, moment), lines in alike.items()]
    by_day = groupby(merge(*coming, key=itemgetter(0)), key=itemgetter(0))
    return [_together(day, list(shares)) for day, shares in islice(by_day, moments)]


def _horizon(frames: Iterable[Frame], from_day: date, moments: int) -> date:
    """A day by which so many days have surely come: a line that runs on, pauses behind it, gives them by itself."""
    found = END_OF_DAYS
    for frame in frames:
        grid = frame.layout.periods
        runs_from = max(from_day, frame.from_day, *(until for _start, until in frame.pauses[-1:]))
        last = grid.at(grid.index(runs_from) + moments + 1)
        if last < min(found, frame.until_day):
            found = last
    return found


def on_day[Key](many: Mapping[Key, Terms], day: date) -> Iterator[tuple[Key, Moment]]:
    """The lines that are invoiced on this day, in the order given, each with what it is invoiced."""
    known: dict[tuple[Frame, str], bool] = {}
    for key, terms in many.items():
        alike = rules.frame_of(terms), terms.moment
        if alike not in known:
            known[alike] = _falls_on(*alike, day)
        if known[alike] and (moment := next(rules.moments(terms, from_period=day), None)):
            yield key, moment


def _falls_on(frame: Frame, moment: str, day: date) -> bool:
    period = next(periods(frame, day), None)
    return period is not None and rules.day_of(moment, period) == day


class _Share(NamedTuple):
    """What lines that go alike bring to a day."""

    day: date
    from_day: date
    until_day: date
    cents: int
    lines: int
    parts: int


def _coming(frame: Frame, moment: str, lines: list[Values], from_day: date) -> Iterator[_Share]:
    """Of lines that go alike: what they bring to each day from this one on."""
    known: dict[Mark, int] = {(): 0}  # whole periods come to the same each time
    for period in periods(frame, from_day):
        day = rules.day_of(moment, period)
        if day < from_day:
            continue
        before, after = (_cents(lines, known, mark) for mark in (period.marks[0], period.marks[-1]))
        parts = len(lines) * len(period.stretches)
        yield _Share(day, period.from_day, period.until_day, after - before, len(lines), parts)


def _cents(lines: list[Values], known: dict[Mark, int], mark: Mark) -> int:
    """What the block of each line comes to as far as this, added up."""
    if mark not in known:
        known[mark] = sum(rules.cents_at(values, mark) for values in lines)
    return known[mark]


def _together(day: date, shares: list[_Share]) -> PlannedDay:
    return PlannedDay(
        day,
        min(share.from_day for share in shares),
        max(share.until_day for share in shares),
        rules.euros(sum(share.cents for share in shares)),
        sum(share.lines for share in shares),
        sum(share.parts for share in shares),
    )
