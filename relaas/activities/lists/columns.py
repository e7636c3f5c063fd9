"""The columns of the lists of this room: those that are shown, and those that can be chosen besides."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.activities.lists.loaded import abouts, files, followed, others
from relaas.activities.lists.texts import (
    beginning,
    called,
    channel,
    due,
    plain,
    priority,
    standing,
    week_of,
    weekday_of,
)
from relaas.activities.models import Priority
from relaas.files.rights import READ as READ_FILES
from relaas.overviews.columns import Column, Look
from relaas.web.formats import day, moment

_NAMED = ("title", "channel", "person__name", "relation__name")
_TONES = {str(Priority.HIGH.value): "bad", str(Priority.LOW.value): ""}
DONE = pgettext_lazy("action", "Done on")


def _name(name: str, label: str | Promise, *, sort: str = "", fades: str = "") -> Column:
    """The name of what it refers to."""
    return Column(name, label, (f"{name}__name",), text=plain, sort=sort, fades=fades)


def _on(name: str, label: str | Promise, column: str, *, sort: str = "", fades: str = "") -> Column:
    return Column(name, label, (column,), text=day, look=Look.DAY, sort=sort, fades=fades)


def _week(column: str) -> tuple[Column, Column]:
    """What the groups of a day and of a week are called."""
    return (
        Column("weekday", _("Day"), (column,), text=weekday_of, unbroken=True),
        Column("week", _("Week"), (column,), text=week_of, unbroken=True),
    )


def _subject(label: str | Promise, *, below: str = "", sort: str = "") -> Column:
    return Column("subject", label, _NAMED, text=called, look=Look.LINK, below=below, sort=sort)


_RELATION = _name("relation", _("Relation"), sort="relation")
_PERSON = _name("person", _("Person"), fades="later")
_PERFORMER = Column(
    "performer", pgettext_lazy("activity", "Performer"), ("performer__name",), text=plain, sort="performer",
    fades="later", unbroken=True,
)  # fmt: skip
_CATEGORY = _name("category", pgettext_lazy("activity", "Category"), sort="category", fades="last")
_ABOUT = Column("about", pgettext_lazy("activity", "About"), load_for=abouts)
_DUE = Column(
    "due", pgettext_lazy("activity", "Due"), ("due", "due_time"), text=due, value=lambda on, _at: on, look=Look.DAY,
    sort="due",
)  # fmt: skip
_READY_BY = _on("due", pgettext_lazy("note", "Ready by"), "due", sort="due", fades="later")
_PRIORITY = Column(
    "priority", _("Priority"), ("priority",), text=priority, look=Look.PILL, sort="priority", fades="last",
)  # fmt: skip
_CHANNEL = Column("channel", _("Channel"), ("channel",), text=channel, sort="channel", fades="last")
_AT = Column("at", pgettext_lazy("contact moment", "When"), ("at",), text=moment, look=Look.MOMENT, sort="day")
_DONE_AT = Column("done", DONE, ("done_at",), text=moment, look=Look.MOMENT, sort="day")
_CLOSED_AT = Column("done", pgettext_lazy("note", "Closed on"), ("done_at",), text=moment, look=Look.MOMENT, sort="day")
_NOTED = Column("noted", pgettext_lazy("note", "Date"), ("at",), text=day, look=Look.DAY, sort="made")

_TEXT = Column("text", _("Text"), ("text",), text=beginning)
_RESULT = Column("result", pgettext_lazy("activity", "Result"), ("result",), text=beginning, fades="later")
_FOLLOWS = Column("follows", pgettext_lazy("activity", "Follows"), load_for=followed)
_MADE = Column("made", pgettext_lazy("activity", "Made on"), ("made_at",), text=moment, look=Look.MOMENT, sort="made")
_MADE_BY = _name("made_by", pgettext_lazy("activity", "Made by"))
_DONE_BY = _name("done_by", pgettext_lazy("activity", "Done by"))
_REMIND = _on("remind_on", pgettext_lazy("action", "Reminder on"), "remind_on")
_OTHERS = Column("participants", pgettext_lazy("contact moment", "Took part"), load_for=others)
_FILES = Column("files", _("Files"), load_for=files, look=Look.FILES, fades="later", right=READ_FILES)
_STANDING = Column("standing", _("Status"), ("due", "remind_on"), text=standing)

ACTIONS = (
    _subject(pgettext_lazy("activity", "Action"), sort="title"), _RELATION, _PERSON, _PERFORMER, _DUE,
    _PRIORITY, _CATEGORY, _FILES,
)  # fmt: skip
MORE_OF_ACTIONS = (_ABOUT, _STANDING, _FOLLOWS, _REMIND, _TEXT, _MADE, _MADE_BY, *_week("due"))
DONE_ACTIONS = (
    _subject(pgettext_lazy("activity", "Action")), _RELATION, _PERSON, _PERFORMER, _DONE_AT, _RESULT, _CATEGORY,
    _FILES,
)  # fmt: skip
MORE_OF_DONE_ACTIONS = (
    _ABOUT, _DONE_BY, _on("due", pgettext_lazy("activity", "Due"), "due"), _FOLLOWS, _TEXT, _MADE, _MADE_BY,
    *_week("day"),
)  # fmt: skip
CONTACT_MOMENTS = (
    _subject(pgettext_lazy("activity", "Contact moment"), below="text"), _RELATION, _PERSON, _CHANNEL, _PERFORMER, _AT,
    _CATEGORY, _FILES,
)  # fmt: skip
MORE_OF_CONTACT_MOMENTS = (_OTHERS, _ABOUT, _TEXT, _FOLLOWS, _MADE, _MADE_BY, *_week("day"))
NOTES = (
    _subject(pgettext_lazy("activity", "Note"), below="text", sort="title"), _RELATION, _PERSON, _CATEGORY, _NOTED,
    _READY_BY, _FILES,
)  # fmt: skip
MORE_OF_NOTES = (_ABOUT, _TEXT, _FOLLOWS, _MADE_BY, *_week("due"))
CLOSED_NOTES = (
    _subject(pgettext_lazy("activity", "Note"), below="text"), _RELATION, _PERSON, _CATEGORY, _CLOSED_AT, _FILES,
)  # fmt: skip
MORE_OF_CLOSED_NOTES = (_ABOUT, _TEXT, _DONE_BY, _FOLLOWS, _MADE_BY, *_week("day"))
