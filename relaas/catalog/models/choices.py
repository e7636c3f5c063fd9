"""The closed lists of this room."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

ZERO = Decimal(0)


class VatCategory(models.TextChoices):
    """The categories of VAT of EN 16931, which electronic invoices are written in."""

    STANDARD = "S", _("Taxed")
    ZERO_RATED = "Z", _("Zero rate")
    EXEMPT = "E", _("Exempt")
    REVERSE_CHARGE = "AE", _("Reverse charge")
    INTRA_EU = "K", _("Goods within the EU")
    EXPORT = "G", _("Export outside the EU")
    OUTSIDE_SCOPE = "O", _("Outside the scope of VAT")

    @property
    def has_rates(self) -> bool:
        """Whether there is anything to pay; all others are 0 % on every day."""
        return self == VatCategory.STANDARD

    @property
    def needs_legal_text(self) -> bool:
        """Whether a document must say why there is no VAT on it."""
        return self not in (VatCategory.STANDARD, VatCategory.ZERO_RATED)
