"""How the story tells of the lists of this room."""

from django.utils.translation import gettext_lazy as _

from relaas.catalog.facts import COST_TYPE_FACTS, PRICE_UNIT_FACTS, PRODUCT_GROUP_FACTS, VAT_CODE_FACTS
from relaas.parties.maintained.sentences import of_a_list
from relaas.story.sentences import say

PRODUCT_GROUPS = of_a_list(
    "catalog.product_group",
    PRODUCT_GROUP_FACTS,
    "boxes",
    (_("Product group added"), _("Product group changed"), _("Product group deleted")),
)
COST_TYPES = of_a_list(
    "catalog.cost_type",
    COST_TYPE_FACTS,
    "wallet",
    (_("Cost type added"), _("Cost type changed"), _("Cost type deleted")),
)
PRICE_UNITS = of_a_list(
    "catalog.price_unit",
    PRICE_UNIT_FACTS,
    "ruler",
    (_("Price unit added"), _("Price unit changed"), _("Price unit deleted")),
)
VAT_CODES = of_a_list(
    "catalog.vat_code",
    VAT_CODE_FACTS,
    "percent",
    (_("VAT code added"), _("VAT code changed"), _("VAT code deleted")),
)
RATES_CHANGED = say("catalog.vat_rates_changed", _("VAT rates changed"), detail="%(name)s: %(rates)s", icon="percent")
