"""Verbs: the maintained list of statuses (P3)."""

from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.policy import Act
from relaas.kernel.verbs import verb
from relaas.parties.facts import STATUS_FACTS, Given
from relaas.parties.maintained.keeping import add_row, change_row, delete_row
from relaas.parties.models import PartyStatus
from relaas.parties.rights import MAINTAIN_STATUSES
from relaas.parties.sentences import STATUSES


@verb("parties.add_status", act=Act.CHANGE, right=MAINTAIN_STATUSES, on=())
def add_status(*, facts: Given, by: Actor) -> PartyStatus:
    """Add a status (`STATUS_FACTS`). Refuses one that is for nobody (`required`)."""
    status = PartyStatus()
    return add_row(status, STATUS_FACTS, facts, STATUSES, by=by, check=partial(_check, status))


@verb("parties.change_status", act=Act.CHANGE, right=MAINTAIN_STATUSES, on=("status",))
def change_status(status: PartyStatus, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change a status. Closed from a day on it can no longer be chosen; parties that have it keep it."""
    change_row(status, STATUS_FACTS, facts, STATUSES, seen=seen, by=by, check=partial(_check, status))


@verb("parties.delete_status", act=Act.DELETE, right=MAINTAIN_STATUSES, on=("status",))
def delete_status(status: PartyStatus, *, by: Actor) -> None:
    """Delete a status that no party has (K6)."""
    delete_row(status, STATUSES, by=by)


def _check(status: PartyStatus, values: dict[str, Any], checking: Checking) -> None:
    if not any(values.get(column, getattr(status, column)) for column in ("for_organizations", "for_persons")):
        checking.add("required", _("Choose what the status is for."), "for_organizations")
