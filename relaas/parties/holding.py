"""What holds a party in the relation system and in its roles (P2).

A higher room whose records need a relation in a role says so here; whoever takes the relation out, or the role off, is
refused with those records by name.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.registries import Registry
from relaas.kernel.texts import some_of
from relaas.parties.models import Party, Role


@dataclass(frozen=True)
class Hold:
    """One record that needs the party in one of these roles, and what it is called."""

    party_id: int
    roles: frozenset[Role]
    name: str


type Holder = Callable[[Collection[int], Actor], Iterable[Hold]]

HOLDERS: Registry[Holder] = Registry("holder of roles")


def held_by(ids: Collection[int], by: Actor) -> Mapping[int, Sequence[Hold]]:
    """What holds each of these parties, by its id."""
    found: dict[int, list[Hold]] = defaultdict(list)
    for holder in HOLDERS if ids else ():
        for hold in holder(ids, by):
            found[hold.party_id].append(hold)
    return found


def takes_off(party: Party, values: Mapping[str, Any]) -> bool:
    """Whether these values take a role off the party, or take it out of the relation system."""
    columns = ("is_relation", *(role.column for role in Role))
    return any(getattr(party, column) and not values.get(column, True) for column in columns)


def check_holds(party: Party, values: Mapping[str, Any], holds: Sequence[Hold], checking: Checking) -> None:
    """Whether the roles that these values leave are enough for what holds it; `held` at the role that must stay."""
    left = {role for role in Role if values.get(role.column, getattr(party, role.column))}
    for roles in sorted({hold.roles for hold in holds if not hold.roles & left}, key=sorted):
        names = list(dict.fromkeys(hold.name for hold in holds if hold.roles == roles))
        message = _("Still needed for: %(names)s.") % {"names": some_of(names)}
        stays = next((role for role in Role if role in roles and getattr(party, role.column)), min(roles))
        leaves = values.get("is_relation") is False
        checking.add("held", message, "is_relation" if leaves else stays.column)
