"""Verbs: the maintained list of statuses (P3)."""

from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.folding import fold
from relaas.kernel.policy import Act
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties import sentences
from relaas.parties.facts import STATUS_FACTS, Given, read_facts
from relaas.parties.facts.changes import put
from relaas.parties.models import PartyStatus
from relaas.parties.rights import MAINTAIN_STATUSES
from relaas.story.telling import record


@verb("parties.add_status", act=Act.CHANGE, right=MAINTAIN_STATUSES, on=())
def add_status(*, facts: Given, by: Actor) -> PartyStatus:
    """Add a status (`STATUS_FACTS`). Refuses a name that is there already, whatever its capitals (`status_twice`)."""
    checking = Checking()
    status = PartyStatus()
    _put(status, {"name": "", **facts}, checking)
    status.save()
    record(sentences.STATUS_ADDED, subject_of(status), by=by, parameters={"name": status.name})
    return status


@verb("parties.change_status", act=Act.CHANGE, right=MAINTAIN_STATUSES, on=("status",))
def change_status(status: PartyStatus, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change a status. Closed from a day on it can no longer be chosen; parties that have it keep it."""
    check_unchanged(status, seen)
    name = status.name
    told = _put(status, facts, Checking())
    if told:
        status.save()
        record(sentences.STATUS_CHANGED, subject_of(status), by=by, parameters={"name": name, "changes": told})


@verb("parties.delete_status", act=Act.DELETE, right=MAINTAIN_STATUSES, on=("status",))
def delete_status(status: PartyStatus, *, by: Actor) -> None:
    """Delete a status that no party has; one in use can only be closed (`parties.law`)."""
    record(sentences.STATUS_DELETED, subject_of(status), by=by, parameters={"name": status.name})
    status.delete()


def _put(status: PartyStatus, facts: Given, checking: Checking) -> list[list[Any]]:
    values = read_facts(STATUS_FACTS, facts, checking)
    sort_name = fold(values.get("name", status.name) or "")[:60].rstrip()
    if PartyStatus.objects.filter(sort_name=sort_name).exclude(pk=status.pk).exists():
        checking.add("status_twice", _("There is a status of this name already."), "name")
    if not any(values.get(column, getattr(status, column)) for column in ("for_organizations", "for_persons")):
        checking.add("required", _("Choose what the status is for."), "for_organizations")
    checking.refuse_problems()
    status.sort_name = sort_name
    return put(status, values, STATUS_FACTS).told
