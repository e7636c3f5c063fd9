"""Contracts as they stand, with what is periodic in them and when the system reminded of them before."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from relaas.activities.models import Activity
from relaas.contracts.models import Contract, Recurrence
from relaas.contracts.reminding.reasons import BY_REMIND_ON, ORIGIN, Reason, read_origin, reasons_of
from relaas.kernel import clock


@dataclass
class Standing:
    """One contract, its recurrences, and the last day on which the system reminded of its end or notice."""

    contract: Contract
    recurrences: list[Recurrence] = field(default_factory=list)
    reminded_on: date | None = None

    def reasons(self, on: date) -> list[Reason]:
        return reasons_of(self.contract, self.recurrences, on, self.reminded_on)


def read(ids: Collection[int]) -> dict[int, Standing]:
    """Those of these that are there, with their relation. Three queries, and a fourth for reminder days."""
    contracts = Contract.objects.filter(pk__in=ids).select_related("relation").order_by("pk")
    found = {contract.pk: Standing(contract) for contract in contracts}
    for each in Recurrence.objects.of_contracts(ids).select_related("line").order_by("line__position", "pk"):
        found[each.contract_id].recurrences.append(each)
    for id, day in _reminded_of([standing.contract for standing in found.values()]):
        found[id].reminded_on = max(day, found[id].reminded_on or day)
    return found


def _reminded_of(contracts: Iterable[Contract]) -> Iterator[tuple[int, date]]:
    """Of those that have a day of their own to be reminded on: the days on which the system did."""
    ids = [contract.pk for contract in contracts if contract.remind_on]
    if not ids:
        return
    asked = Q(*(("origin__startswith", f"{ORIGIN}{why.value}:") for why in BY_REMIND_ON), _connector=Q.OR)
    made = Activity.objects.filter(asked, about_kind="contract", about_id__in=ids)
    for origin, made_at in made.values_list("origin", "made_at"):
        yield read_origin(origin)[1], made_at.astimezone(clock.AMSTERDAM).date()
