"""The nouns of this room."""

from relaas.catalog.models.choices import VatCategory
from relaas.catalog.models.price_unit import PriceUnit
from relaas.catalog.models.product_group import CostType, ProductGroup
from relaas.catalog.models.vat_code import VatCode, VatRate

__all__ = ["CostType", "PriceUnit", "ProductGroup", "VatCategory", "VatCode", "VatRate"]
