"""Who plays in the demonstration: its users as actors, and the parties by the keys of its files."""

from dataclasses import dataclass, field

from relaas.accounts.models import Role, User
from relaas.accounts.teams import add_team
from relaas.accounts.users import create_user
from relaas.demo.people import PASSWORD, SIGN_INS
from relaas.kernel.actors import COMMAND_LINE, Actor
from relaas.parties.models import Party, PartyStatus


@dataclass
class Cast:
    """The users, the statuses by name, and the parties that are there so far."""

    users: dict[str, User]
    statuses: dict[str, PartyStatus]
    parties: dict[str, Party] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.actors: dict[str, Actor] = {key: user.actor for key, user in self.users.items()}

    def status(self, name: str) -> PartyStatus | None:
        """The status of this name; somebody may have renamed it, then there is none."""
        return self.statuses.get(name)


def hire() -> Cast:
    """Make the users, each with a built-in role, in a team, and with the password of the demonstration."""
    teams = {name: add_team(name=name, by=COMMAND_LINE) for name in sorted({each.team for each in SIGN_INS})}
    roles = {role.builtin: role for role in Role.objects.exclude(builtin="")}
    users = {
        each.key: create_user(
            email=each.email,
            name=each.name,
            role=roles[each.role],
            team=teams[each.team],
            only_managed=each.only_managed,
            language=each.language,
            password=PASSWORD,
            by=COMMAND_LINE,
        )
        for each in SIGN_INS
    }
    return Cast(users, {status.name: status for status in PartyStatus.objects.all()})
