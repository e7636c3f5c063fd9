"""The buttons in the head of the first page: what this room offers to begin with."""

from django.utils.translation import gettext_lazy as _

from relaas.activities.rights import READ
from relaas.web.today import BUTTONS, TodayButton

for _button in (
    TodayButton("calendar", _("Calendar subscription"), "activities:calendar", 10, READ),
):
    BUTTONS.add(_button.name, _button)
