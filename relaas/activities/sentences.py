"""How the story tells of activities. The parameters are written by `activities.telling`."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relaas.activities.facts import FACTS
from relaas.parties.facts.changes import told_changes
from relaas.story.sentences import Parameters, say


def of_kind(action: Promise, contact: Promise, note: Promise) -> Callable[[Parameters], str]:
    """A title that says which of the three it is; `kind` stands in the parameters of every entry."""
    words = {"action": action, "contact": contact, "note": note}
    return lambda entry: str(words[entry["kind"]])


_NAMED = "%(title)s"

MADE = say(
    "activities.made",
    of_kind(_("Action planned"), _("Contact moment written down"), _("Note written")),
    detail=_NAMED,
    icon="notebook-pen",
    tone="talk",
)
CHANGED = say(
    "activities.changed",
    of_kind(_("Action changed"), _("Contact moment changed"), _("Note changed")),
    detail=lambda entry: f"{entry['title']} · {told_changes(FACTS, entry['changes'])}",
    icon="pencil",
)
PARTICIPANTS_CHANGED = say(
    "activities.participants_changed", _("Participants changed"), detail="%(title)s · %(names)s", icon="users"
)
DELETED = say(
    "activities.deleted",
    of_kind(_("Action deleted"), _("Contact moment deleted"), _("Note deleted")),
    detail=_NAMED,
    icon="trash-2",
)
