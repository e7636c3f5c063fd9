"""What somebody must do, read for a list of it: in what order, with whom, and what it follows on (A1, A2)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from relaas.activities.models import Activity, Channel, Priority
from relaas.activities.models.activity_queries import ActivityQuerySet
from relaas.activities.stretches import Stretch, stretch_of
from relaas.kernel import clock, subjects
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import rows_asked_daily, rows_asked_often
from relaas.kernel.subjects import Subject
from relaas.web import formats

type Row = Mapping[str, Any]
_COLUMNS = (
    "pk", "title", "due", "due_time", "remind_on", "priority", "done_at", "performer_id", "performer__name",
    "relation_id", "relation__name", "person_id", "person__name", "about_kind", "about_id", "follows_id",
)  # fmt: skip
_PARTS = 5


@dataclass(frozen=True)
class Named:
    """Somebody or something that an action is with or about, and where that stands."""

    name: str
    url: str


@dataclass(frozen=True)
class Todo:
    """An action as a list shows it: with whom and about what (`named`), and in words what it `follows`, if anything."""

    id: int
    title: str
    due: date | None
    due_time: time | None
    remind_on: date | None
    priority: int
    done_at: datetime | None
    performer_id: int
    performer: str
    named: Sequence[Named]
    follows: str

    @property
    def url(self) -> str:
        return reverse("activities:activity", args=[self.id])

    @property
    def at(self) -> datetime | None:
        """The moment at which it is due, where the hour matters."""
        return datetime.combine(self.due, self.due_time, clock.AMSTERDAM) if self.due and self.due_time else None

    @property
    def is_urgent(self) -> bool:
        return self.priority == Priority.HIGH

    def stretch(self, today: date) -> Stretch:
        return stretch_of(self.due, self.remind_on, today)

    def place(self, today: date) -> tuple[Any, ...]:
        """Where it stands among others: by stretch and day, then what is urgent and what comes first that day."""
        order = list(Stretch).index(self.stretch(today))
        return order, self.due or date.max, -self.priority, self.due_time or time.max, self.id


def still_to_do(performers: Collection[int], viewer: Actor, today: date, most: int) -> list[Todo]:
    """The first that these must do, or anybody where none are given: what is due or reminded of first, what has no day
    last; at most so many.

    What is due after today is only read where what comes before it leaves room: of a whole office that is much.
    """
    rows: dict[int, Row] = {}
    for part in range(_PARTS):
        if len(rows) < most:
            found = _read(performers, viewer, today, part, most) if performers else _read_all(viewer, today, part, most)
            rows |= {row["pk"]: row for row in found}
    return sorted(_todos(rows.values(), viewer), key=lambda each: each.place(today))[:most]


def _part(performers: Collection[int], viewer: Actor, today: date, part: int, most: int) -> QuerySet[Activity, Row]:
    still = next(islice(_parts(done_by(performers, viewer).open().order_by("due", "pk"), today), part, None))
    rows: QuerySet[Activity, Row] = still.values(*_COLUMNS)[:most]
    return rows


_read = rows_asked_often(_part)
_read_all = rows_asked_daily(partial(_part, ()))


def done_by(performers: Collection[int], viewer: Actor) -> ActivityQuerySet:
    """The actions of these, or of everybody where none are given, as far as the viewer sees them."""
    actions = Activity.objects.visible_to(viewer).actions()
    return actions.filter(performer__in=performers) if performers else actions


def _parts(still: ActivityQuerySet, today: date) -> Iterator[ActivityQuerySet]:
    """What is open, in `_PARTS`: what is in one is read before what is in the next; each by an index of its own."""
    month = today + timedelta(days=30)
    yield still.filter(due__lte=today)
    yield still.filter(remind_on__lte=today).filter(Q(due=None) | Q(due__gt=today))
    yield still.filter(due__gt=today, due__lte=month)
    yield still.filter(due__gt=month)
    yield still.filter(due=None).order_by("-due", "-pk")  # as the index has them, backward


def lately_done(performers: Collection[int], viewer: Actor, most: int) -> list[Todo]:
    """What these did last, the newest first."""
    done = done_by(performers, viewer).done().order_by("-done_at", "-pk")
    return list(_todos(done.values(*_COLUMNS)[:most], viewer))


def _todos(rows: Iterable[Row], viewer: Actor) -> Iterator[Todo]:
    found = list(rows)
    abouts = [Subject(row["about_kind"], row["about_id"]) for row in found if row["about_id"] is not None]
    labels = subjects.labels(abouts) if abouts else {}
    followed = _followed({row["follows_id"] for row in found} - {None}, viewer)
    for row in found:
        given = {name: row[name] for name in ("title", "due", "due_time", "remind_on", "priority", "done_at")}
        yield Todo(
            id=row["pk"],
            performer_id=row["performer_id"],
            performer=row["performer__name"],
            named=list(_named(row, labels)),
            follows=followed.get(row["follows_id"], ""),
            **given,
        )


def _named(row: Row, labels: Mapping[Subject, str]) -> Iterator[Named]:
    for column in ("relation", "person"):
        if party := row[f"{column}_id"]:
            yield Named(row[f"{column}__name"], subjects.url(Subject("party", party)))
    about = Subject(row["about_kind"], row["about_id"] or 0)
    if about in labels:
        yield Named(labels[about], subjects.url(about))


def _followed(ids: set[int], viewer: Actor) -> dict[int, str]:
    """What these activities are called by what follows on them; without those that the viewer may not see (U2)."""
    if not ids:
        return {}
    found = Activity.objects.visible_to(viewer).filter(pk__in=ids)
    said = found.values_list("pk", "title", "channel", "at")
    return {id: _called(title, channel, at) for id, title, channel, at in said}


def _called(title: str, channel: str, at: datetime) -> str:
    if not channel:
        return _("Follows on “%(title)s”") % {"title": title}
    said = str(Channel(channel).label).lower()
    return _("Follows on %(channel)s of %(day)s") % {"channel": said, "day": formats.short_day(at)}
