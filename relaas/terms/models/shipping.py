"""ShippingScheme: what sending costs, by the amount that is sent (C7)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q, UniqueConstraint

from relaas.kernel.exact_fields import MoneyField
from relaas.kernel.models import Record
from relaas.parties.maintained.models import Maintained


class ShippingScheme(Maintained):
    """A fixed cost (one band), a cost by amount (several), free from an amount (the last band costs nothing)."""

    story_subject: ClassVar[tuple[str, str]] = ("shipping_scheme", "id")


class ShippingBand(Record):
    """From this amount on it costs so much, until the next band begins: so there is no gap and no overlap."""

    story_subject: ClassVar[tuple[str, str]] = ("shipping_scheme", "scheme_id")

    scheme = models.ForeignKey(ShippingScheme, models.CASCADE, related_name="bands")
    from_amount = MoneyField()
    cost = MoneyField()

    class Meta:
        ordering = ("from_amount",)
        constraints = (
            UniqueConstraint(name="shipping_band_once", fields=("scheme", "from_amount")),
            models.CheckConstraint(name="shipping_band_not_negative", condition=Q(from_amount__gte=0, cost__gte=0)),
        )

    def __str__(self) -> str:
        return f"{self.from_amount}: {self.cost}"
