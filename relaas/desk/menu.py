"""The place of Beheer in the rail."""

from django.utils.translation import gettext_lazy as _

from relaas.desk.rights import OPEN_ADMINISTRATION
from relaas.web.menu import MENU, MenuEntry

MENU.add(
    "administration",
    MenuEntry(
        "administration",
        _("Administration"),
        "desk:administration",
        "settings",
        right=OPEN_ADMINISTRATION,
        order=900,
        hotkey="b",
    ),
)
