"""Where this room stands in Beheer."""

from django.utils.translation import gettext_lazy as _

from relaas.administrations.rights import MANAGE_ADMINISTRATIONS
from relaas.web.menu import ADMINISTRATION, MenuEntry

ADMINISTRATION.add(
    "administrations",
    MenuEntry(
        "administrations",
        _("Administrations"),
        "administrations:administrations",
        "building",
        right=MANAGE_ADMINISTRATIONS,
        order=30,
        description=_("Our own organizations: those that sign and send invoices."),
    ),
)
