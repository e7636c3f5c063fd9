"""What the story says of users, roles and teams."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from relaas.kernel.rights import RIGHTS
from relaas.story.sentences import say

FIELDS = {
    "email": _("E-mail address"),
    "name": _("Name"),
    "role": _("Role"),
    "team": _("Team"),
    "only_managed": _("Only relations that this user manages"),
}


def _changes(parameters: Mapping[str, Any]) -> str:
    return " · ".join(
        f"{FIELDS[each['field']]}: {_shown(each['old'])} → {_shown(each['new'])}" for each in parameters["changes"]
    )


def _shown(value: str | bool) -> str:
    return {True: gettext("yes"), False: gettext("no")}[value] if isinstance(value, bool) else value or "—"


def _rights(parameters: Mapping[str, Any]) -> str:
    given = [f"+ {label}" for label in _labels(parameters["added"])]
    return " · ".join([*given, *(f"− {label}" for label in _labels(parameters["removed"]))])


def _labels(rights: Iterable[str]) -> list[str]:
    return [str(RIGHTS[right].label) if right in RIGHTS else right for right in rights]


USER_CREATED = say("user.created", _("User %(name)s added"), detail="%(role)s", icon="user-plus")
USER_CHANGED = say("user.changed", _("User %(name)s changed"), detail=_changes, icon="user-pen")
USER_INVITED = say("user.invited", _("%(name)s invited by e-mail"), detail="%(email)s", icon="mail")
SECOND_FACTOR_TAKEN_OFF = say(
    "user.second_factor_taken_off", _("Second factor of %(name)s taken off"), icon="key-round"
)
USER_DEACTIVATED = say("user.deactivated", _("%(name)s deactivated"), icon="user-x")
USER_REACTIVATED = say("user.reactivated", _("%(name)s active again"), icon="user-check")
ROLE_CREATED = say("role.created", _("Role %(name)s added"), detail=_rights, icon="shield-plus")
ROLE_CHANGED = say("role.changed", _("Role %(name)s changed"), detail=_rights, icon="shield")
ROLE_REMOVED = say("role.removed", _("Role %(name)s removed"), icon="shield-minus")
TEAM_ADDED = say("team.added", _("Team %(name)s added"), icon="users")
TEAM_RENAMED = say("team.renamed", _("Team %(old)s is now called %(name)s"), icon="users")
TEAM_REMOVED = say("team.removed", _("Team %(name)s removed"), icon="users")
