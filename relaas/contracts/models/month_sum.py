"""ContractMonthSum: how many contracts begin in each month and what they come to."""

from decimal import Decimal

from django.db import models

from relaas.contracts.models.choices import Direction, Status
from relaas.kernel.exact_fields import MoneyField


class ContractMonthSum(models.Model):
    """As `ContractSum`, of the contracts that begin in one month: 202611 is November 2026, 0 is without a day."""

    direction = models.CharField(max_length=8, choices=Direction)
    status = models.CharField(max_length=8, choices=Status)
    month = models.BigIntegerField(default=0)
    hidden = models.BooleanField(default=False)
    part = models.BigIntegerField(default=0)
    number = models.BigIntegerField()
    net = MoneyField(default=Decimal(0))
    yearly = MoneyField(default=Decimal(0))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="contract_month_sum_once", fields=("direction", "status", "month", "hidden", "part")
            ),
        )

    def __str__(self) -> str:
        return f"{self.direction}, {self.status}, {self.month}: {self.number}"
