"""Verbs: the list of teams (U1)."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from relaas.accounts import sentences
from relaas.accounts.models import Team
from relaas.accounts.rights import MANAGE_USERS
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking, text
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.folding import fold
from relaas.kernel.policy import Act
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.story.telling import record


@verb("accounts.add_team", act=Act.CHANGE, right=MANAGE_USERS, on=())
def add_team(*, name: str, by: Actor) -> Team:
    """Add a team and give it back. Refuses no name, a long one, and one that is there already (`taken`)."""
    team = Team()
    _fill(team, name)
    team.save()
    record(sentences.TEAM_ADDED, subject_of(team), by=by, parameters={"name": team.name})
    return team


@verb("accounts.rename_team", act=Act.CHANGE, right=MANAGE_USERS, on=("team",))
def rename_team(team: Team, *, name: str, by: Actor, seen: Mapping[str, Any] | None = None) -> None:
    """Call a team otherwise. Refuses what adding does, and what changed since the form was opened."""
    check_unchanged(team, seen)
    old = team.name
    _fill(team, name)
    if team.name != old:
        team.save()
        record(sentences.TEAM_RENAMED, subject_of(team), by=by, parameters={"old": old, "name": team.name})


@verb("accounts.remove_team", act=Act.DELETE, right=MANAGE_USERS, on=("team",))
def remove_team(team: Team, *, by: Actor) -> None:
    """Remove a team that nobody is in; the law refuses another one."""
    check_unchanged(team, None)
    subject, name = subject_of(team), team.name
    team.delete()
    record(sentences.TEAM_REMOVED, subject, by=by, parameters={"name": name})


def _fill(team: Team, name: str) -> None:
    checking = Checking()
    team.name = checking.value("name", text(60, required=True), name) or ""
    team.sort_name = fold(team.name)[:60].rstrip()
    if Team.objects.filter(sort_name=team.sort_name).exclude(pk=team.pk).exists():
        checking.add("taken", _("There is one of this name already."), "name")
    checking.refuse_problems()
