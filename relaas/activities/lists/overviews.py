"""The lists of this room: actions, contact moments and notes, what is open apart from what is done (A1, A2, T10)."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.db.models import Q
from django.db.models.expressions import Expression
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from relaas.accounts.models import User
from relaas.activities.lists import columns, filters
from relaas.activities.lists.kept import kept_sums
from relaas.activities.models import Activity, ActivityKind, Channel, Priority
from relaas.activities.models.sort_keys import PLACE_OF_CHANNEL, ChannelPlace, Urgency, urgency_of
from relaas.activities.rights import CHANGE, EXPORT, READ
from relaas.overviews.columns import Sort
from relaas.overviews.grouping import Grouping
from relaas.overviews.overview import FirstStep, Overview, Way, declare
from relaas.overviews.rail import put_in_rail
from relaas.overviews.sort_keys import DayPlace, LatestFirst, OrNobody, SecondPlace, WeekPlace
from relaas.web.formats import number as shown

_DUE = {"due_key": DayPlace("due"), "urgency_key": Urgency()}
_WHEN = {"day_key": DayPlace("day"), "second_key": SecondPlace("at")}
_PERFORMER, _CATEGORY = {"performer_key": OrNobody("performer")}, {"category_key": OrNobody("category")}


def _by(name: str, label: str | Promise, made: Mapping[str, Expression], **said: Any) -> Sort:
    """By whole numbers that are made of columns."""
    return Sort(name, label, tuple(made), made=made, numbers=tuple(made), **said)


def _by_relation(then: Mapping[str, Expression]) -> Sort:
    return Sort("relation", _("Relation"), ("sort_relation", *then), made=then, numbers=tuple(then))


_MADE = Sort("made", pgettext_lazy("activity", "Made on"), (), falls=True)
_TITLE = Sort("title", pgettext_lazy("activity", "Subject"), ("sort_title",))
_BY_DUE = _by("due", pgettext_lazy("activity", "Due"), _DUE, holds_text=True)
_OPEN = (
    _BY_DUE,
    _by("performer", pgettext_lazy("activity", "Performer"), {**_PERFORMER, **_DUE}),
    _by("priority", _("Priority"), {"urgency_key": Urgency(), "due_key": DayPlace("due")}),
    _by("category", pgettext_lazy("activity", "Category"), {**_CATEGORY, **_DUE}),
    _by_relation(_DUE),
    _TITLE,
    _MADE,
    _by("week", _("Week"), {"week_key": WeekPlace("due"), **_DUE}),
)
_PAST = (
    _by("day", _("Day"), _WHEN, falls=True, holds_text=True),
    _by("performer", pgettext_lazy("activity", "Performer"), {**_PERFORMER, **_WHEN}, falls=True),
    _by("category", pgettext_lazy("activity", "Category"), {**_CATEGORY, **_WHEN}, falls=True),
    _by_relation({"latest_key": LatestFirst("at")}),
    _by("week", _("Week"), {"week_key": WeekPlace("day"), **_WHEN}, falls=True),
)
_BY_CHANNEL = _by("channel", _("Channel"), {"channel_key": ChannelPlace(), **_WHEN}, falls=True)


def _users(ids: Collection[Any]) -> Mapping[Any, str]:
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))


def _categories(_keys: Collection[Any]) -> Mapping[Any, str]:
    return dict(filters.names_of_categories())


def _channels(_keys: Collection[Any]) -> Mapping[Any, str]:
    return {PLACE_OF_CHANNEL[each]: str(each.label) for each in Channel}


def _priorities(_keys: Collection[Any]) -> Mapping[Any, str]:
    return {urgency_of(each.value): str(each.label) for each in Priority}


def _by_day(sort: str) -> tuple[Grouping, Grouping]:
    return (
        Grouping("day", _("Day"), sort, "weekday", _("No day")),
        Grouping("week", _("Week"), "week", "week", _("No day")),
    )


_WHO = Grouping(
    "performer", pgettext_lazy("activity", "Performer"), "performer", "performer", _("Nobody"), named=_users
)  # fmt: skip
_WHAT = Grouping(
    "category", pgettext_lazy("activity", "Category"), "category", "category", _("No category"), named=_categories
)  # fmt: skip
_WITH = Grouping("relation", _("Relation"), "relation", "relation", _("No relation"))
_THROUGH = Grouping("channel", _("Channel"), "channel", "channel", "", named=_channels)
_HOW_URGENT = Grouping("priority", _("Priority"), "priority", "priority", Priority.NORMAL.label, named=_priorities)


def _actions_counted(number: int) -> str:
    return ngettext("%(shown)s action", "%(shown)s actions", number) % {"shown": shown(number)}


def _contact_moments_counted(number: int) -> str:
    return ngettext("%(shown)s contact moment", "%(shown)s contact moments", number) % {"shown": shown(number)}


def _notes_counted(number: int) -> str:
    return ngettext("%(shown)s note", "%(shown)s notes", number) % {"shown": shown(number)}


def _activities(kind: ActivityKind, name: str, counted: Callable[[int], str], *, past: bool, **said: Any) -> Overview:
    """The list of what is open, or past, of one kind."""
    return declare(
        Overview(
            name=name,
            model=Activity,
            walks=Q(kind=kind.value, done_at__isnull=not past),
            kept_sums=kept_sums,
            url_name=f"activities:{name.replace('-', '_')}",
            row_url=lambda activity: reverse("activities:activity", args=(activity,)),
            read_right=READ,
            export_right=EXPORT,
            counted=counted,
            **said,
        )
    )


ACTIONS = _activities(
    ActivityKind.ACTION,
    "actions",
    _actions_counted,
    past=False,
    title=pgettext_lazy("activities", "Actions"),
    columns=columns.ACTIONS,
    more_columns=columns.MORE_OF_ACTIONS,
    sorts=_OPEN,
    filters=filters.OF_ACTIONS,
    groupings=(_WHO, *_by_day("due"), _WITH, _WHAT, _HOW_URGENT),
    add=FirstStep(_("New action"), "activities:new_action", CHANGE, hotkey="n"),
    nothing_yet=_("Actions are what you and your colleagues still have to do, by a day or when it suits."),
)
DONE_ACTIONS = _activities(
    ActivityKind.ACTION,
    "done-actions",
    _actions_counted,
    past=True,
    title=pgettext_lazy("activities", "Done actions"),
    columns=columns.DONE_ACTIONS,
    more_columns=columns.MORE_OF_DONE_ACTIONS,
    sorts=_PAST,
    filters=filters.OF_DONE_ACTIONS,
    groupings=(_WHO, *_by_day("day"), _WITH, _WHAT),
    nothing_yet=_("Here stand the actions that have been done, with what came of them."),
)
CONTACT_MOMENTS = _activities(
    ActivityKind.CONTACT,
    "contact-moments",
    _contact_moments_counted,
    past=True,
    title=pgettext_lazy("activities", "Contact moments"),
    columns=columns.CONTACT_MOMENTS,
    more_columns=columns.MORE_OF_CONTACT_MOMENTS,
    sorts=(*_PAST, _BY_CHANNEL),
    filters=filters.OF_CONTACT_MOMENTS,
    groupings=(*_by_day("day"), _WHO, _WITH, _THROUGH, _WHAT),
    add=FirstStep(_("New contact moment"), "activities:new_contact", CHANGE, hotkey="n"),
    nothing_yet=_("Contact moments are what was said with relations: on the telephone, at a visit, by mail."),
)
NOTES = _activities(
    ActivityKind.NOTE,
    "notes",
    _notes_counted,
    past=False,
    title=pgettext_lazy("activities", "Notes"),
    columns=columns.NOTES,
    more_columns=columns.MORE_OF_NOTES,
    sorts=(_MADE, _BY_DUE, *_OPEN[3:6], _OPEN[-1]),
    filters=filters.OF_NOTES,
    groupings=(_WHAT, *_by_day("due"), _WITH),
    add=FirstStep(_("New note"), "activities:new_note", CHANGE, hotkey="n"),
    nothing_yet=_("Notes are what should be known of relations and contracts, until they are closed."),
)
CLOSED_NOTES = _activities(
    ActivityKind.NOTE,
    "closed-notes",
    _notes_counted,
    past=True,
    title=pgettext_lazy("activities", "Closed notes"),
    columns=columns.CLOSED_NOTES,
    more_columns=columns.MORE_OF_CLOSED_NOTES,
    sorts=tuple(sort for sort in _PAST if sort.name != "performer"),
    filters=filters.OF_CLOSED_NOTES,
    groupings=(_WHAT, *_by_day("day"), _WITH),
    nothing_yet=_("Here stand the notes that are no longer of use."),
)
LISTS = (ACTIONS, DONE_ACTIONS, CONTACT_MOMENTS, NOTES, CLOSED_NOTES)

_OPEN_AND_PAST = ((ACTIONS, DONE_ACTIONS, "check-check"), (NOTES, CLOSED_NOTES, "archive"))
for _now, _then, _icon in _OPEN_AND_PAST:
    _now.ways.add(_then.name, Way(_then.name, _then.title, _then.url_name, _icon, 10))
    _then.ways.add(_now.name, Way(_now.name, _now.title, _now.url_name, "circle", 10))

_PLACES = (
    (ACTIONS, "circle-check", "c", 15),
    (CONTACT_MOMENTS, "message-circle", "", 16),
    (NOTES, "sticky-note", "", 17),
)
for _overview, _icon, _hotkey, _order in _PLACES:
    put_in_rail(_overview, _icon, "", order=_order, hotkey=_hotkey)
