"""The buttons in the head of the first page: what this room offers to begin with."""

from django.utils.translation import gettext_lazy as _

from relaas.activities.rights import CHANGE, READ
from relaas.web.today import BUTTONS, TodayButton

for _button in (
    TodayButton("calendar", _("Calendar subscription"), "activities:calendar", 10, READ),
    TodayButton("action", _("New action"), "activities:new_action", 20, CHANGE, hotkey="a", is_primary=True),
):
    BUTTONS.add(_button.name, _button)
