"""Recurrences follow what their rows keep of their contract and its relation."""

from collections.abc import Collection
from itertools import batched

from django.db.models import QuerySet

from relaas.contracts.lines.keeping import keep_sums_of
from relaas.contracts.models import Recurrence
from relaas.contracts.subscriptions.worth import KEPT, differing
from relaas.kernel import bulk
from relaas.kernel.asked_often import asked_often
from relaas.kernel.clock import today

CHUNK = 500
FOLLOWED = frozenset({"owner", "product_group", "cost_type"})  # facts of a contract


# Asked at every step of a contract, and most have none.
@asked_often
def _of_contracts(ids: Collection[int]) -> QuerySet[Recurrence]:
    return Recurrence.objects.filter(contract__in=ids)


@asked_often
def _of_relations(ids: Collection[int]) -> QuerySet[Recurrence]:
    return Recurrence.objects.filter(contract__relation__in=ids)


def keep_periodic(contracts: Collection[int] = (), *, relations: Collection[int] = ()) -> None:
    """Keep anew what the recurrences of these contracts, or of those of these relations, must; inside a verb."""
    if not (_of_relations(relations) if relations else _of_contracts(contracts)):
        return
    found = Recurrence.objects.select_related("line", "contract__relation").order_by("pk")
    of = {"contract__relation__in": relations} if relations else {"contract__in": contracts}
    for some in batched(found.filter(**of).iterator(chunk_size=CHUNK), CHUNK):
        overdue = {each.contract_id for each in some if each.keeps_until and each.keeps_until <= today()}
        bulk.update(differing(some), KEPT)
        keep_sums_of(overdue)  # the night did not come yet: a year of their contracts is another amount too
