"""SubscriptionSum: how many subscriptions there are of each sort and what they come to, kept so that no list adds up a
million."""

from decimal import Decimal

from django.db import models

from relaas.contracts.models.choices import Direction, PricePer, RecurrenceState
from relaas.kernel.exact_fields import MoneyField


class SubscriptionSum(models.Model):
    """A part of the sum of the subscriptions of one sort, kept as `ContractSum` is."""

    direction = models.CharField(max_length=8, choices=Direction)
    state = models.CharField(max_length=8, choices=RecurrenceState)
    owner_key = models.BigIntegerField(default=0)
    category_key = models.BigIntegerField(default=0)
    price_per = models.CharField(max_length=7, choices=PricePer)
    hidden = models.BooleanField(default=False)
    part = models.BigIntegerField(default=0)
    number = models.BigIntegerField()
    monthly = MoneyField(default=Decimal(0))
    yearly = MoneyField(default=Decimal(0))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="subscription_sum_once",
                fields=("direction", "state", "owner_key", "category_key", "price_per", "hidden", "part"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.direction}, {self.state}: {self.number}"
