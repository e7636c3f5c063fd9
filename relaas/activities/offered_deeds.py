"""The deeds that this room hangs: done, open again, put off, handed over, what follows, changed, deleted."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.activities.deeds import DEEDS, Deed, address_of
from relaas.activities.models import Activity
from relaas.activities.rights import ASSIGN, CHANGE, DELETE


def _open_action(activity: Activity) -> bool:
    return activity.is_action and activity.is_open


def _open_note(activity: Activity) -> bool:
    return activity.is_note and activity.is_open


def _reopens(activity: Activity) -> bool:
    return not activity.is_open and not activity.is_contact_moment


def _followed(activity: Activity) -> bool:
    return not activity.is_open


def _always(_activity: Activity) -> bool:
    return True


for _deed in (
    Deed(
        "finish", pgettext_lazy("action", "Done"), "circle-check", CHANGE, address_of("finish_activity"), _open_action,
        asks=True, is_first=True, hotkey="x", tone="primary", order=10,
    ),
    Deed(
        "close", _("Close"), "circle-check", CHANGE, address_of("finish_activity"), _open_note, is_first=True,
        hotkey="x", order=10,
    ),
    Deed(
        "follow_up", _("And then?"), "corner-down-right", CHANGE, address_of("and_then"), _followed, asks=True,
        is_first=True, order=20,
    ),
    Deed("reopen", _("Reopen"), "rotate-ccw", CHANGE, address_of("reopen_activity"), _reopens, order=30),
    Deed(
        "snooze", _("Put off"), "alarm-clock", CHANGE, address_of("snooze_activity"), _open_action, asks=True,
        hotkey="s", order=40,
    ),
    Deed(
        "hand_over", _("Hand over"), "user-round-pen", ASSIGN, address_of("hand_over_activity"), _open_action,
        asks=True, hotkey="w", order=50,
    ),
    Deed("edit", _("Edit"), "pencil", CHANGE, address_of("edit_activity"), _always, asks=True, hotkey="e", order=80),
    Deed("delete", _("Delete"), "trash-2", DELETE, address_of("delete_activity"), _always, order=90),
):  # fmt: skip
    DEEDS.add(_deed.name, _deed)
