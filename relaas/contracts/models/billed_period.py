"""BilledPeriod: days of a periodic line that were invoiced (S3)."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from relaas.contracts.models.contract import Contract
from relaas.contracts.models.recurrence import Recurrence
from relaas.kernel import periods
from relaas.kernel.exact_fields import MoneyField
from relaas.kernel.models import Record


class BilledPeriod(Record):
    """What was invoiced for these days, on which day and under which reference; it is frozen.

    Two of one recurrence never share a day: a trigger refuses it, whoever writes (`subscriptions.billed_once`).
    """

    story_subject: ClassVar[tuple[str, str]] = ("contract", "contract_id")
    story_pointers: ClassVar[tuple[str, ...]] = ("recurrence_id",)

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="billed")
    recurrence = models.ForeignKey(Recurrence, models.PROTECT, related_name="billed")
    from_day = models.DateField()
    until_day = models.DateField()
    amount = MoneyField()
    billed_on = models.DateField()
    reference = models.CharField(max_length=80, blank=True, default="")

    class Meta:
        ordering = ("from_day", "id")
        constraints = (
            models.UniqueConstraint(name="billed_period_once", fields=("recurrence", "from_day")),
            models.CheckConstraint(name="billed_period_ends_after_it_starts", condition=Q(until_day__gt=F("from_day"))),
        )

    def __str__(self) -> str:
        return self.reference or str(self.from_day)

    @property
    def last_day(self) -> date | None:
        """The last day that was invoiced."""
        return periods.last_day(self.until_day)
