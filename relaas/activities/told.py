"""Activities in the story of relation, person and subject: what was said, noted and done, as the rows that they are.

So what is corrected or deleted is right there at once, and who may not see it does not read it. On top stands what is
planned: open actions, and active notes with a day.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet, Value
from django.utils.translation import pgettext

from relaas.activities.about import ABOUT
from relaas.activities.models import Activity, ActivityKind, Channel, Participant
from relaas.activities.naming import called_by
from relaas.files.numbers import files_at
from relaas.files.rights import READ as READ_FILES
from relaas.kernel import subjects
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import rows_asked_often
from relaas.kernel.subjects import Subject
from relaas.story.strands import STRANDS, Strand, Stretch
from relaas.story.told import Told

NAME = "activities"
LONGEST_DETAIL = 400  # letters; the page of the activity has all of it
_TO_DO = (ActivityKind.ACTION, ActivityKind.NOTE)


class _Row(NamedTuple):
    """What is read of an activity to tell it."""

    pk: int
    kind: str
    title: str
    text: str
    result: str
    channel: str
    at: datetime
    due: date | None
    done_at: datetime | None
    about_kind: str
    about_id: int | None
    relation__name: str | None
    person__name: str | None
    performer__name: str | None
    done_by__name: str | None
    made_by__name: str | None
    files: int

    @property
    def about(self) -> Subject | None:
        return Subject(self.about_kind, self.about_id) if self.about_id is not None else None

    @property
    def is_done_action(self) -> bool:
        return self.kind == ActivityKind.ACTION and self.done_at is not None

    @property
    def whose(self) -> str | None:
        """Who said, wrote or did it, or is to do it."""
        if self.kind == ActivityKind.NOTE:
            return self.made_by__name
        return self.done_by__name if self.is_done_action else self.performer__name


def stretches(subject: Subject, viewer: Actor) -> Iterator[Stretch]:
    """What was said and noted stands at `at`, an action where it was done; each is a stretch of one index."""
    seen = Activity.objects.visible_to(viewer)
    for ours in _standing_with(subject):
        rows = seen.filter(**ours)
        if "person_id" not in ours:  # who took part in a contact moment is asked below
            yield Stretch(rows.contact_moments())
        yield Stretch(rows.notes())
        yield Stretch(rows.actions().done(), at="done_at")
    if subject.kind == "party":
        theirs = seen.filter(participants__person=subject.id)  # of them alone: SQLite works out what stands in an IN
        took_part = Participant.objects.filter(person_id=subject.id, activity__in=theirs)
        yield Stretch(took_part, at="activity__at", id="activity_id", text="activity__search_text")


def planned(subject: Subject, viewer: Actor) -> Iterator[QuerySet[Activity]]:
    """Open actions, and active notes with a day."""
    to_do = Q(kind=ActivityKind.ACTION) | Q(kind=ActivityKind.NOTE, due__isnull=False)
    for ours in _standing_with(subject):
        rows = Activity.objects.visible_to(viewer).open().filter(to_do, **ours, kind__in=_TO_DO)
        yield rows.order_by(F("due").asc(nulls_last=True), "id")


def tell(ids: Collection[int], viewer: Actor) -> Mapping[int, Told]:
    """These activities as the reader sees them; for one that is open and due, what is planned. Its files are counted
    for who may read files."""
    found = [_Row(*row) for row in _with_ids(ids, viewer.may(READ_FILES))]
    labels = subjects.labels({each.about for each in found if each.about})
    return {each.pk: _told(each, labels) for each in found}


@rows_asked_often
def _with_ids(ids: Collection[int], counts_files: bool) -> QuerySet[Activity, Any]:
    files = files_at("activity") if counts_files else Value(0)
    return Activity.objects.filter(pk__in=ids).annotate(files=files).values_list(*_Row._fields)


def _told(row: _Row, labels: Mapping[Subject, str]) -> Told:
    to_do = row.done_at is None and row.kind != ActivityKind.NOTE
    return Told(
        row.pk,
        row.done_at if row.is_done_action and row.done_at else row.at,
        row.whose or "Relaas",
        called_by(row.kind, row.title, row.channel, row.person__name or row.relation__name),
        _detail(row, labels.get(row.about, "") if row.about else ""),
        Channel(row.channel).icon if row.channel else ActivityKind(row.kind).icon,
        "due" if to_do else "talk",
        url=subjects.url(Subject("activity", row.pk)),
        strand=NAME,
        due=row.due,
        files=row.files,
    )


def _detail(row: _Row, about: str) -> str:
    """*V-2026-0412 Roggemeel 2027 · Gedaan · Wil 40 zakken per week*"""
    done = pgettext("activity", "Done") if row.is_done_action else ""
    said = (row.result or row.text).strip()
    short = said if len(said) <= LONGEST_DETAIL else f"{said[: LONGEST_DETAIL - 1].rstrip()}…"
    return " · ".join(part for part in (about, done, short) if part)


def _standing_with(subject: Subject) -> Iterable[Mapping[str, object]]:
    """The columns by which activities stand with this subject."""
    if subject.kind == "party":
        return {"relation_id": subject.id}, {"person_id": subject.id}
    if any(about.kind == subject.kind for about in ABOUT):
        return ({"about_kind": subject.kind, "about_id": subject.id},)
    return ()


STRANDS.add(NAME, Strand(NAME, stretches, tell, planned))
