"""DocumentScheme: one commercial profile that many relations share (T2a); and which one an administration has."""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q

from relaas.administrations.models import Administration
from relaas.kernel.exact_fields import PercentageField
from relaas.kernel.models import Record
from relaas.parties.maintained.models import Maintained
from relaas.terms.models.choices import Collection
from relaas.terms.models.payment_term import PaymentTerm

STEPS = ("first_reminder_days", "second_reminder_days", "default_notice_days", "handover_days")


class DocumentScheme(Maintained):
    """When to pay, what paying early gives, what is paid in advance, how it is collected, when to remind.

    The days of the steps count from the day on which the invoice is due; an empty step is not taken.
    """

    story_subject: ClassVar[tuple[str, str]] = ("document_scheme", "id")

    payment_term = models.ForeignKey(PaymentTerm, models.PROTECT, related_name="document_schemes")
    early_days = models.PositiveSmallIntegerField(null=True, blank=True)
    early_discount = PercentageField(default=Decimal(0))
    deposit = PercentageField(default=Decimal(0))
    collection = models.CharField(max_length=12, choices=Collection, default=Collection.TRANSFER)
    first_reminder_days = models.PositiveSmallIntegerField(null=True, blank=True)
    second_reminder_days = models.PositiveSmallIntegerField(null=True, blank=True)
    default_notice_days = models.PositiveSmallIntegerField(null=True, blank=True)
    handover_days = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(Maintained.Meta):
        constraints = (
            *Maintained.Meta.constraints,
            models.CheckConstraint(
                name="scheme_percentages", condition=Q(early_discount__range=(0, 100), deposit__range=(0, 100))
            ),
            models.CheckConstraint(
                name="scheme_early_both", condition=Q(early_days=None, early_discount=0) | Q(early_days__gte=0)
            ),
        )

    @property
    def steps(self) -> list[int]:
        """After how many days each step that is taken is taken."""
        return [days for step in STEPS if (days := getattr(self, step)) is not None]


class AdministrationTerms(Record):
    """What one of our own bodies works by, unless a relation, contract or document says otherwise (T2a)."""

    story_subject: ClassVar[tuple[str, str]] = ("administration", "administration_id")

    administration = models.OneToOneField(Administration, models.CASCADE, primary_key=True, related_name="terms")
    document_scheme = models.ForeignKey(DocumentScheme, models.PROTECT, null=True, blank=True, related_name="used_by")

    def __str__(self) -> str:
        return f"{self.administration}: {self.document_scheme}"
