"""The lists of this room as subjects."""

from relaas.catalog.models import CostType, PriceUnit, ProductGroup, VatCode
from relaas.parties.maintained.subjects import register_list


def register_subjects() -> None:
    """Called once, when the room is ready. Who moves one group locks all, for together they may not make a circle."""
    register_list(ProductGroup, "catalog:product_group", locks_all=True)
    register_list(CostType, "catalog:cost_type")
    register_list(PriceUnit, "catalog:price_unit")
    register_list(VatCode, "catalog:vat_code")
