"""The closed lists of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DocumentKind(models.TextChoices):
    """What leaves the house on our paper (K8)."""

    QUOTE = "quote", pgettext_lazy("document", "Quote")
    CONFIRMATION = "confirmation", pgettext_lazy("document", "Order confirmation")
    CONTRACT = "contract", pgettext_lazy("document", "Contract")
    PURCHASE_ORDER = "purchase_order", pgettext_lazy("document", "Purchase order")


class Language(models.TextChoices):
    """The languages that our paper speaks."""

    DUTCH = "nl", _("Dutch")
    ENGLISH = "en", _("English")

    @classmethod
    def of(cls, code: str) -> "Language":
        """For somebody of this language: English where our paper does not speak it, Dutch where nothing is said."""
        if not code:
            return cls.DUTCH
        return cls(code) if code in cls.values else cls.ENGLISH
