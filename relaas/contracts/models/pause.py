"""Pause: days that are not invoiced, of one periodic line or of a whole contract (S6)."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from relaas.contracts.models.contract import Contract
from relaas.contracts.models.recurrence import Recurrence
from relaas.kernel import periods
from relaas.kernel.models import Record


class Pause(Record):
    """Without a recurrence it is of all of the contract; without an end until further notice."""

    story_subject: ClassVar[tuple[str, str]] = ("contract", "contract_id")
    story_pointers: ClassVar[tuple[str, ...]] = ("recurrence_id",)

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="pauses")
    recurrence = models.ForeignKey(Recurrence, models.CASCADE, null=True, blank=True, related_name="pauses")
    from_day = models.DateField()
    until_day = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=250, blank=True, default="")

    class Meta:
        ordering = ("from_day", "id")
        constraints = (
            models.CheckConstraint(
                name="pause_ends_after_it_starts", condition=Q(until_day=None) | Q(until_day__gt=F("from_day"))
            ),
        )

    def __str__(self) -> str:
        return self.reason or str(self.from_day)

    @property
    def last_day(self) -> date | None:
        """The last day that is not invoiced."""
        return periods.last_day(self.until_day)
