"""Contract: what was agreed with a relation, or is about to be (K1, K2)."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.db import models

from relaas.administrations.models import Administration
from relaas.catalog.models import CostType, ProductGroup
from relaas.contracts.models.choices import Direction, Interval, InvoiceMoment, Status
from relaas.contracts.models.contract_constraints import CONTRACT_CONSTRAINTS
from relaas.contracts.models.contract_indexes import CONTRACT_INDEXES
from relaas.contracts.models.contract_queries import ContractQuerySet
from relaas.contracts.models.loss_reason import LossReason
from relaas.kernel import periods
from relaas.kernel.exact_fields import MoneyField
from relaas.kernel.fields import FoldedField
from relaas.kernel.models import Record
from relaas.parties.models import Address, Party
from relaas.terms.models import DocumentScheme, PaymentTerm, VatRegime


class Contract(Record):
    """A sales or a purchase contract, from the first question through what came of it.

    Of periods the end is the first day after: `until_day`, `valid_until` (a quote) and `option_until`. `serial` rises
    with the numbers of the series and is empty for a number that was typed. `net`, `vat` and `gross` are kept sums of
    the lines that are invoiced once, `yearly` is what the periodic ones come to in a year, without VAT, and
    `yearly_vat` the VAT on that. On what terms it is invoiced is taken from the relation when it is made, and may be
    changed since.
    """

    story_subject: ClassVar[tuple[str, str]] = ("contract", "id")
    also_touches: ClassVar[tuple[tuple[str, str], ...]] = (("party", "relation_id"),)
    story_pointers: ClassVar[tuple[str, ...]] = ("relation_id",)
    kept: ClassVar[tuple[str, ...]] = (
        "serial",
        "net",
        "vat",
        "gross",
        "yearly",
        "yearly_vat",
        "search_text",
        "sort_relation",
    )

    administration = models.ForeignKey(Administration, models.PROTECT, related_name="contracts")
    direction = models.CharField(max_length=8, choices=Direction)
    number = models.CharField(max_length=40)
    serial = models.BigIntegerField(null=True, blank=True)
    description = models.CharField(max_length=200)
    relation = models.ForeignKey(Party, models.PROTECT, related_name="contracts")
    product_group = models.ForeignKey(ProductGroup, models.PROTECT, null=True, blank=True, related_name="contracts")
    cost_type = models.ForeignKey(CostType, models.PROTECT, null=True, blank=True, related_name="contracts")
    from_day = models.DateField(null=True, blank=True)
    until_day = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="contracts")
    external_reference = models.CharField(max_length=80, blank=True, default="")
    department = models.CharField(max_length=120, blank=True, default="")
    attention = models.CharField(max_length=120, blank=True, default="")
    delivery_address = models.ForeignKey(Address, models.PROTECT, null=True, blank=True, related_name="+")
    end_customer = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="end_customer_of")
    notice_months = models.PositiveSmallIntegerField(null=True, blank=True)
    auto_renew = models.BooleanField(default=False)
    remind_on = models.DateField(null=True, blank=True)

    # Its status (K2)
    status = models.CharField(max_length=8, choices=Status, default=Status.REQUEST)
    status_since = models.DateTimeField()
    valid_until = models.DateField(null=True, blank=True)
    option_until = models.DateField(null=True, blank=True)
    quoted_on = models.DateField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    executed_on = models.DateField(null=True, blank=True)
    lost_on = models.DateField(null=True, blank=True)
    lost_reason = models.ForeignKey(LossReason, models.PROTECT, null=True, blank=True, related_name="contracts")
    lost_remark = models.CharField(max_length=500, blank=True, default="")

    # How it is invoiced
    vat_regime = models.CharField(max_length=16, choices=VatRegime, default=VatRegime.STANDARD)
    invoice_address = models.ForeignKey(Address, models.PROTECT, null=True, blank=True, related_name="+")
    invoice_email = models.CharField(max_length=254, blank=True, default="")
    payment_term = models.ForeignKey(PaymentTerm, models.PROTECT, null=True, blank=True, related_name="contracts")
    document_scheme = models.ForeignKey(DocumentScheme, models.PROTECT, null=True, blank=True, related_name="contracts")
    invoice_moment = models.CharField(max_length=6, choices=InvoiceMoment, default=InvoiceMoment.AFTER)
    interval = models.CharField(max_length=9, choices=Interval, default=Interval.ONCE)
    reference_number = models.BooleanField(default=True)
    reference_period = models.BooleanField(default=True)
    reference_description = models.BooleanField(default=True)

    # Kept: sums of the lines
    net = MoneyField(default=Decimal(0))
    vat = MoneyField(default=Decimal(0))
    gross = MoneyField(default=Decimal(0))
    yearly = MoneyField(default=Decimal(0))
    yearly_vat = MoneyField(default=Decimal(0))

    # Kept: what lists and search go by (`contracts.keeping`)
    search_text = models.TextField(blank=True, default="")
    sort_relation = FoldedField(max_length=300)

    objects = models.Manager.from_queryset(ContractQuerySet)()

    class Meta:
        ordering = ("id",)
        constraints = CONTRACT_CONSTRAINTS
        indexes = CONTRACT_INDEXES

    def __str__(self) -> str:
        return f"{self.number} {self.description}"

    @property
    def last_day(self) -> date | None:
        """As people say it: through this day."""
        return periods.last_day(self.until_day)

    @property
    def valid_through(self) -> date | None:
        """The last day on which the quote holds."""
        return periods.last_day(self.valid_until)

    @property
    def option_through(self) -> date | None:
        """The last day of the option."""
        return periods.last_day(self.option_until)

    @property
    def counts_for(self) -> Decimal:
        """C3: what it is invoiced once and a year of its periodic lines, with VAT."""
        return self.gross + self.yearly + self.yearly_vat

    @property
    def is_sales(self) -> bool:
        return self.direction == Direction.SALES
