"""Parties that were deleted: history knows them, and who may delete may look back at them (U2, U3)."""

from dataclasses import dataclass
from datetime import datetime

from relaas.kernel.actors import Actor
from relaas.parties.former import lead_on
from relaas.parties.models import Party
from relaas.parties.rights import DELETE, READ_HIDDEN
from relaas.story.kept_values import loaded, make
from relaas.story.log import last_known
from relaas.story.models import Change

STRETCH = 50


@dataclass(frozen=True)
class Gone:
    """A deleted party as it last was; `change` is its deletion."""

    change: int
    party: Party
    at: datetime
    actor: str


@dataclass(frozen=True)
class GonePage:
    """A stretch of them; `older` is where the next one begins, None at the end."""

    parties: list[Gone]
    older: int | None


def sees_gone(party: Party, viewer: Actor) -> bool:
    """Whether the viewer may see this deleted party: not who is limited to its own relations, for nobody has it now."""
    if not viewer.may(DELETE) or viewer.only_managed:
        return False
    return not party.only_for_account_manager or viewer.may(READ_HIDDEN)


def find_gone(id: int, viewer: Actor) -> Party | None:
    """The deleted party of this id as it last was, if the viewer may see it."""
    last = last_known(Party, id)
    party = make(Party, last) if last else None
    return party if party and sees_gone(party, viewer) else None


def gone_parties(viewer: Actor, *, before: int | None = None) -> GonePage:
    """What was deleted and is not back, last deleted first, as far as the viewer may look back (U2).

    Who was merged into another one is not gone (P11): undoing the merge brings it back.
    """
    deleted = Change.objects.filter(table_name=Party._meta.db_table, operation="D").select_related("transaction")
    if before is not None:
        deleted = deleted.filter(pk__lt=before)
    found = list(deleted.order_by("-pk")[: STRETCH + 1])
    shown = found[:STRETCH]
    ids = [each.row_id for each in shown]
    there = {*Party.objects.filter(pk__in=ids).values_list("pk", flat=True), *lead_on(ids)}
    last = {each.row_id: each for each in reversed(shown) if each.row_id not in there}
    parties = [
        Gone(each.pk, make(Party, loaded(Party, each.old)), each.transaction.at, each.transaction.actor_name)
        for each in sorted(last.values(), key=lambda each: -each.pk)
    ]
    visible = [gone for gone in parties if sees_gone(gone.party, viewer)]
    return GonePage(visible, shown[-1].pk if len(found) > STRETCH else None)
