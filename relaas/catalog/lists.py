"""The lists of this room that are maintained under Beheer."""

from django.utils.translation import gettext_lazy as _

from relaas.catalog import cost_types, price_units, product_groups, vat_codes
from relaas.catalog.forms import CostTypeForm, PriceUnitForm, ProductGroupForm, VatCodeForm
from relaas.catalog.models import CostType, PriceUnit, ProductGroup, VatCode
from relaas.catalog.rates import told_rates
from relaas.catalog.rights import MAINTAIN
from relaas.catalog.tree import in_order
from relaas.parties.maintained.views import MaintainedList

PRODUCT_GROUPS = MaintainedList(
    "catalog",
    "product_group",
    MAINTAIN,
    "catalog/product_groups.html",
    ProductGroup,
    ProductGroupForm,
    product_groups.add_product_group,
    product_groups.change_product_group,
    product_groups.delete_product_group,
    (_("Product group added"), _("Product group changed"), _("Product group deleted")),
    lambda: in_order(ProductGroup.objects.select_related("vat_code")),
)
COST_TYPES = MaintainedList(
    "catalog",
    "cost_type",
    MAINTAIN,
    "catalog/cost_types.html",
    CostType,
    CostTypeForm,
    cost_types.add_cost_type,
    cost_types.change_cost_type,
    cost_types.delete_cost_type,
    (_("Cost type added"), _("Cost type changed"), _("Cost type deleted")),
    CostType.objects.all,
)
PRICE_UNITS = MaintainedList(
    "catalog",
    "price_unit",
    MAINTAIN,
    "catalog/price_units.html",
    PriceUnit,
    PriceUnitForm,
    price_units.add_price_unit,
    price_units.change_price_unit,
    price_units.delete_price_unit,
    (_("Price unit added"), _("Price unit changed"), _("Price unit deleted")),
    PriceUnit.objects.all,
)
VAT_CODES = MaintainedList(
    "catalog",
    "vat_code",
    MAINTAIN,
    "catalog/vat_codes.html",
    VatCode,
    VatCodeForm,
    vat_codes.add_vat_code,
    vat_codes.change_vat_code,
    vat_codes.delete_vat_code,
    (_("VAT code added"), _("VAT code changed"), _("VAT code deleted")),
    lambda: VatCode.objects.prefetch_related("rates"),
    lambda: {"told": lambda code: told_rates(vat_codes.rates_of(code))},
)
