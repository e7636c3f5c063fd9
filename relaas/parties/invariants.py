"""What `relaas check` looks for in this room: columns that are kept of other rows and can be rebuilt."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.invariants import invariant
from relaas.kernel.policy import Act
from relaas.kernel.verbs import verb
from relaas.parties.keeping import Rows, kept_columns
from relaas.parties.models import Party
from relaas.parties.rights import CHANGE

CHUNK = 500


def rebuild_kept_columns() -> None:
    """Make the kept columns of every party anew, a transaction per 500."""
    last = 0
    while ids := list(Party.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:CHUNK]):
        _rebuild(ids=ids, by=SYSTEM)
        last = ids[-1]


@invariant("parties.kept_columns", repair=rebuild_kept_columns)
def differing_kept_columns() -> Sequence[str]:
    """A sentence for every party whose row keeps something else than its rows say."""
    return [
        _("%(name)s (%(id)d) keeps something else in: %(columns)s")
        % {"name": party.name, "id": party.pk, "columns": ", ".join(sorted(different))}
        for party, different in _differences()
    ]


@verb("parties.rebuild_kept_columns", act=Act.READ, right=CHANGE, on=())
def _rebuild(*, ids: Sequence[int], by: Actor) -> None:  # noqa: ARG001 - every verb has an actor
    """Not an act upon the parties: what they say stays the same, so archived ones are rebuilt too."""
    for party, different in list(_differences(ids)):
        for column, value in different.items():
            setattr(party, column, value)
        party.save(update_fields=list(different))


def _differences(ids: Sequence[int] | None = None) -> Iterator[tuple[Party, dict[str, Any]]]:
    parties = Party.objects.order_by("pk") if ids is None else Party.objects.filter(pk__in=ids)
    read = parties.prefetch_related("addresses", "channels", "account_managers", "employments")
    for party in read.iterator(chunk_size=CHUNK):
        rows = Rows(party.addresses.all(), party.channels.all(), party.account_managers.all(), party.employments.all())
        kept = kept_columns(party, rows)
        different = {column: value for column, value in kept.items() if getattr(party, column) != value}
        if different:
            yield party, different
