"""The places of Beheer in the rail and of one's jobs in one's own menu."""

from django.utils.translation import gettext_lazy as _

from relaas.activities.tally import tally
from relaas.desk.rights import OPEN_ADMINISTRATION
from relaas.web.menu import MENU, PERSONAL, MenuEntry

MENU.add("today", MenuEntry("today", _("Today"), "desk:home", "sun", order=5, hotkey="v", count=tally))
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
PERSONAL.add("jobs", MenuEntry("jobs", _("Jobs"), "desk:jobs", "list-checks", order=20))
