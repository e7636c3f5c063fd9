"""How the story tells of what is done with actions and notes."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext_lazy as _

from relaas.activities.sentences import of_kind
from relaas.story.sentences import Parameters, say
from relaas.web import formats


def _with(*names: str) -> Callable[[Parameters], str]:
    """The title, and those of these parameters that say something."""
    return lambda entry: " · ".join([entry["title"], *(entry[name] for name in names if entry.get(name))])


def _moved(entry: Parameters) -> str:
    old, new = (formats.day(date.fromisoformat(entry[name])) if entry[name] else "—" for name in ("old", "new"))
    return f"{entry['title']} · {old} → {new}"


def _given(entry: Parameters) -> str:
    remark = f" · {entry['remark']}" if entry["remark"] else ""
    return f"{entry['title']} · {entry['old']} → {entry['new']}{remark}"


FINISHED = say(
    "activities.finished", of_kind(_("Action done"), _("Action done"), _("Note closed")),
    detail=_with("result"), icon="circle-check", tone="talk",
)  # fmt: skip
REOPENED = say(
    "activities.reopened", of_kind(_("Action open again"), _("Action open again"), _("Note open again")),
    detail=_with("result"), icon="rotate-ccw",
)  # fmt: skip
PUT_OFF = say("activities.put_off", _("Action put off"), detail=_moved, icon="alarm-clock")
HANDED_OVER = say("activities.handed_over", _("Action handed over"), detail=_given, icon="user-round-pen")
CAME_AGAIN = say("activities.came_again", _("Action comes again"), detail=_with("day"), icon="repeat")
