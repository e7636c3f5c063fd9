"""The page of a contract's plan (S3): what is to be invoiced when, what was billed, and what changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Count, Max, Min, Sum
from django.forms import BaseForm
from django.urls import reverse

from relaas.contracts.models import Contract, ContractLine, Direction, Status
from relaas.contracts.page import list_of, page_of
from relaas.contracts.rights import EXPORT
from relaas.contracts.subscriptions import words
from relaas.contracts.subscriptions.in_sight import Change, in_sight
from relaas.contracts.subscriptions.planning import MOMENTS_AHEAD
from relaas.contracts.subscriptions.schedule import PlannedLine, Schedule, once_lines
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.overviews.export import FORMATS
from relaas.overviews.exporting import Offer
from relaas.web.dates import UnreadableDate, parse
from relaas.web.rights import Request

FROM, OPEN = "vanaf", "open"
ONCE = "eenmalig"  # in an address, instead of the day of a moment
SHOWN = 200  # lines of an opened moment; a file has them all
BILLED_SHOWN = 24


@dataclass(frozen=True)
class BilledTogether:
    """What was marked as billed under one reference on one day."""

    billed_on: date
    reference: str
    from_day: date
    until_day: date
    lines: int
    amount: Decimal


class PlanPage:
    """The plan of one contract as one viewer sees it, from a day on; each part is looked up when it is drawn.

    `form` is the one in which ticked moments are marked as billed, sent in with the `ticked` ones when it came back.
    """

    def __init__(self, request: Request, contract: Contract, *, form: BaseForm, ticked: Iterable[str] = ()) -> None:
        self.request = request
        self.contract = contract
        self.form = form
        self.ticked = frozenset(ticked)
        self.direction = Direction(contract.direction)
        self.is_signed = Status(contract.status).is_signed
        self.today = clock.today()
        self.from_day = _day(request.GET.get(FROM, "")) or self.today
        self.schedule = Schedule(contract, self.from_day)
        self.words = words
        self.url = plan_of(contract)
        self.contract_url = page_of(contract)
        self.list_url = list_of(self.direction)

    @property
    def viewer(self) -> Actor:
        return self.request.actor

    @property
    def may_bill(self) -> bool:
        """Whether to offer marking as billed: what was signed, by who may change it (S3, P10)."""
        is_left_alone = self.contract.relation.is_archived
        return self.is_signed and not is_left_alone and self.viewer.may(self.direction.change_right)

    @property
    def total(self) -> Decimal:
        """What the moments that are shown come to."""
        return sum((each.amount for each in self.schedule.moments), Decimal(0))

    @cached_property
    def opened(self) -> date | None:
        """The moment whose lines are shown."""
        return _day(self.request.GET.get(OPEN, ""))

    @property
    def opens_once(self) -> bool:
        return self.request.GET.get(OPEN) == ONCE

    @cached_property
    def opened_lines(self) -> list[PlannedLine]:
        return self.schedule.lines_on([self.opened]) if self.opened else []

    @cached_property
    def once_lines(self) -> list[ContractLine]:
        return list(once_lines(self.contract)[: SHOWN + 1])

    @cached_property
    def changes(self) -> list[Change]:
        return in_sight(self.contract, self.today)

    @cached_property
    def billed(self) -> list[BilledTogether]:
        """What was billed last, by invoice."""
        rows = self.contract.billed.order_by("-billed_on", "reference").values_list("billed_on", "reference")
        found = rows.annotate(Min("from_day"), Max("until_day"), Count("pk"), Sum("amount"))
        return [BilledTogether(*row) for row in found[:BILLED_SHOWN]]

    @property
    def next_url(self) -> str:
        """The moments after those that are shown; empty when there may be none."""
        shown = self.schedule.moments
        return self.at(shown[-1].day + timedelta(days=1)) if len(shown) == MOMENTS_AHEAD else ""

    @property
    def earlier_url(self) -> str:
        """The first moment that is past and was not billed."""
        return self.at(self.schedule.earliest) if self.schedule.earliest else ""

    def at(self, from_day: date, opened: date | str = "") -> str:
        """The plan from another day on, with this moment opened."""
        return f"{self.url}{self._query(from_day, opened)}"

    def opening(self, opened: date | str) -> str:
        """The same plan with this moment opened, or closed when it stands open."""
        is_open = opened in (self.opened, self.request.GET.get(OPEN))
        return self.at(self.from_day, "" if is_open else opened)

    def exports(self, opened: date | str = "") -> list[Offer]:
        """The files of the plan, or of a moment, for who may take them away (U2)."""
        if not self.viewer.may(EXPORT):
            return []
        args = {each.name: reverse("contracts:export_plan", args=[self.contract.pk, each.name]) for each in FORMATS}
        return [Offer(each.label, f"{args[each.name]}{self._query(self.from_day, opened)}") for each in FORMATS]

    def _query(self, from_day: date, opened: date | str) -> str:
        asked = {FROM: from_day.isoformat() if from_day != self.today else "", OPEN: str(opened)}
        written = urlencode({name: value for name, value in asked.items() if value})
        return f"?{written}" if written else ""


def plan_of(contract: Contract) -> str:
    """The page of its plan."""
    return reverse("contracts:plan", args=[contract.pk])


def _day(typed: str) -> date | None:
    """The day in an address; what is none is left out."""
    try:
        return parse(typed[:40], clock.today()) if typed.strip() else None
    except UnreadableDate:
        return None
