"""What keeps the kept sums small and right: joining their parts every night, and checking them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import time
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, F, Sum, Value
from django.utils.translation import gettext as _

from relaas.contracts.models import Contract
from relaas.contracts.models.contract_sum import ContractSum
from relaas.contracts.sums import triggers
from relaas.kernel.exact_fields import MoneyField
from relaas.kernel.invariants import invariant
from relaas.kernel.schedule import daily

SORT = ("direction", "status", "owner_id", "category_id", "hidden")


@daily("contracts.join_sums", at=time(3, 5))
def join_sums() -> None:
    """Put the parts that transactions wrote together. Whoever reads meanwhile sees the same sums."""
    with transaction.atomic():
        parts = list(ContractSum.objects.exclude(part=0).select_for_update().order_by("pk"))
        ContractSum.objects.filter(pk__in=[part.pk for part in parts]).delete()
        joined: dict[tuple[object, ...], tuple[int, Decimal]] = defaultdict(lambda: (0, Decimal(0)))
        for part in parts:
            sort = tuple(getattr(part, name) for name in SORT)
            number, net = joined[sort]
            joined[sort] = (number + part.number, net + part.net)
        for sort, (number, net) in sorted(joined.items(), key=repr):
            _add(dict(zip(SORT, sort, strict=True)), number, net)
        ContractSum.objects.filter(part=0, number=0, net=0).delete()


def _add(sort: dict[str, Any], number: int, net: Decimal) -> None:
    kept = ContractSum.objects.filter(part=0, **sort)
    if not kept.update(number=F("number") + number, net=F("net") + Value(net, output_field=MoneyField())):
        ContractSum.objects.create(part=0, number=number, net=net, **sort)


def work_out_anew() -> None:
    """Make all sums from the contracts themselves."""
    with transaction.atomic():
        triggers.work_out(connection)


@invariant("contracts.sums_of_lists", repair=work_out_anew)
def differing_sums() -> Sequence[str]:
    """A sentence for each direction and status of which another sum is kept than its contracts come to."""
    columns = ("direction", "status")
    kept = ContractSum.objects.order_by().values_list(*columns).annotate(Sum("number"), Sum("net"))
    there = Contract.objects.order_by().values_list(*columns).annotate(Count("pk"), Sum("net"))
    real, said = ({(d, s): (number, net) for d, s, number, net in rows if number or net} for rows in (there, kept))
    return [
        _("Contracts %(direction)s in status %(status)s: another sum is kept than they come to")
        % {"direction": direction, "status": status}
        for direction, status in sorted(real.keys() | said.keys())
        if real.get((direction, status)) != said.get((direction, status))
    ]
