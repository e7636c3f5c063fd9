"""How history tells of the records of this room (U3)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.activities.facts import FACTS
from relaas.activities.models import Activity, Participant
from relaas.story.describing import describe

_BY_VERBS = {
    "kind": _("Kind"),
    "about_kind": _("About a"),
    "done_at": _("Done on"),
    "done_by": _("Done by"),
    "repeats": _("Repeats"),
    "made_by": _("Made by"),
    "made_at": _("Made on"),
}
_HIDDEN = ("about_kind", "about_id", "about_right", "chain", "origin", "repeat_from")
_TOGETHER = (
    "relation", "person", "performer", "due", "due_time", "remind_on", "at", "title", "text", "result", "channel",
    "repeat_every", "repeat_interval", "repeat_until", "follows",
)  # fmt: skip


def describe_records() -> None:
    """Called once, when the room is ready."""
    describe(
        Activity,
        pgettext_lazy("history", "Activity"),
        {name: fact for name, fact in FACTS.items() if name != "about"},
        others=_BY_VERBS,
        hidden=_HIDDEN,
        together=(*_BY_VERBS, *_TOGETHER),
    )
    describe(
        Participant,
        _("Participant"),
        others={"person": _("Person")},
        together=("person",),
        title=lambda _participant, name_of: name_of("person"),
    )
