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


RIGHTS: Registry[Right] = Registry("right")


def declare_right(name: str, label: str | Promise, *, group: str | Promise, roles: tuple[str, ...] = ()) -> str:
    """Make a right known and give its name back, to be used in verbs and views. The administrator role holds all."""
    RIGHTS.add(name, Right(name, label, group, roles))
    return name
