"""The named rights that roles are made of (U1, U2). A room declares its own."""

from dataclasses import dataclass

from django.utils.functional import Promise

from relaas.kernel.registries import Registry


@dataclass(frozen=True)
class Right:
    """One thing that somebody may or may not do. `name` is what a role keeps, `label` what Beheer shows.

    `roles` are the roles that come with Relaas and hold it from the start; administrators may change that.
    """

    name: str
    label: str | Promise
    group: str | Promise
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class EitherRight:
    """What somebody may do who holds any of some rights: for a page or a verb about records of several sorts, where
    the law asks of each record the one of its own sort. No role keeps it."""

    name: str
    label: str | Promise
    rights: tuple[str, ...]


RIGHTS: Registry[Right] = Registry("right")
EITHER: Registry[EitherRight] = Registry("either right")


def declare_right(name: str, label: str | Promise, *, group: str | Promise, roles: tuple[str, ...] = ()) -> str:
    """Make a right known and give its name back, to be used in verbs and views. The administrator role holds all."""
    RIGHTS.add(name, Right(name, label, group, roles))
    return name


def declare_either(name: str, label: str | Promise, *rights: str) -> str:
    """Make known what any of these rights is enough for, and give its name back, to be used as a right."""
    EITHER.add(name, EitherRight(name, label, rights))
    return name


def label_of(right: str) -> str:
    """What a right is called."""
    return str(EITHER[right].label if right in EITHER else RIGHTS[right].label)
