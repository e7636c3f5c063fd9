"""PriceUnit: what a price is of (K3)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from relaas.parties.maintained.models import Maintained


class PriceUnit(Maintained):
    """*Uur*, *stuk*. `unece_code` is what electronic invoices call it (UN/ECE recommendation 20, or 21 behind an X),
    `name_en` what documents in English do."""

    story_subject: ClassVar[tuple[str, str]] = ("price_unit", "id")

    name_en = models.CharField(max_length=60, blank=True, default="")
    unece_code = models.CharField(max_length=3)

    class Meta(Maintained.Meta):
        constraints = (
            *Maintained.Meta.constraints,
            models.CheckConstraint(name="unit_has_a_code", condition=~Q(unece_code="")),
        )

    def named(self, language: str) -> str:
        """What a document in this language calls it."""
        return self.name_en if language == "en" and self.name_en else self.name
