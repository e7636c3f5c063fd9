"""What keeps the kept sums small and right: joining their parts every night, and checking them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import time
from decimal import Decimal
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, F, Sum, Value

from relaas.kernel.exact_fields import MoneyField
from relaas.kernel.invariants import invariant
from relaas.kernel.schedule import daily
from relaas.parties.sums import triggers
from relaas.parties.sums.summing import SUMMINGS, Summing


@daily("parties.join_sums", at=time(3, 5))
def join_sums() -> None:
    """Put the parts that transactions wrote together. Whoever reads meanwhile sees the same sums."""
    for summing in SUMMINGS:
        _join(summing)


@transaction.atomic
def _join(summing: Summing) -> None:
    sums = summing.sums._base_manager
    parts = list(sums.exclude(part=0).select_for_update().order_by("pk"))
    sums.filter(pk__in=[part.pk for part in parts]).delete()
    joined: dict[tuple[object, ...], dict[str, Any]] = defaultdict(
        lambda: {"number": 0, **dict.fromkeys(summing.values, Decimal(0))}
    )
    for part in parts:
        totals = joined[tuple(getattr(part, key) for key in summing.keys)]
        for name in totals:
            totals[name] += getattr(part, name)
    for sort, totals in sorted(joined.items(), key=repr):
        _add(summing, dict(zip(summing.keys, sort, strict=True)), totals)
    sums.filter(part=0, number=0, **dict.fromkeys(summing.values, 0)).delete()


def _add(summing: Summing, sort: dict[str, Any], totals: dict[str, Any]) -> None:
    kept = summing.sums._base_manager.filter(part=0, **sort)
    more = {name: F(name) + Value(totals[name], output_field=MoneyField()) for name in summing.values}
    if not kept.update(number=F("number") + totals["number"], **more):
        summing.sums._base_manager.create(part=0, **sort, **totals)


def work_out_anew(summing: Summing) -> None:
    """Make all sums from the rows themselves."""
    with transaction.atomic():
        triggers.work_out(connection, summing)


def differing_sums(summing: Summing) -> Sequence[str]:
    """A sentence for each value of the first two columns of which another sum is kept than its rows come to."""
    columns = list(summing.sort)[:2]
    kept, there = (model._base_manager.order_by().values_list(*columns) for model in (summing.sums, summing.rows))
    values = [Sum(value) for value in summing.values]
    real, said = (
        {(one, other): rest for one, other, *rest in rows if any(rest)}
        for rows in (there.annotate(Count("pk"), *values), kept.annotate(Sum("number"), *values))
    )
    return [
        str(summing.differs) % dict(zip(columns, sort, strict=True))
        for sort in sorted(real.keys() | said.keys())
        if real.get(sort) != said.get(sort)
    ]


def keep_sums(check: str, summing: Summing) -> Summing:
    """Have the database keep these sums, and `relaas check` look after them under this name; gives them back."""
    invariant(check, repair=partial(work_out_anew, summing))(partial(differing_sums, summing))
    return SUMMINGS.add(summing.name, summing)
