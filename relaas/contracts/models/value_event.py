"""ValueEvent and ValueSum: what came in and went out of the yearly value of subscriptions, for the value report."""

from decimal import Decimal

from django.db import models
from django.utils.translation import pgettext_lazy

from relaas.contracts.models.choices import Direction
from relaas.contracts.models.recurrence import Recurrence
from relaas.contracts.subscriptions import value
from relaas.kernel.exact_fields import MoneyField


class ValueKind(models.TextChoices):
    """Why the yearly value became another."""

    NEW = value.NEW, pgettext_lazy("value of subscriptions", "New")
    MORE = value.MORE, pgettext_lazy("value of subscriptions", "More")
    LESS = value.LESS, pgettext_lazy("value of subscriptions", "Less")
    LOST = value.LOST, pgettext_lazy("value of subscriptions", "Lost")


class ValueEvent(models.Model):
    """On this day the yearly value of a recurrence becomes so much more, or less (`subscriptions.value`).

    `month` is that of the day, as year × 12 + month − 1. What it takes from its recurrence (direction, relation,
    category, and whether its contract is signed) triggers keep in step (`subscriptions.values.following`), and they
    take it away with its recurrence; so there is no foreign key in the database. Not a `Record`: it says nothing that
    the subscription does not.
    """

    recurrence = models.ForeignKey(Recurrence, models.DO_NOTHING, related_name="value_events", db_constraint=False)
    day = models.DateField()
    month = models.IntegerField()
    kind = models.CharField(max_length=4, choices=ValueKind)
    delta = MoneyField(default=Decimal(0))
    direction = models.CharField(max_length=8, choices=Direction)
    relation_id = models.BigIntegerField()
    category_key = models.BigIntegerField(default=0)
    signed = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(name="value_event_once_a_day", fields=("recurrence", "day")),)
        indexes = (models.Index(name="value_events_of_relation", fields=("relation_id",)),)

    def __str__(self) -> str:
        return f"{self.day}: {self.kind} {self.delta}"


class ValueSum(models.Model):
    """A part of the sum of the events of one sort in one month, kept as `ContractSum` is."""

    direction = models.CharField(max_length=8, choices=Direction)
    kind = models.CharField(max_length=4, choices=ValueKind)
    signed = models.BooleanField(default=False)
    category_key = models.BigIntegerField(default=0)
    month = models.IntegerField()
    hidden = models.BooleanField(default=False)
    part = models.BigIntegerField(default=0)
    number = models.BigIntegerField()
    delta = MoneyField(default=Decimal(0))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="value_sum_once",
                fields=("direction", "kind", "signed", "category_key", "month", "hidden", "part"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.direction}, {self.kind}: {self.delta}"
