"""The page of a subscription, looked up when a template asks for it; and what other parts of this room hang on it.

    DEEDS.add("change_price", Deed("change_price", _("Change the price"), "contracts:change_price", 10, "percent"))

A deed leads to its form on the same page (`SubscriptionEditing.deed` is its name), or is done in one click (`posts`).
A template finds `page` (`SubscriptionPage`) and `recurrence`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from itertools import islice
from typing import Any

from django.db.models import Q
from django.forms import BaseForm
from django.urls import reverse
from django.utils.functional import Promise

from relaas.contracts.models import BilledPeriod, Contract, ContractLine, Direction, Pause, PriceChange, Recurrence
from relaas.contracts.page import list_of, story_page_of
from relaas.contracts.page import page_of as page_of_contract
from relaas.contracts.subscriptions import words
from relaas.contracts.subscriptions.rules import Moment, Terms, moments, monthly_value, price_on, yearly_value
from relaas.contracts.subscriptions.states import State, notice_day_of, state_of
from relaas.contracts.subscriptions.terms import terms_of
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.models import Record
from relaas.kernel.registries import Registry
from relaas.money.lines import line_amount
from relaas.story.beside import StoryBeside, story_beside
from relaas.web.rights import Request

AHEAD = 24  # moments that are shown (S3)


@dataclass(frozen=True)
class SubscriptionEditing:
    """The deed whose form stands open, and of which row (none: of the subscription itself)."""

    deed: str
    form: BaseForm
    row: int | None = None


class SubscriptionPage:
    """The page of one subscription as one viewer sees it. Each part costs its own query, when it is drawn."""

    def __init__(self, request: Request, recurrence: Recurrence, *, editing: SubscriptionEditing | None = None) -> None:
        self.request = request
        self.recurrence = recurrence
        self.editing = editing
        self.contract: Contract = recurrence.contract
        self.line: ContractLine = recurrence.line
        self.direction = Direction(self.contract.direction)
        self.url = self.here = page_of(recurrence)
        self.list_url = list_of(self.direction)
        self.contract_url = page_of_contract(self.contract)
        self.plan_url = reverse("contracts:plan", args=[self.contract.pk])
        self.today = clock.today()
        self.words = words

    @property
    def viewer(self) -> Actor:
        return self.request.actor

    @property
    def may_change(self) -> bool:
        """Whether to offer what changes it; what belongs to an archived relation is left alone (P10)."""
        return not self.contract.relation.is_archived and self.viewer.may(self.direction.change_right)

    @cached_property
    def state(self) -> State:
        return state_of(self.recurrence, self.pauses, self.today)

    @cached_property
    def terms(self) -> Terms:
        return terms_of(self.recurrence)

    @property
    def price(self) -> Decimal:
        """That of today."""
        return price_on(self.terms, self.today)

    @property
    def amount(self) -> Decimal:
        """Of one price period, at the price of today."""
        return line_amount(self.terms.quantity, self.price, self.terms.discount)

    @property
    def monthly(self) -> Decimal:
        return monthly_value(self.terms, self.today)

    @property
    def yearly(self) -> Decimal:
        return yearly_value(self.terms, self.today)

    @cached_property
    def last_notice_day(self) -> date | None:
        """Until when notice can be given for the term that runs; none where there is nothing to give notice of."""
        return notice_day_of(self.recurrence, self.today)

    @cached_property
    def moments(self) -> list[Moment]:
        """The next moments from today on that were not billed yet."""
        billed = {(each.from_day, each.until_day) for each in self.billed}
        coming = (each for each in moments(self.terms, from_period=self.today) if each.day >= self.today)
        return list(islice((each for each in coming if (each.from_day, each.until_day) not in billed), AHEAD))

    @cached_property
    def price_changes(self) -> list[PriceChange]:
        return list(self.recurrence.price_changes.order_by("from_day"))

    @cached_property
    def pauses(self) -> list[Pause]:
        """Those of the subscription and those of its whole contract."""
        theirs = Q(recurrence=self.recurrence) | Q(recurrence=None)
        return list(self.contract.pauses.filter(theirs).order_by("from_day"))

    @cached_property
    def billed(self) -> list[BilledPeriod]:
        """What was billed, the newest period first."""
        return list(self.recurrence.billed.order_by("-from_day"))

    @cached_property
    def deeds(self) -> list["OfferedDeed"]:
        return deeds_of(self)

    def deeds_of_price(self, row: PriceChange) -> list["OfferedDeed"]:
        return deeds_of(self, Of.PRICE_CHANGE, row)

    def deeds_of_pause(self, row: Pause) -> list["OfferedDeed"]:
        return deeds_of(self, Of.PAUSE, row)

    def deeds_of_billed(self, row: BilledPeriod) -> list["OfferedDeed"]:
        return deeds_of(self, Of.BILLED, row)

    @cached_property
    def story(self) -> StoryBeside:
        return story_beside(self.request, self.contract, alone=True, all_url=story_page_of(self.contract))


def page_of(recurrence: Recurrence) -> str:
    """The subscription's own page."""
    return reverse("contracts:subscription", args=[recurrence.pk])


class Of(Enum):
    """What a deed is done to: the subscription, or a row of one of its cards."""

    SUBSCRIPTION = "subscription"
    PRICE_CHANGE = "price_change"
    PAUSE = "pause"
    BILLED = "billed"


def _always(_page: SubscriptionPage, _row: Any) -> bool:
    return True


@dataclass(frozen=True)
class Deed:
    """Something that can be done: a button (`first`), an entry of the menu, or an icon at the end of a row.

    `url_name` takes the id of the subscription, and of a row its id as well. `offered` is asked only for who may change
    the subscription, with the row (or the subscription itself).
    """

    name: str
    label: str | Promise
    url_name: str
    order: int
    icon: str
    of: Of = Of.SUBSCRIPTION
    posts: bool = False
    first: bool = False
    offered: Callable[[SubscriptionPage, Any], bool] = _always
    template: str = "contracts/subscriptions/form.html"


@dataclass(frozen=True)
class OfferedDeed:
    """A deed as the page draws it."""

    deed: Deed
    url: str


DEEDS: Registry[Deed] = Registry("deed of a subscription", order=lambda deed: deed.order)


def deeds_of(page: SubscriptionPage, of: Of = Of.SUBSCRIPTION, row: Record | None = None) -> list[OfferedDeed]:
    """What this viewer can do with the subscription, or with this row."""
    if not page.may_change:
        return []
    about = page.recurrence if row is None else row
    ids = [page.recurrence.pk] if row is None else [page.recurrence.pk, row.pk]
    found = (deed for deed in DEEDS if deed.of is of and deed.offered(page, about))
    return [OfferedDeed(deed, reverse(deed.url_name, args=ids)) for deed in found]
