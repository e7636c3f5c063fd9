"""The closed lists of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class VatRegime(models.TextChoices):
    """C10: what decides the VAT of a line."""

    STANDARD = "standard", pgettext_lazy("VAT regime", "Standard")
    REVERSE_CHARGE = "reverse_charge", _("Reverse charge")
    INTRA_EU = "intra_eu", _("Intra-EU")
    EXPORT = "export", pgettext_lazy("VAT regime", "Export")
    EXEMPT = "exempt", pgettext_lazy("VAT regime", "Exempt")

    @property
    def needs_vat_number(self) -> bool:
        """C10: VAT is shifted to somebody who must be known by number."""
        return self in (VatRegime.REVERSE_CHARGE, VatRegime.INTRA_EU)


class Collection(models.TextChoices):
    """T2a: how the money comes in."""

    TRANSFER = "transfer", _("Transfer")
    DIRECT_DEBIT = "direct_debit", _("Direct debit")


class MeasureKind(models.TextChoices):
    """What can be imposed on or agreed with a relation for a time; the order is that of the header."""

    ORDER_STOP = "order_stop", _("Order stop")
    DELIVERY_STOP = "delivery_stop", _("Delivery stop")
    ARRANGEMENT = "arrangement", _("Payment arrangement")

    @property
    def word(self) -> str:
        """What stands in an address."""
        return _WORDS[self.value]

    @property
    def place(self) -> int:
        """Its row in the card."""
        return list(MeasureKind).index(self) + 1

    @property
    def is_stop(self) -> bool:
        return self is not MeasureKind.ARRANGEMENT

    @property
    def tone(self) -> str:
        return "bad" if self.is_stop else "wait"

    @property
    def icon(self) -> str:
        return _ICONS[self.value]


_WORDS = {"order_stop": "bestelstop", "delivery_stop": "leverstop", "arrangement": "betalingsregeling"}
_ICONS = {"order_stop": "ban", "delivery_stop": "truck", "arrangement": "calendar-clock"}


class Biller(models.TextChoices):
    """T2b: to whom the invoice goes."""

    MEMBER = "member", _("The member")
    COMBINATION = "combination", _("The combination")
