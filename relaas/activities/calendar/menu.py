"""Where the calendar stands in the menu of a user."""

from django.utils.translation import gettext_lazy as _

from relaas.activities.rights import READ
from relaas.web.menu import PERSONAL, MenuEntry

PERSONAL.add(
    "calendar",
    MenuEntry("calendar", _("Calendar subscription"), "activities:calendar", "calendar-days", right=READ, order=20),
)
