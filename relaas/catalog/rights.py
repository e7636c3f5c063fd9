"""The right of this room (U1)."""

from django.utils.translation import gettext_lazy as _

from relaas.kernel.rights import declare_right

MAINTAIN = declare_right(
    "catalog.maintain",
    _("Maintain product groups, cost types, price units and VAT codes"),
    group=_("Catalog"),
    roles=("manager", "finance"),
)
