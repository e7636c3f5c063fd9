"""PriceChange: another price of a periodic line from a day on (S5)."""

from typing import ClassVar

from django.db import models

from relaas.contracts.models.contract import Contract
from relaas.contracts.models.recurrence import Recurrence
from relaas.kernel.exact_fields import PriceField
from relaas.kernel.models import Record


class PriceChange(Record):
    """From `from_day` on one price period costs this; before it, what it cost. It lies after the first day."""

    story_subject: ClassVar[tuple[str, str]] = ("contract", "contract_id")
    story_pointers: ClassVar[tuple[str, ...]] = ("recurrence_id",)

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="price_changes")
    recurrence = models.ForeignKey(Recurrence, models.CASCADE, related_name="price_changes")
    from_day = models.DateField()
    price = PriceField()

    class Meta:
        ordering = ("from_day", "id")
        constraints = (models.UniqueConstraint(name="price_change_once_a_day", fields=("recurrence", "from_day")),)

    def __str__(self) -> str:
        return f"{self.recurrence}: {self.price}"
