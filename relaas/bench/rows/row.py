"""A row of the table: what is measured, and what it may cost."""

from collections.abc import Callable
from dataclasses import dataclass

from relaas.bench.house import House
from relaas.bench.results import Unit


@dataclass(frozen=True)
class Measured:
    """A value in the row's unit, and the floor beside it where there is one."""

    value: float
    floor: float | None = None


@dataclass(frozen=True)
class Row:
    """`budget` is what it may cost at most, or give a second at least; `growth_budget` how many times its own time at
    the smallest scale it may take at the largest. With an `own_server` it starts one itself and no other runs.
    """

    name: str
    unit: Unit
    budget: float
    measure: Callable[[House], Measured]
    growth_budget: float | None = None
    own_server: bool = False
