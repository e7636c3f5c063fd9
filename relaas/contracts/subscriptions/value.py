"""What came in and went out of the yearly value of a periodic line, and when. Pure.

Over any days: the value before them + new + more + less + lost = the value after them. `less` and `lost` are below
zero where the price is above it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from relaas.contracts.subscriptions.rules import Terms, ends_on, in_order_of_days, yearly_value

NEW, MORE, LESS, LOST = "new", "more", "less", "lost"
KINDS = (NEW, MORE, LESS, LOST)


@dataclass(frozen=True, slots=True)
class ValueEvent:
    """On this day the yearly value became so much more (or less, below zero), for this reason."""

    day: date
    kind: str
    delta: Decimal


def value_events(terms: Terms) -> tuple[ValueEvent, ...]:
    """In order of days: its start, each change of its price while it runs, and its end where it has one.

    A pause changes no value. What changes by nothing is no event.
    """
    return tuple(event for event in _events(terms) if event.delta)


def _events(terms: Terms) -> Iterator[ValueEvent]:
    end = ends_on(terms)
    if end is not None and end <= terms.from_day:
        return
    changes = {day for day, _price in in_order_of_days(terms.prices) if day > terms.from_day and (not end or day < end)}
    days = [terms.from_day, *sorted(changes)]
    yield ValueEvent(terms.from_day, NEW, yearly_value(terms, terms.from_day))
    for before, day in pairwise(days):
        delta = yearly_value(terms, day) - yearly_value(terms, before)
        yield ValueEvent(day, MORE if delta > 0 else LESS, delta)
    if end is not None:
        yield ValueEvent(end, LOST, -yearly_value(terms, days[-1]))
