"""CombinationMember: a relation that buys together with others (T2b)."""

from datetime import date
from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from relaas.kernel import periods
from relaas.kernel.exact_fields import PercentageField
from relaas.kernel.models import Record
from relaas.parties.models import Party
from relaas.terms.models.choices import Biller


class CombinationMemberQuerySet(models.QuerySet["CombinationMember"]):
    def overlapping(self, from_day: date | None, until_day: date | None) -> Self:
        """Those of which a day falls in this period; without an end it is open on that side."""
        before = Q() if until_day is None else Q(from_day=None) | Q(from_day__lt=until_day)
        after = Q() if from_day is None else Q(until_day=None) | Q(until_day__gt=from_day)
        return self.filter(before & after)


class CombinationMember(Record):
    """For a time, one relation is a member of another that is a purchase combination."""

    story_subject: ClassVar[tuple[str, str]] = ("party", "combination_id")
    story_pointers: ClassVar[tuple[str, ...]] = ("member_id",)

    combination = models.ForeignKey(Party, models.CASCADE, related_name="combination_members")
    member = models.ForeignKey(Party, models.CASCADE, related_name="combination_memberships")
    member_number = models.CharField(max_length=40, blank=True, default="")
    from_day = models.DateField(null=True, blank=True)
    until_day = models.DateField(null=True, blank=True)
    invoices_to = models.CharField(max_length=12, choices=Biller, default=Biller.MEMBER)
    bonus = PercentageField(default=Decimal(0))

    objects = models.Manager.from_queryset(CombinationMemberQuerySet)()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(name="no_member_of_itself", condition=~Q(combination=F("member"))),
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=Q(from_day=None) | Q(until_day=None) | Q(until_day__gt=F("from_day")),
            ),
            models.CheckConstraint(name="member_bonus", condition=Q(bonus__range=(0, 100))),
            models.CheckConstraint(name="member_invoices_known", condition=Q(invoices_to__in=Biller.values)),
        )

    def __str__(self) -> str:
        return f"{self.member}, {self.combination}"

    @property
    def last_day(self) -> date | None:
        """As people say it."""
        return periods.last_day(self.until_day)

    def counts(self, on: date) -> bool:
        """Whether it is a member on this day."""
        return periods.counts(self.from_day, self.until_day, on)
