"""VatCode and its dated rates (K6, C10)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q, UniqueConstraint

from relaas.catalog.models.choices import ZERO, VatCategory
from relaas.catalog.rules import Rate, rate_on
from relaas.kernel.exact_fields import PercentageField
from relaas.kernel.models import Record
from relaas.parties.maintained.models import Maintained


class VatCode(Maintained):
    """How VAT is reckoned over a line: a category, and what of it on which day.

    `legal_text_nl` and `legal_text_en` are what the law wants a document to say; `reason_code` says it to a machine
    (the VATEX codes of EN 16931).
    """

    story_subject: ClassVar[tuple[str, str]] = ("vat_code", "id")
    known_rates: Sequence[Rate] | None = None  # where they were read for many codes at once (`catalog.known_rates`)

    position = models.PositiveSmallIntegerField(default=0)
    category = models.CharField(max_length=2, choices=VatCategory, default=VatCategory.STANDARD)
    legal_text_nl = models.CharField(max_length=250, blank=True, default="")
    legal_text_en = models.CharField(max_length=250, blank=True, default="")
    reason_code = models.CharField(max_length=30, blank=True, default="")

    class Meta(Maintained.Meta):
        ordering = ("position", "sort_name", "id")
        constraints = (
            *Maintained.Meta.constraints,
            models.CheckConstraint(name="vat_category_known", condition=Q(category__in=VatCategory.values)),
            models.CheckConstraint(
                name="vat_says_why_not",
                condition=Q(category__in=[each.value for each in VatCategory if not each.needs_legal_text])
                | ~Q(legal_text_nl=""),
            ),
        )

    def rate_on(self, day: date) -> Decimal | None:
        """How many per cent is paid on this day; None before its first rate began, when it cannot be used yet.

        Of many codes at once: `prefetch_related("rates")`, or `catalog.known_rates`.
        """
        if not VatCategory(self.category).has_rates:
            return ZERO
        if self.known_rates is not None:
            return rate_on(day, self.known_rates)
        return rate_on(day, (Rate(each.from_day, each.rate) for each in self.rates.all()))

    def legal_text(self, language: str) -> str:
        """What a document in this language must say; Dutch where there is no other."""
        return self.legal_text_en if language == "en" and self.legal_text_en else self.legal_text_nl


class VatRate(Record):
    """What is paid from this day on, until the next rate of the code begins: so there is no gap and no overlap."""

    story_subject: ClassVar[tuple[str, str]] = ("vat_code", "vat_code_id")

    vat_code = models.ForeignKey(VatCode, models.CASCADE, related_name="rates")
    from_day = models.DateField()
    rate = PercentageField()

    class Meta:
        ordering = ("-from_day",)
        constraints = (
            UniqueConstraint(name="vat_rate_once", fields=("vat_code", "from_day")),
            models.CheckConstraint(name="vat_rate_percentage", condition=Q(rate__gt=0, rate__lte=100)),
        )

    def __str__(self) -> str:
        return f"{self.from_day}: {self.rate}"
