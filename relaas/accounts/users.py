"""Verbs: add a user, change one, help one in again, let one go and take one back. A user is never deleted."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from relaas.accounts import sentences
from relaas.accounts.builtin_roles import ADMINISTRATOR
from relaas.accounts.invitations import invite
from relaas.accounts.leaving import open_work_of
from relaas.accounts.models import Role, Team, User
from relaas.accounts.rights import MANAGE_USERS, OWN_ACCOUNT
from relaas.accounts.safeguards import require_held
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking, text
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.folding import fold
from relaas.kernel.identifiers.internet import check_email
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Problem, Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.story.telling import record


@verb("accounts.create_user", act=Act.CHANGE, right=MANAGE_USERS, on=())
def create_user(
    *,
    email: str,
    name: str,
    role: Role,
    by: Actor,
    team: Team | None = None,
    only_managed: bool = False,
    language: str = "nl",
    password: str = "",
    invited_from: str = "",
) -> User:
    """Add a user (U1) and give it back.

    With `invited_from` (the address of this Relaas, such as https://relaas.example.nl) an invitation goes to the
    user; without it and without `password` nobody can sign in with this account yet. Refuses an address or name that
    is missing, wrong or taken (`required`, `email`, `taken`, `too_long`), a weak password (`password_…`), all at once,
    and a role with rights that `by` lacks (`more_rights`).
    """
    require_held(role.right_names, by)
    user = User(role=role, team=team, only_managed=only_managed, language=language)
    checking = _fill(user, email, name)
    if password:
        checking.value("password", partial(_strong, user=user), password)
    checking.refuse_problems()
    user.set_password(password or None)
    user.save()
    _tell(sentences.USER_CREATED, user, by, role=str(role))
    if invited_from:
        invite(user, origin=invited_from, by=by)
    return user


@verb("accounts.change_user", act=Act.CHANGE, right=MANAGE_USERS, on=("user",))
def change_user(
    user: User,
    *,
    email: str,
    name: str,
    role: Role,
    team: Team | None,
    only_managed: bool,
    by: Actor,
    seen: Mapping[str, Any] | None = None,
) -> None:
    """Change who somebody is and what that user may do (U1).

    Refuses what `create_user` refuses, taking the role away from the last administrator (`last_administrator`), and
    what somebody else changed since the form was opened (`changed_meanwhile`).
    """
    check_unchanged(user, seen)
    require_held(role.right_names, by)
    before = _told(user)
    if user.role_id != role.pk:
        _require_another_administrator(user)
    _fill(user, email, name).refuse_problems()
    user.role, user.team, user.only_managed = role, team, only_managed
    user.save()
    after = _told(user)
    changes = [{"field": key, "old": before[key], "new": after[key]} for key in before if before[key] != after[key]]
    if before["email"] != after["email"]:
        # What allauth knows of the old address would still sign this user in.
        EmailAddress.objects.filter(user=user).delete()
    if changes:
        _tell(sentences.USER_CHANGED, user, by, changes=changes)


@verb("accounts.rename_self", act=Act.CHANGE, right=OWN_ACCOUNT, on=("user",))
def rename_self(user: User, *, name: str, by: Actor, seen: Mapping[str, Any] | None = None) -> None:
    """Change one's own name; anybody else's is refused (`not_yourself`), and what changed meanwhile."""
    if by.user_id != user.pk:
        raise Refused("not_yourself", _("This is not your own account."))
    check_unchanged(user, seen)
    old = user.name
    _fill(user, user.email, name).refuse_problems()
    user.save()
    if user.name != old:
        _tell(sentences.USER_CHANGED, user, by, changes=[{"field": "name", "old": old, "new": user.name}])


@verb("accounts.deactivate_user", act=Act.ARCHIVE, right=MANAGE_USERS, on=("user",))
def deactivate_user(user: User, *, successor: User | None = None, leaves_work: bool = False, by: Actor) -> None:
    """Let somebody go: signed out everywhere at once, the name stays in the story.

    A5: what is still to be done goes to `successor`, or is knowingly left where it is (`leaves_work`). Refuses to
    choose neither (`open_work`), oneself (`yourself`), the last administrator (`last_administrator`), and who is gone
    already (`inactive`).
    """
    check_unchanged(user, None)
    if not user.is_active:
        raise Refused("inactive", _("%(name)s has been deactivated already.") % {"name": user.name})
    if by.user_id == user.pk:
        raise Refused("yourself", _("You cannot deactivate yourself; another administrator can."))
    _require_another_administrator(user)
    _hand_over_work(user, successor, leaves_work=leaves_work, by=by)
    user.is_active = False
    user.save()
    for session in UserSession.objects.filter(user=user):
        session.end()
    _tell(sentences.USER_DEACTIVATED, user, by)


@verb("accounts.reactivate_user", act=Act.CHANGE, right=MANAGE_USERS, on=("user",))
def reactivate_user(user: User, *, by: Actor) -> None:
    """Take somebody back, with the role and the password of before. Refuses who is active (`active`)."""
    check_unchanged(user, None)
    if user.is_active:
        raise Refused("active", _("%(name)s is active already.") % {"name": user.name})
    user.is_active = True
    user.save()
    _tell(sentences.USER_REACTIVATED, user, by)


@verb("accounts.take_off_second_factor", act=Act.CHANGE, right=MANAGE_USERS, on=("user",))
def take_off_second_factor(user: User, *, by: Actor) -> None:
    """Help somebody whose phone, key and recovery codes are gone: the password alone is enough again.

    Refuses who has none (`no_second_factor`).
    """
    removed, _each = Authenticator.objects.filter(user=user).delete()
    if not removed:
        raise Refused("no_second_factor", _("%(name)s has no second factor.") % {"name": user.name})
    _tell(sentences.SECOND_FACTOR_TAKEN_OFF, user, by)


def _hand_over_work(user: User, to: User | None, *, leaves_work: bool, by: Actor) -> None:
    if to is not None and (to.pk == user.pk or not to.is_active):
        raise Refused("inactive", _("%(name)s no longer works here.") % {"name": to.name}, field="successor")
    work = open_work_of(user)
    if work and to is None and not leaves_work:
        told = _("Choose who takes over %(work)s, or leave that where it is.")
        raise Refused("open_work", told % {"work": ", ".join(map(str, work))}, field="successor")
    if to is not None:
        for each in work:
            each.work.hand_over(user, to, by)


def _tell(key: str, user: User, by: Actor, **parameters: Any) -> None:
    record(key, subject_of(user), by=by, parameters={"name": user.name, **parameters}, right=MANAGE_USERS)


def _told(user: User) -> dict[str, Any]:
    """What a change tells of, as it is shown."""
    team = str(user.team or "")
    return {
        "email": user.email,
        "name": user.name,
        "role": str(user.role),
        "team": team,
        "only_managed": user.only_managed,
    }


def _fill(user: User, email: str, name: str) -> Checking:
    checking = Checking()
    user.email = (checking.value("email", check_email, email) or "").lower()
    user.name = checking.value("name", text(120, required=True), name) or ""
    user.sort_name = fold(user.name)[:200]
    if not user.email and not checking.problems:
        checking.add("required", _("Fill this in."), "email")
    if user.email and User.objects.filter(email=user.email).exclude(pk=user.pk).exists():
        checking.add("taken", _("Another user has this e-mail address."), "email")
    return checking


def _strong(password: str, *, user: User) -> str:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Refused.for_all(
            [Problem(each.code or "password", each.messages[0]) for each in error.error_list]
        ) from error
    return password


def _require_another_administrator(user: User) -> None:
    """The role's row is locked first, so that two administrators cannot let each other go at the same moment."""
    Role.objects.select_for_update().filter(builtin=ADMINISTRATOR).first()
    if (
        user.is_active
        and user.role.holds_every_right
        and not User.objects.administrators().exclude(pk=user.pk).exists()
    ):
        raise Refused("last_administrator", _("%(name)s is the last administrator.") % {"name": user.name})
