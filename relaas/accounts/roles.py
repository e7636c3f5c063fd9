"""Verbs: make, change and remove roles, and see to the built-in ones."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from relaas.accounts import sentences
from relaas.accounts.builtin_roles import NAMES
from relaas.accounts.models import Role
from relaas.accounts.rights import MANAGE_ROLES
from relaas.accounts.safeguards import require_held
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.checking import Checking, text
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.folding import fold
from relaas.kernel.policy import Act
from relaas.kernel.preparation import prepares
from relaas.kernel.refusals import Refused
from relaas.kernel.rights import RIGHTS
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.story.telling import record


@verb("accounts.create_role", act=Act.CHANGE, right=MANAGE_ROLES, on=())
def create_role(*, name: str, rights: Collection[str], by: Actor) -> Role:
    """Add a role (U1) and give it back.

    Refuses an empty name or one that another role has (`required`, `taken`), a right that does not exist
    (`unknown_right`) and one that `by` lacks (`more_rights`).
    """
    role = Role()
    _fill(role, name, rights, by)
    role.save()
    _tell(sentences.ROLE_CREATED, role, by, frozenset())
    return role


@verb("accounts.change_role", act=Act.CHANGE, right=MANAGE_ROLES, on=("role",))
def change_role(
    role: Role, *, name: str, rights: Collection[str], by: Actor, seen: Mapping[str, Any] | None = None
) -> None:
    """Change what a role is called and what its users may do from now on (U1).

    A built-in role with an empty name has its own again. Refuses what `create_role` refuses, rights for the
    administrator, who holds all (`holds_every_right`), and what changed since the form was opened.
    """
    check_unchanged(role, seen)
    old_name, old_rights = role.name, frozenset(role.rights)
    _fill(role, name, rights, by)
    role.save()
    if (role.name, frozenset(role.rights)) != (old_name, old_rights):
        _tell(sentences.ROLE_CHANGED, role, by, old_rights)


@verb("accounts.remove_role", act=Act.DELETE, right=MANAGE_ROLES, on=("role",))
def remove_role(role: Role, *, by: Actor) -> None:
    """Remove a role that nobody has. Refuses a built-in one (`builtin`); one in use the law refuses."""
    if role.builtin:
        raise Refused("builtin", _("A role that comes with Relaas cannot be removed; its rights can."))
    subject, name = subject_of(role), str(role)
    role.delete()
    record(sentences.ROLE_REMOVED, subject, by=by, parameters={"name": name}, right=MANAGE_ROLES)


@verb("accounts.offer_rights", act=Act.CHANGE, right=MANAGE_ROLES, on=())
def offer_rights(*, by: Actor) -> None:  # noqa: ARG001 - every verb says who
    """Make the built-in roles that are not there and give each the rights it starts with, once."""
    for role in _builtin_roles():
        new = _not_offered(role)
        if new or role.pk is None:
            role.rights = sorted({*role.rights, *new})
            role.offered = sorted({*role.offered, *new})
            role.save()


@prepares("accounts.roles", order=10)
def prepare_roles() -> None:
    """The built-in roles are there, with the rights that this version adds; nothing is written when they are."""
    if any(role.pk is None or _not_offered(role) for role in _builtin_roles()):
        offer_rights(by=SYSTEM)


def _builtin_roles() -> list[Role]:
    present = {role.builtin: role for role in Role.objects.exclude(builtin="")}
    return [present.get(key) or Role(builtin=key) for key in NAMES]


def _not_offered(role: Role) -> set[str]:
    return {right.name for right in RIGHTS if role.builtin in right.roles}.difference(role.offered)


def _fill(role: Role, name: str, rights: Collection[str], by: Actor) -> None:
    if not set(rights) <= set(RIGHTS.names()):
        raise Refused("unknown_right", _("One of these rights does not exist."), field="rights")
    if role.holds_every_right and rights and set(rights) != role.right_names:
        raise Refused("holds_every_right", _("The administrator holds every right."), field="rights")
    require_held(set(rights) ^ set(role.rights) if not role.holds_every_right else (), by)
    role.name = _name(name, required=not role.builtin)
    if any(fold(str(other)) == fold(str(role)) for other in Role.objects.exclude(pk=role.pk)):
        raise Refused("taken", _("Another role has this name."), field="name")
    if not role.holds_every_right:
        role.rights = sorted(rights)


def _name(name: str, *, required: bool) -> str:
    checking = Checking()
    checked = checking.value("name", text(60, required=required), name) or ""
    checking.refuse_problems()
    return checked


def _tell(key: str, role: Role, by: Actor, before: frozenset[str]) -> None:
    now = frozenset(role.rights)
    parameters = {"name": str(role), "added": sorted(now - before), "removed": sorted(before - now)}
    record(key, subject_of(role), by=by, parameters=parameters, right=MANAGE_ROLES)
