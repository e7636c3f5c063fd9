"""Invariants: what must always be true of the data, checked by `relaas check`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from relaas.kernel.registries import Registry

type Check = Callable[[], Sequence[str]]
type Repair = Callable[[], None]


@dataclass(frozen=True)
class Invariant:
    """`problems` gives a sentence for each thing that is wrong; `repair` mends them where that can be done safely."""

    name: str
    problems: Check
    repair: Repair | None


INVARIANTS: Registry[Invariant] = Registry("invariant")


def invariant(name: str, *, repair: Repair | None = None) -> Callable[[Check], Check]:
    """Decorator: this function looks for breaches of the invariant `name`; an empty answer is a good one."""

    def register(problems: Check) -> Check:
        INVARIANTS.add(name, Invariant(name, problems, repair))
        return problems

    return register
