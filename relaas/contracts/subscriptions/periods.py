"""The periods of a line, cut where it is paused and where its price changes (S2, S5, S6). Pure.

Here nothing has a price yet: a `Frame` is all that decides how the days fall, and lines with one frame share its
periods. That is how 10,000 lines of a contract are planned at once.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from relaas.contracts.subscriptions.calendar import END_OF_DAYS
from relaas.contracts.subscriptions.layout import Layout

# How much of each price a block has had by then: (place of the price, price periods).
type Mark = tuple[tuple[int, Fraction], ...]


class Days(NamedTuple):
    """Days from, and until: the first that is no longer in it; without one it goes on."""

    from_day: date
    until_day: date | None


class Stretch(NamedTuple):
    """Days with one price: the place of that price, and how many price periods they are."""

    from_day: date
    until_day: date
    price: int
    measure: Fraction


class Period(NamedTuple):
    """An invoiced period: its stretches, and how far its block was before the first and after each of them."""

    from_day: date
    until_day: date
    stretches: tuple[Stretch, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What decides how the days of a line fall. `price_days`: from when its second, third ... price counts; `pauses`:
    in order, apart from each other, and each with an end."""

    layout: Layout
    from_day: date
    until_day: date
    price_days: tuple[date, ...]
    pauses: tuple[tuple[date, date], ...]


def in_order(pauses: Iterable[Days]) -> tuple[tuple[date, date], ...]:
    """The days of all pauses together: in order, none twice, at last until the end of days."""
    found: list[tuple[date, date]] = []
    for start, until in sorted((pause.from_day, pause.until_day or END_OF_DAYS) for pause in pauses):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], until))
        elif start < until:
            found.append((start, until))
    return tuple(found)


def seen_between(frame: Frame, day: date, until: date) -> tuple[Frame, int]:
    """The frame as it is for the periods that end after the one day and begin before the other: the same for all lines
    that go alike there, wherever they come from and go to. And how many of its first prices are gone by then."""
    layout = frame.layout
    number = layout.periods.index(max(day, frame.from_day))
    grid = layout.periods.moved(number - number % layout.block)
    start = max(grid.at(0), frame.from_day)
    gone = bisect_right(frame.price_days, start)
    moved = Layout(grid, layout.block, layout.units, layout.share, layout.whole)
    end = frame.until_day if frame.until_day < grid.at(grid.index(until) + 1) else END_OF_DAYS
    pauses = tuple(pause for pause in frame.pauses if pause[1] > start)
    return Frame(moved, start, end, frame.price_days[gone:], pauses), gone


def periods(frame: Frame, from_period: date | None = None) -> Iterator[Period]:
    """Those that are invoiced, in order, from the one that this day lies in (none: from the first).

    Each block is worked out from its start, so that whoever asks from a later period gets the same.
    """
    grid, block = frame.layout.periods, frame.layout.block
    first = max(from_period or frame.from_day, frame.from_day)
    if first >= frame.until_day:
        return
    wanted = grid.index(first)
    number = at_block = wanted - wanted % block
    mark: Mark = ()
    while (start := max(grid.at(number), frame.from_day)) < frame.until_day:
        if number // block != at_block // block:
            at_block, mark = number, ()
        until = min(grid.at(number + 1), frame.until_day)
        if until > start and (stretches := _stretches(frame, number, start, until)):
            marks = _marks(mark, stretches)
            mark = marks[-1]
            if number >= wanted:
                yield Period(start, until, stretches, marks)
            number += 1
        else:
            number = max(number + 1, grid.index(_paused_until(frame, start)))


def _stretches(frame: Frame, number: int, start: date, until: date) -> tuple[Stretch, ...]:
    """A period without its pauses, cut where a price begins."""
    cuts = [day for day in frame.price_days if start < day < until]
    pauses = [pause for pause in frame.pauses if pause[0] < until and pause[1] > start]
    layout = frame.layout
    if layout.whole is not None and not cuts and not pauses and layout.is_whole(number, start, until):
        return (Stretch(start, until, bisect_right(frame.price_days, start), layout.whole),)
    return tuple(
        Stretch(one, next_, bisect_right(frame.price_days, one), layout.measure(one, next_))
        for free_from, free_until in _outside(pauses, start, until)
        for one, next_ in pairwise([free_from, *(cut for cut in cuts if free_from < cut < free_until), free_until])
    )


def _outside(pauses: Iterable[tuple[date, date]], start: date, until: date) -> Iterator[tuple[date, date]]:
    """S6: what is left of a period when its pauses are taken out."""
    free = start
    for paused_from, paused_until in pauses:
        if free < paused_from:
            yield free, paused_from
        free = max(free, paused_until)
    if free < until:
        yield free, until


def _marks(mark: Mark, stretches: tuple[Stretch, ...]) -> tuple[Mark, ...]:
    """How far the block is before the first stretch and after each."""
    found = [mark]
    for stretch in stretches:
        spent = dict(found[-1])
        spent[stretch.price] = spent.get(stretch.price, Fraction(0)) + stretch.measure
        found.append(tuple(spent.items()))
    return tuple(found)


def _paused_until(frame: Frame, day: date) -> date:
    """When the pause that this day lies in is over; a day outside a pause is its own answer."""
    return next((until for start, until in frame.pauses if start <= day < until), day)
