"""ProductGroup and CostType: what a sales contract and a purchase contract are about (K1, K6)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from relaas.catalog.models.vat_code import VatCode
from relaas.parties.maintained.models import Maintained


class ProductGroup(Maintained):
    """What we sell, in a tree. `vat_code` is what is proposed for its lines.

    `depth` is no column: how deep it stands, once `catalog.tree` has put groups in order.
    """

    story_subject: ClassVar[tuple[str, str]] = ("product_group", "id")

    depth = 0
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    vat_code = models.ForeignKey(VatCode, models.PROTECT, null=True, blank=True, related_name="product_groups")

    class Meta(Maintained.Meta):
        constraints = (
            *Maintained.Meta.constraints,
            models.CheckConstraint(name="no_group_of_itself", condition=Q(parent=None) | ~Q(parent=F("id"))),
        )

    @property
    def indented(self) -> str:
        """*– – Tegels*: its name in a list to choose from."""
        return f"{'– ' * self.depth}{self.name}"


class CostType(Maintained):
    """What we buy."""

    story_subject: ClassVar[tuple[str, str]] = ("cost_type", "id")
