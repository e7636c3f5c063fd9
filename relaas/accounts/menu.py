"""Where this room stands in Beheer."""

from django.utils.translation import gettext_lazy as _

from relaas.accounts.rights import MANAGE_ROLES, MANAGE_USERS
from relaas.story.looks import READ_LOOKS
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
    "teams",
    MenuEntry(
        "teams",
        _("Teams"),
        "accounts:teams",
        "users",
        right=MANAGE_USERS,
        order=15,
        description=_("Who works together."),
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
ADMINISTRATION.add(
    "looks",
    MenuEntry(
        "looks",
        _("Log of looks"),
        "accounts:looks",
        "eye",
        right=READ_LOOKS,
        order=25,
        description=_("Who looked at private data of persons, and when."),
    ),
)
PERSONAL.add("own", MenuEntry("own", _("My account"), "accounts:own", "user", order=10))
