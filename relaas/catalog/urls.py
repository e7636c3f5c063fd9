"""The addresses of this room."""

from relaas.catalog.lists import COST_TYPES, PRICE_UNITS, PRODUCT_GROUPS, VAT_CODES

app_name = "catalog"

urlpatterns = [
    *PRODUCT_GROUPS.addresses("beheer/productgroepen/"),
    *COST_TYPES.addresses("beheer/kostensoorten/"),
    *PRICE_UNITS.addresses("beheer/prijseenheden/"),
    *VAT_CODES.addresses("beheer/btw-codes/"),
]
