"""How the subscriptions of a contract stand: what every verb about them looks at first, and what forms are held to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from hashlib import sha256
from itertools import islice

from django.db.models import Max
from django.utils.translation import gettext as _

from relaas.contracts.models import BilledPeriod, Contract, Recurrence, Status
from relaas.contracts.subscriptions.rules import Terms, ends_on, moments
from relaas.contracts.subscriptions.terms import terms_of, terms_of_contract
from relaas.kernel.concurrency import ChangedMeanwhile, check_unchanged
from relaas.kernel.refusals import Refused
from relaas.parties.models import Kind

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Line:
    """One subscription as it stands: `billed_until` is the first day that is not billed yet, if anything is."""

    recurrence: Recurrence
    terms: Terms
    billed_until: date | None

    @property
    def name(self) -> str:
        return str(self.recurrence)

    @cached_property
    def end(self) -> date | None:
        """The first day after it; none while it goes on until notice."""
        return ends_on(self.terms)

    @property
    def free_from(self) -> date:
        """The first day after its first one of which nothing was billed, on it or since."""
        return max(self.terms.from_day + DAY, self.billed_until or date.min)


@dataclass(frozen=True)
class Standing:
    """A contract and those of its subscriptions that something is done to, in the order of their lines."""

    contract: Contract
    lines: Sequence[Line]

    @property
    def line(self) -> Line:
        """The one that it is about."""
        [only] = self.lines
        return only

    @property
    def with_consumer(self) -> bool:
        """Whether we sell to a person, who may end by law what a company may not."""
        return self.contract.is_sales and self.contract.relation.kind == Kind.PERSON

    @cached_property
    def mark(self) -> str:
        """A short text that is another one as soon as anything of it is: a form brings along that which it showed."""
        kept = (self.contract.status, self.contract.until_day, [_looks(line) for line in self.lines])
        return sha256(repr(kept).encode()).hexdigest()[:24]


def _looks(line: Line) -> tuple[object, ...]:
    recurrence = line.recurrence
    noticed = (recurrence.notice_on, recurrence.notice_until, recurrence.notice_months)
    return recurrence.pk, line.terms, line.billed_until, noticed


def standing_of(contract: Contract, recurrence: Recurrence | None = None) -> Standing:
    """How all subscriptions of the contract stand, or this one; seven queries, however many there are."""
    found = Recurrence.objects.filter(contract=contract).select_related("line").order_by("line__position", "pk")
    recurrences = [recurrence] if recurrence else list(found)
    terms = {recurrence.pk: terms_of(recurrence)} if recurrence else terms_of_contract(contract)
    billed = billed_until(recurrences)
    return Standing(contract, [Line(each, terms[each.pk], billed.get(each.pk)) for each in recurrences])


def next_period(line: Line, on: date) -> date | None:
    """The first day of the next invoiced period of which nothing is billed: what is proposed for another price."""
    first = max(on, line.free_from)
    periods = islice(moments(line.terms, from_period=first), 2)
    return next((each.from_day for each in periods if each.from_day >= first), None)


def billed_until(recurrences: Iterable[Recurrence]) -> dict[int, date]:
    """By id, the first day after all that was billed."""
    theirs = BilledPeriod.objects.filter(recurrence__in=list(recurrences)).values("recurrence_id")
    return dict(theirs.annotate(until=Max("until_day")).order_by().values_list("recurrence_id", "until"))


def begin(contract: Contract, seen: str | None, recurrence: Recurrence | None = None) -> Standing:
    """Read the contract and its subscriptions (or this one) again; the verb holds them locked.

    Refuses a contract that is not signed (`not_signed`), and what changed since `seen`, the mark of what somebody
    looked at (`changed_meanwhile`).
    """
    check_unchanged(contract, None)
    if not Status(contract.status).is_signed:
        raise Refused("not_signed", _("The contract is not signed yet: change what is agreed in it instead."))
    if recurrence is not None:
        check_unchanged(recurrence, None)
    standing = standing_of(contract, recurrence)
    if seen is not None and seen != standing.mark:
        raise ChangedMeanwhile(())
    return standing


def kept_day(day: date | None) -> str:
    """As an entry of the story keeps it; empty for none."""
    return day.isoformat() if day else ""
