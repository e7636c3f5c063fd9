"""The plan of a contract (S3): its coming moments, without what was billed already; and its lines invoiced once."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from django.db.models import Count, QuerySet, Sum

from relaas.contracts.models import BilledPeriod, Contract, ContractLine, InvoiceMoment, LineKind, Recurrence
from relaas.contracts.subscriptions.planning import MOMENTS_AHEAD, PlannedDay, on_day, plan
from relaas.contracts.subscriptions.rules import Moment, Terms
from relaas.contracts.subscriptions.terms import terms_of_contract

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class PlannedMoment:
    """A day on which is still to be invoiced: the periods, for how many lines, what it comes to."""

    day: date
    from_day: date
    until_day: date
    lines: int
    amount: Decimal


@dataclass(frozen=True)
class PlannedLine:
    """What a line brings to a moment."""

    recurrence: Recurrence
    moment: Moment


@dataclass(frozen=True)
class Once:
    """The lines that are invoiced once: how many, what they come to, and when (None while that is not known)."""

    day: date | None
    lines: int
    amount: Decimal


@dataclass(frozen=True)
class _Billed:
    amount: Decimal
    lines: int


class Schedule:
    """The plan of one contract from a day on. Each part costs its own queries, when it is asked for."""

    def __init__(self, contract: Contract, from_day: date, *, moments: int = MOMENTS_AHEAD) -> None:
        self.contract = contract
        self.from_day = from_day
        self._many = moments

    @cached_property
    def terms(self) -> dict[int, Terms]:
        """Of each recurrence of the contract, by its id."""
        return terms_of_contract(self.contract)

    @cached_property
    def moments(self) -> list[PlannedMoment]:
        """The next ones from the day on, those of one day together."""
        later = sum(day >= self.from_day for day in self._billed)
        planned = plan(self.terms, from_day=self.from_day, moments=self._many + later)
        return list(self._unbilled(planned))[: self._many]

    @cached_property
    def earliest(self) -> date | None:
        """The first day before `from_day` on which something was not billed; None when all of that was."""
        first = min((terms.from_day for terms in self.terms.values()), default=self.from_day)
        if first >= self.from_day:
            return None
        planned = plan(self.terms, from_day=first, moments=len(self._billed) + 1)
        found = next(self._unbilled(planned), None)
        return found.day if found and found.day < self.from_day else None

    def lines_on(self, days: Collection[date]) -> list[PlannedLine]:
        """What is still to be invoiced on these days, line by line in the order of the contract."""
        found = [(id, moment) for day in sorted(set(days)) for id, moment in on_day(self.terms, day)]
        billed = _billed_of(self.contract, [moment for _id, moment in found])
        found = [(id, moment) for id, moment in found if (id, moment.from_day) not in billed]
        rows = (
            Recurrence.objects.select_related("line").filter(contract=self.contract).in_bulk({id for id, _m in found})
        )
        return [PlannedLine(rows[id], moment) for id, moment in found if id in rows]

    @cached_property
    def once(self) -> Once | None:
        """The lines that do not come back; None without any."""
        count = once_lines(self.contract).count()
        return Once(once_day(self.contract), count, self.contract.net) if count else None

    @cached_property
    def _billed(self) -> Mapping[date, _Billed]:
        """What was billed of each moment."""
        groups = self.contract.billed.order_by().values_list("recurrence__moment", "from_day", "until_day")
        amounts, lines = Counter[date](), Counter[date]()
        for moment, from_day, until_day, amount, count in groups.annotate(Sum("amount"), Count("pk")):
            day = from_day if moment == InvoiceMoment.BEFORE else until_day - ONE_DAY
            amounts[day] += amount
            lines[day] += count
        return {day: _Billed(Decimal(amounts[day]), lines[day]) for day in lines}

    def _unbilled(self, planned: Iterable[PlannedDay]) -> Iterator[PlannedMoment]:
        nothing = _Billed(Decimal(0), 0)
        for each in planned:
            billed = self._billed.get(each.day, nothing)
            if each.lines > billed.lines:
                lines, amount = each.lines - billed.lines, each.amount - billed.amount
                yield PlannedMoment(each.day, each.from_day, each.until_day, lines, amount)


def once_lines(contract: Contract) -> QuerySet[ContractLine]:
    """Its lines that are invoiced once, in their order."""
    return contract.lines.filter(kind=LineKind.ITEM, recurrence=None)


def once_day(contract: Contract) -> date | None:
    """When lines are invoiced that do not come back. Before: when the contract begins, else when it was signed; after:
    on its last day, else when it begins. None while neither is known."""
    if contract.invoice_moment == InvoiceMoment.BEFORE:
        return contract.from_day or contract.signed_on
    return contract.last_day or contract.from_day


def _billed_of(contract: Contract, found: Collection[Moment]) -> set[tuple[int, date]]:
    """Of these moments the lines that were billed, by their id and the first day of the period."""
    days = {moment.from_day for moment in found}
    rows = BilledPeriod.objects.filter(contract=contract, from_day__in=days)
    return set(rows.values_list("recurrence_id", "from_day"))
