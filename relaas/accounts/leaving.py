"""What is still to be done by a user who leaves: higher rooms register their work here, to be handed over (A5)."""

from collections.abc import Callable
from dataclasses import dataclass

from relaas.accounts.models import User
from relaas.kernel.actors import Actor
from relaas.kernel.registries import Registry


@dataclass(frozen=True)
class Work:
    """One sort of work. `count` is how much of it is open with a user, `told` says so many of it in words.

    `hand_over(of, to, by)` gives all of it to another; what that one may not have stays where it is. It needs `right`.
    `address` is the page on which it is handed over while nobody leaves.
    """

    right: str
    count: Callable[[User], int]
    told: Callable[[int], str]
    hand_over: Callable[[User, User, Actor], object]
    address: Callable[[User], str]


WORK: Registry[Work] = Registry("work of users")


@dataclass(frozen=True)
class OpenWork:
    """So much of one sort."""

    work: Work
    count: int

    def __str__(self) -> str:
        return self.work.told(self.count)


def open_work_of(user: User) -> list[OpenWork]:
    """All that is still to be done by this user, of every sort of which there is something."""
    found = [OpenWork(work, work.count(user)) for work in WORK]
    return [each for each in found if each.count]
