"""Where this room stands in Beheer."""

from django.utils.translation import gettext_lazy as _

from relaas.accounts.rights import MANAGE_ROLES, MANAGE_USERS
from relaas.web.menu import ADMINISTRATION, PERSONAL, MenuEntry

ADMINISTRATION.add(
    "users",
    MenuEntry(
        "users",
        _("Users"),
        "accounts:users",
        "users",
        right=MANAGE_USERS,
        order=10,
        description=_("Who signs in, and as what."),
    ),
)
ADMINISTRATION.add(
    "roles",
    MenuEntry(
        "roles",
        _("Roles"),
        "accounts:roles",
        "shield",
        right=MANAGE_ROLES,
        order=20,
        description=_("Which rights each role has."),
    ),
)
PERSONAL.add("own", MenuEntry("own", _("My account"), "accounts:own", "user", order=10))
