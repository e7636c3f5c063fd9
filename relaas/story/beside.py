"""The story as it stands beside a page: a stretch of it, in groups of days."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby

from django.utils.translation import gettext as _

from relaas.kernel import clock
from relaas.kernel.models import Record
from relaas.kernel.subjects import Subject, subject_of
from relaas.story.column import ShownInColumn, parts_above
from relaas.story.telling import story_of
from relaas.story.told import Told
from relaas.web import formats
from relaas.web.rights import Request

PLANNED = 8  # of what is still to be done; its own page has all of it
TONES = {"talk": "info", "money": "good", "due": "signal"}


@dataclass(frozen=True)
class Event:
    """One entry of the story, with the short way in which its moment is written within its group."""

    told: Told
    when: str

    @property
    def tone(self) -> str:
        """The tone of the look for the story's own."""
        return TONES.get(self.told.tone, self.told.tone)


@dataclass(frozen=True)
class Days:
    """Events that are read together: today's, this week's, those of a month."""

    label: str
    events: list[Event]


@dataclass(frozen=True)
class StoryBeside:
    """What stands beside the page; `older` is where the next stretch begins, `is_newest` whether it starts at today.

    `above` is what rooms put over it (`story.column`); `planned` what is still to be done, with its day; `all_url` the
    page of the whole story, where there is one.
    """

    days: list[Days]
    older: str
    is_newest: bool
    above: list[ShownInColumn] = field(default_factory=list)
    planned: list[Event] = field(default_factory=list)
    all_url: str = ""


def story_beside(
    request: Request,
    record: Record,
    *,
    until: datetime | None = None,
    alone: bool = False,
    seen: Collection[Subject] = (),
    all_url: str = "",
) -> StoryBeside:
    """The record's story for whoever asks for its page: the stretch before `?voor=`, or the newest.

    With `until` only what had happened before that moment. `alone`: nothing was merged into it, so there is no other
    story to tell with it. `seen`: whom the viewer is known to see, for they stand on the page. `all_url` is the page of
    the whole story (`story.story_page`).
    """
    before = request.GET.get("voor", "")
    is_now = until is None
    planned = PLANNED if is_now and not before else 0
    page = story_of(
        subject_of(record), request.actor, before=before, until=until, planned=planned, alone=alone, seen=seen
    )
    return StoryBeside(
        days_of(page.entries),
        page.older,
        is_newest=not before,
        above=parts_above(request, record) if is_now else [],
        planned=planned_events(page.planned),
        all_url=all_url,
    )


def planned_events(planned: Iterable[Told]) -> list[Event]:
    """What is still to be done, each with its day."""
    return [Event(told, when_due(told.due)) for told in planned]


def days_of(entries: Iterable[Told]) -> list[Days]:
    """These, newest first, in the groups in which they are read."""
    today = clock.today()
    grouped = groupby(entries, key=lambda told: label_of(formats.as_day(told.at), today))
    return [Days(label, [Event(told, when(told.at, today)) for told in group]) for label, group in grouped]


def label_of(day: date, today: date) -> str:
    """The group that a day belongs to, seen from today."""
    if day >= today:
        return _("Today")
    if day == today - timedelta(days=1):
        return _("Yesterday")
    if day >= today - timedelta(days=today.weekday()):
        return _("This week")
    month = formats.MONTHS[formats.language()][day.month - 1]
    if (day.year, day.month) == (today.year, today.month):
        return _("Earlier in %(month)s") % {"month": month}
    return month.capitalize() if day.year == today.year else f"{month} {day.year}".capitalize()


def when(at: datetime, today: date) -> str:
    """`10.42` of today and yesterday, `vr 10.42` of this week, `12 nov` of before."""
    day = formats.as_day(at)
    if day >= today - timedelta(days=1):
        return formats.time(at)
    if day >= today - timedelta(days=today.weekday()):
        return f"{_short_weekday(day)} {formats.time(at)}"
    return f"{day.day} {formats.SHORT_MONTHS[formats.language()][day.month - 1]}"


def when_due(day: date | None) -> str:
    """`di 24 nov` of what is planned for a day, nothing of what has none."""
    if day is None:
        return ""
    year = "" if day.year == clock.today().year else f" {day.year}"
    return f"{_short_weekday(day)} {day.day} {formats.SHORT_MONTHS[formats.language()][day.month - 1]}{year}"


def _short_weekday(day: date) -> str:
    return formats.weekday(day)[: 2 if formats.language() == "nl" else 3]
