"""Where this room stands in Beheer."""

from django.utils.translation import gettext_lazy as _

from relaas.catalog.rights import MAINTAIN
from relaas.web.menu import ADMINISTRATION, MenuEntry

_ENTRIES = (
    ("product_groups", _("Product groups"), "boxes", _("What you sell, in a tree.")),
    ("cost_types", _("Cost types"), "wallet", _("What you buy.")),
    ("price_units", _("Price units"), "ruler", _("What a price is of: a piece, an hour, a month.")),
    ("vat_codes", _("VAT codes"), "percent", _("Rates from a day on, and what documents say where there is no VAT.")),
)
for _place, (_name, _label, _icon, _description) in enumerate(_ENTRIES):
    _entry = MenuEntry(
        _name, _label, f"catalog:{_name}", _icon, right=MAINTAIN, order=60 + _place, description=_description
    )
    ADMINISTRATION.add(_name, _entry)
