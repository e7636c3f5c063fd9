"""ContractLine: what a contract consists of (K3)."""

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q

from relaas.catalog.models import PriceUnit, VatCode
from relaas.contracts.models.choices import LineKind
from relaas.contracts.models.contract import Contract
from relaas.kernel.exact_fields import MoneyField, PercentageField, PriceField, QuantityField
from relaas.kernel.models import Record

if TYPE_CHECKING:
    from relaas.contracts.models.recurrence import Recurrence

_NO_AMOUNT = Q(quantity=0, price=0, discount=0, amount=0, price_unit=None, vat_code=None, cost_price=None)


class ContractLine(Record):
    """One line, in the order of `position`; a heading and a subtotal have no amounts of their own.

    `amount` is kept: quantity times price less discount, rounded to the cent.
    """

    story_subject: ClassVar[tuple[str, str]] = ("contract", "contract_id")
    kept: ClassVar[tuple[str, ...]] = ("amount",)

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=LineKind, default=LineKind.ITEM)
    description = models.CharField(max_length=500, blank=True, default="")
    quantity = QuantityField(default=Decimal(0))
    price_unit = models.ForeignKey(PriceUnit, models.PROTECT, null=True, blank=True, related_name="contract_lines")
    price = PriceField(default=Decimal(0))
    discount = PercentageField(default=Decimal(0))
    vat_code = models.ForeignKey(VatCode, models.PROTECT, null=True, blank=True, related_name="contract_lines")
    cost_price = PriceField(null=True, blank=True)
    remark = models.CharField(max_length=1000, blank=True, default="")
    amount = MoneyField(default=Decimal(0))

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.CheckConstraint(name="contract_line_kind_known", condition=Q(kind__in=LineKind.values)),
            models.CheckConstraint(
                name="contract_line_says_what", condition=Q(kind=LineKind.SUBTOTAL) | ~Q(description="")
            ),
            models.CheckConstraint(name="contract_line_quantity", condition=Q(quantity__gte=0)),
            models.CheckConstraint(name="contract_line_discount", condition=Q(discount__range=(0, 100))),
            models.CheckConstraint(name="contract_line_amounts_of_items", condition=Q(kind=LineKind.ITEM) | _NO_AMOUNT),
        )

    def __str__(self) -> str:
        return self.description

    @property
    def periodic(self) -> "Recurrence | None":
        """K5: what makes it periodic; none when it is invoiced once. A query, unless it was read along."""
        return getattr(self, "recurrence", None)

    @property
    def is_item(self) -> bool:
        return self.kind == LineKind.ITEM
