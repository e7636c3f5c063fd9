"""ContractSum: how many contracts there are of each sort and what they come to, kept so that no list adds up a
million."""

from decimal import Decimal

from django.db import models

from relaas.contracts.models.choices import Direction, Status
from relaas.kernel.exact_fields import MoneyField


class ContractSum(models.Model):
    """A part of the sum of the contracts of one sort; together its parts are what the contracts come to.

    Triggers keep it (`contracts.sums`). On PostgreSQL each transaction writes parts of its own, so that nobody waits
    for another; a job joins them every night (`part` 0). No owner and no category are 0. `hidden`: the relation is a
    person that is kept for its account manager (P4). Not a `Record`: it says nothing that the contracts do not.
    """

    direction = models.CharField(max_length=8, choices=Direction)
    status = models.CharField(max_length=8, choices=Status)
    owner_id = models.BigIntegerField(default=0)
    category_id = models.BigIntegerField(default=0)
    hidden = models.BooleanField(default=False)
    part = models.BigIntegerField(default=0)
    number = models.BigIntegerField()
    net = MoneyField(default=Decimal(0))
    yearly = MoneyField(default=Decimal(0))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="contract_sum_once",
                fields=("direction", "status", "owner_id", "category_id", "hidden", "part"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.direction}, {self.status}: {self.number}"
