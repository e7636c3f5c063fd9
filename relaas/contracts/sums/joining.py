"""What keeps the kept sums small and right: joining their parts every night, and checking them."""

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, F, Sum, Value
from django.utils.translation import gettext as _

from relaas.contracts.models import Contract
from relaas.contracts.models.contract_sum import ContractSum
from relaas.contracts.sums import triggers
from relaas.kernel.invariants import invariant
from relaas.kernel.schedule import daily

SORT = ("direction", "status", "owner_id", "category_id", "hidden")
SUMS = ("number", "net", "yearly")


@daily("contracts.join_sums", at=time(3, 5))
def join_sums() -> None:
    """Put the parts that transactions wrote together. Whoever reads meanwhile sees the same sums."""
    with transaction.atomic():
        parts = list(ContractSum.objects.exclude(part=0).select_for_update().order_by("pk"))
        ContractSum.objects.filter(pk__in=[part.pk for part in parts]).delete()
        joined: dict[tuple[object, ...], dict[str, Any]] = {}
        for part in parts:
            sums = joined.setdefault(tuple(getattr(part, name) for name in SORT), dict.fromkeys(SUMS, 0))
            for name in SUMS:
                sums[name] += getattr(part, name)
        for sort, sums in sorted(joined.items(), key=repr):
            _add(dict(zip(SORT, sort, strict=True)), sums)
        ContractSum.objects.filter(part=0, **dict.fromkeys(SUMS, 0)).delete()


def _add(sort: dict[str, Any], sums: Mapping[str, Any]) -> None:
    kept = ContractSum.objects.filter(part=0, **sort)
    fields: dict[str, Any] = {name: ContractSum._meta.get_field(name) for name in SUMS}
    if not kept.update(**{name: F(name) + Value(sums[name], output_field=fields[name]) for name in SUMS}):
        ContractSum.objects.create(part=0, **sort, **sums)


def work_out_anew() -> None:
    """Make all sums from the contracts themselves."""
    with transaction.atomic():
        triggers.work_out(connection)


@invariant("contracts.sums_of_lists", repair=work_out_anew)
def differing_sums() -> Sequence[str]:
    """A sentence for each direction and status of which another sum is kept than its contracts come to."""
    columns = ("direction", "status")
    kept = ContractSum.objects.order_by().values_list(*columns).annotate(*map(Sum, SUMS))
    there = Contract.objects.order_by().values_list(*columns).annotate(Count("pk"), Sum("net"), Sum("yearly"))
    real, said = ({(d, s): sums for d, s, *sums in rows if any(sums)} for rows in (there, kept))
    return [
        _("Contracts %(direction)s in status %(status)s: another sum is kept than they come to")
        % {"direction": direction, "status": status}
        for direction, status in sorted(real.keys() | said.keys())
        if real.get((direction, status)) != said.get((direction, status))
    ]
