"""What `relaas check` looks for in this room: columns that are kept of other rows and can be rebuilt."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from relaas.kernel import bulk
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.invariants import invariant
from relaas.kernel.policy import Act
from relaas.kernel.verbs import verb
from relaas.parties.duplicates import filling
from relaas.parties.keeping import differences, keep_many
from relaas.parties.models import Party
from relaas.parties.rights import CHANGE


def rebuild_kept_columns() -> None:
    """Make the kept columns of every party anew, a transaction per 500."""
    for ids in bulk.chunks_of_ids(Party):
        _rebuild(ids=ids, by=SYSTEM)


@invariant("parties.kept_columns", repair=rebuild_kept_columns)
def differing_kept_columns() -> Sequence[str]:
    """A sentence for every party whose row keeps something else than its rows say."""
    return [
        _("%(name)s (%(id)d) keeps something else in: %(columns)s")
        % {"name": party.name, "id": party.pk, "columns": ", ".join(sorted(different))}
        for party, different in differences()
    ]


@verb("parties.rebuild_kept_columns", act=Act.READ, right=CHANGE, on=())
def _rebuild(*, ids: Sequence[int], by: Actor) -> None:  # noqa: ARG001 - every verb has an actor
    """Not an act upon the parties: what they say stays the same, so archived ones are rebuilt too."""
    keep_many(ids)


@invariant("parties.match_keys", repair=filling.fill)
def missing_match_keys() -> Sequence[str]:
    """A sentence for every party that doubles are not looked up by as they must be (P11)."""
    return [
        _("%(name)s (%(id)d) would not be found as a double") % {"name": party.name, "id": party.pk}
        for ids in bulk.chunks_of_ids(Party)
        for party in Party.objects.filter(pk__in=filling.incomplete(ids)).order_by("pk")
    ]
