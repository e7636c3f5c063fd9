"""What a room needs in the database before the first page: base tables, one administration, the built-in roles."""

from collections.abc import Callable
from dataclasses import dataclass

from relaas.kernel.registries import Registry


@dataclass(frozen=True)
class Preparation:
    """One step. `prepare` does nothing when all is there already; it runs at every start of a new version."""

    name: str
    prepare: Callable[[], None]
    order: int = 50


PREPARATIONS: Registry[Preparation] = Registry("preparation", order=lambda preparation: preparation.order)


def prepares(name: str, *, order: int = 50) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Decorator: this function prepares the database, after those of a lower `order`."""

    def register(prepare: Callable[[], None]) -> Callable[[], None]:
        PREPARATIONS.add(name, Preparation(name, prepare, order))
        return prepare

    return register


def prepare_everything() -> None:
    """Run every step, in order. Safe to run again."""
    for preparation in PREPARATIONS:
        preparation.prepare()
