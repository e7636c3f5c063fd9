"""Recurrence: what makes a line of a contract periodic (S1, K5). On the screen it is called a subscription."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.db import models

from relaas.contracts.models.choices import (
    Alignment,
    Direction,
    Every,
    InvoiceMoment,
    PricePer,
    RecurrenceState,
    Splits,
)
from relaas.contracts.models.contract import Contract
from relaas.contracts.models.line import ContractLine
from relaas.contracts.models.recurrence_constraints import RECURRENCE_CONSTRAINTS
from relaas.contracts.models.recurrence_indexes import RECURRENCE_INDEXES
from relaas.contracts.models.recurrence_queries import RecurrenceQuerySet
from relaas.kernel import periods
from relaas.kernel.exact_fields import MoneyField
from relaas.kernel.fields import FoldedField
from relaas.kernel.models import Record
from relaas.parties.models import Party


class Recurrence(Record):
    """How often and in which periods one line of a contract is invoiced; its quantity, price and discount are those of
    one price period.

    `until_day` is the first day after; without one, and without a number of `times`, it goes on. It renews for
    `renew_months` each time, from `until_day` on, until notice is given. `notice_on` is the day on which notice was
    received; then it ends before `notice_until`, whatever was agreed on its end. `origin` is the line that it was made
    from, where that one stayed.
    """

    story_subject: ClassVar[tuple[str, str]] = ("contract", "contract_id")
    also_touches: ClassVar[tuple[tuple[str, str], ...]] = (("party", "relation_id"),)
    story_pointers: ClassVar[tuple[str, ...]] = ("line_id", "relation_id")
    kept: ClassVar[tuple[str, ...]] = (
        "relation_id", "ends_on", "yearly", "keeps_until", "direction", "state", "owner_key", "category_key", "monthly",
        "notice_by", "due_on", "price_changes_on", "sort_relation", "search_text",
    )  # fmt: skip

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="recurrences")
    line = models.OneToOneField(ContractLine, models.CASCADE, related_name="recurrence")
    origin = models.ForeignKey(
        ContractLine, models.SET_NULL, null=True, blank=True, related_name="recurrences_made_of_it"
    )
    price_per = models.CharField(max_length=7, choices=PricePer, default=PricePer.MONTH)
    every = models.PositiveSmallIntegerField(default=1)
    interval = models.CharField(max_length=9, choices=Every, default=Every.MONTH)
    moment = models.CharField(max_length=6, choices=InvoiceMoment, default=InvoiceMoment.BEFORE)
    splits = models.CharField(max_length=8, choices=Splits, default=Splits.QUANTITY)
    alignment = models.CharField(max_length=8, choices=Alignment, default=Alignment.START)
    from_day = models.DateField()
    until_day = models.DateField(null=True, blank=True)
    times = models.PositiveSmallIntegerField(default=0)
    auto_renew = models.BooleanField(default=False)
    renew_months = models.PositiveSmallIntegerField(default=12)
    notice_months = models.PositiveSmallIntegerField(null=True, blank=True)
    notice_on = models.DateField(null=True, blank=True)
    notice_until = models.DateField(null=True, blank=True)
    remark = models.CharField(max_length=1000, blank=True, default="")

    # Kept (`contracts.subscriptions.keeping`): whose it is, the first day after it (none: endless), what it comes to in
    # a year at the price of the day, and the first day on which any of this is something else (none: it stays so)
    relation = models.ForeignKey(Party, models.PROTECT, related_name="recurrences")
    ends_on = models.DateField(null=True, blank=True)
    yearly = MoneyField(default=Decimal(0))
    keeps_until = models.DateField(null=True, blank=True)

    # Kept for its list (`contracts.subscriptions.listed`): what is its contract's, how it stands, the last day to give
    # notice, the day on which it ends or must be given notice, and that of the next price. No owner and no category
    # are 0.
    direction = models.CharField(max_length=8, choices=Direction, default=Direction.SALES)
    state = models.CharField(max_length=8, choices=RecurrenceState, default=RecurrenceState.PROPOSED)
    owner_key = models.BigIntegerField(default=0)
    category_key = models.BigIntegerField(default=0)
    monthly = MoneyField(default=Decimal(0))
    notice_by = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    price_changes_on = models.DateField(null=True, blank=True)
    sort_relation = FoldedField(max_length=300)
    search_text = models.TextField(blank=True, default="")

    objects = models.Manager.from_queryset(RecurrenceQuerySet)()

    class Meta:
        ordering = ("id",)
        constraints = RECURRENCE_CONSTRAINTS
        indexes = RECURRENCE_INDEXES

    def __str__(self) -> str:
        return str(self.line)

    @property
    def last_day(self) -> date | None:
        """The last day that was agreed, as people say it; it may renew after it."""
        return periods.last_day(self.until_day)

    @property
    def ends_through(self) -> date | None:
        """The last day of all; none while it goes on until notice."""
        return periods.last_day(self.ends_on)
