"""RelationTerms: on what terms we do business with a relation (T2, C2-C4, C7-C10)."""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q

from relaas.kernel.exact_fields import MoneyField, PercentageField
from relaas.kernel.models import Record
from relaas.parties.models import Party
from relaas.terms.models.choices import VatRegime
from relaas.terms.models.document_scheme import DocumentScheme
from relaas.terms.models.shipping import ShippingScheme


class RelationTerms(Record):
    """One row per party, made when something is first said; without it all is as it is here by default.

    `credit_limit` empty is no limit and 0 is payment first (C3); `deposit` empty is that of the document scheme.
    """

    story_subject: ClassVar[tuple[str, str]] = ("party", "party_id")

    party = models.OneToOneField(Party, models.CASCADE, related_name="terms")

    # Invoicing and ordering (T2)
    attention = models.CharField(max_length=120, blank=True, default="")
    sales_vat = models.CharField(max_length=16, choices=VatRegime, default=VatRegime.STANDARD)
    purchase_vat = models.CharField(max_length=16, choices=VatRegime, default=VatRegime.STANDARD)
    document_scheme = models.ForeignKey(DocumentScheme, models.PROTECT, null=True, blank=True, related_name="relations")
    shipping_scheme = models.ForeignKey(ShippingScheme, models.PROTECT, null=True, blank=True, related_name="relations")
    discount = PercentageField(default=Decimal(0))
    is_combination = models.BooleanField(default=False)

    # Process control (C2-C4, C7-C9)
    on_account = models.BooleanField(default=True)
    credit_limit = MoneyField(null=True, blank=True)
    deposit = PercentageField(null=True, blank=True)
    ship_from = MoneyField(default=Decimal(0))
    invoices_apart = models.BooleanField(default=False)
    holds_invoices = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(name="terms_discount", condition=Q(discount__range=(0, 100))),
            models.CheckConstraint(name="terms_deposit", condition=Q(deposit=None) | Q(deposit__range=(0, 100))),
            models.CheckConstraint(
                name="terms_amounts", condition=(Q(credit_limit=None) | Q(credit_limit__gte=0)) & Q(ship_from__gte=0)
            ),
            models.CheckConstraint(
                name="terms_vat_known",
                condition=Q(sales_vat__in=VatRegime.values, purchase_vat__in=VatRegime.values),
            ),
        )

    def __str__(self) -> str:
        return f"{self.party}"
