"""What the facts of an activity must be together (A1, A2, A5), whoever fills them in."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from relaas.activities.models import Activity
from relaas.kernel import clock
from relaas.kernel.checking import Checking
from relaas.parties.maintained.choosing import refuse_closed


def settle(activity: Activity, values: dict[str, Any]) -> None:
    """Put right what goes without saying: what is not repeated has no interval, what has no day no time."""
    if not values.get("repeat_every", activity.repeat_every) and {"repeat_every", "repeat_interval"} & values.keys():
        values |= {"repeat_every": None, "repeat_interval": "", "repeat_until": None}
    if "at" in values:
        values["at"] = values["at"] or activity.at


def check_facts(activity: Activity, values: Mapping[str, Any], checking: Checking) -> None:
    """Judge what `values` would make of the activity; only what they change is judged.

    A time without a day (`required`), a reminder after the day (`remind_late`), repeating without a day or an interval
    (`required`) or with an end before the day (`ends_too_soon`), a contact moment of which nothing is said
    (`required`), and a category that is closed (`closed`).
    """
    whole = {name: values.get(name, getattr(activity, name)) for name in _TOGETHER}
    if activity.is_action:
        _check_days(whole, checking)
        _check_repeat(whole, checking)
    if activity.is_contact_moment and not whole["title"] and not whole["text"]:
        checking.add("required", _("Say what was said."), "text")
    if values.get("category") and values["category"] != activity.category:
        refuse_closed(values["category"], "category", checking, clock.today())


_TOGETHER = ("title", "text", "due", "due_time", "remind_on", "repeat_every", "repeat_interval", "repeat_until")


def _check_days(whole: Mapping[str, Any], checking: Checking) -> None:
    due, remind_on = whole["due"], whole["remind_on"]
    if whole["due_time"] and not due:
        checking.add("required", _("A time goes with a day."), "due")
    if due and remind_on and remind_on > due:
        checking.add("remind_late", _("The reminder lies after the day itself."), "remind_on")


def _check_repeat(whole: Mapping[str, Any], checking: Checking) -> None:
    if not whole["repeat_every"]:
        return
    if whole["repeat_interval"] == "":  # none is one that was refused already
        checking.add("required", _("Days, weeks, months or years?"), "repeat_interval")
    if not whole["due"]:
        checking.add("required", _("What is repeated begins on a day."), "due")
    elif whole["repeat_until"] and whole["repeat_until"] < whole["due"]:
        checking.add("ends_too_soon", _("The last day lies before the first."), "repeat_until")
