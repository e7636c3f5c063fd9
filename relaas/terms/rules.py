"""Arithmetic of this room: what sending an amount costs (C7), and whether steps follow each other. No Django."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise


@dataclass(frozen=True, order=True)
class Band:
    """From this amount on, sending costs so much; until the next band begins."""

    from_amount: Decimal
    cost: Decimal


def problem_of(bands: Sequence[Band]) -> str:
    """What is wrong with these bands: `bands_none`, `bands_start` (not from zero), `bands_twice`; empty when nothing.

    Each band goes on to the next, so that what is right here has neither gaps nor overlaps.
    """
    starts = sorted(band.from_amount for band in bands)
    if not starts:
        return "bands_none"
    if starts[0] != 0:
        return "bands_start"
    return "bands_twice" if len(set(starts)) < len(starts) else ""


def cost_of(amount: Decimal, bands: Iterable[Band]) -> Decimal:
    """What sending this amount (not below zero) costs: that of the last band that begins at or below it."""
    return max((band for band in bands if band.from_amount <= amount), key=lambda band: band.from_amount).cost


def cost_together(costs: Iterable[Decimal]) -> Decimal:
    """What counts of the costs of deliveries that go out together: only the highest."""
    return max(costs, default=Decimal(0))


def rises(steps: Sequence[int | None]) -> bool:
    """Whether each step that is taken comes later than the one before it."""
    taken = [step for step in steps if step is not None]
    return all(earlier < later for earlier, later in pairwise(taken))
