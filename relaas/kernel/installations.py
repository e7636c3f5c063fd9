"""What rooms keep in the database beside their tables, such as triggers that keep sums.

A migration would trip over them, or silently drop them; so `migrate` takes them all away and puts them back.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from relaas.kernel.registries import Registry

type Step = Callable[[BaseDatabaseWrapper], None]


@dataclass(frozen=True)
class Installation:
    """One room's part. `install` makes it where its tables exist and may find it there; `remove` may find it gone."""

    name: str
    install: Step
    remove: Step


_INSTALLATIONS: Registry[Installation] = Registry("installation")


def installs(installation: Installation) -> Installation:
    """Make it known and give it back."""
    return _INSTALLATIONS.add(installation.name, installation)


def install(connection: BaseDatabaseWrapper) -> None:
    """Put all of them in place."""
    for each in _INSTALLATIONS:
        each.install(connection)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take all of them away."""
    for each in _INSTALLATIONS:
        each.remove(connection)
