"""Telling the story: verbs record entries, pages read them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from relaas.kernel import bulk, clock
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject, hidden, with_former
from relaas.story.models import Entry, EntrySubject
from relaas.story.newest import newest_entries
from relaas.story.sentences import SENTENCES
from relaas.story.writing import tell_in_transaction
from relaas.web import formats

_make_entry = bulk.maker(Entry)


@dataclass(frozen=True)
class Told:
    """One thing that happened, as the reader sees it."""

    id: int
    at: datetime
    actor: str
    title: str
    detail: str
    icon: str
    tone: str
    transaction: int


@dataclass(frozen=True)
class Page:
    """A stretch of the story, newest first; `older` is the cursor of the next stretch, empty at the beginning."""

    entries: list[Told]
    older: str


def record(
    key: str, *subjects: Subject, by: Actor, parameters: Mapping[str, Any] | None = None, right: str = ""
) -> None:
    """Write one entry into the story of these subjects, in the transaction of the verb that calls this.

    `parameters` carry all that the sentence needs, as displayed values (no look-ups later); `right` is what a
    reader must hold.
    """
    if key not in SENTENCES:
        raise RuntimeError(f"{key} has no sentence")
    entry = _make_entry(
        at=clock.now(),
        actor_id=by.user_id,
        actor_name=by.name,
        key=key,
        parameters=dict(parameters or {}),
        right=right,
    )
    tell_in_transaction(entry, tuple(dict.fromkeys(subjects)))


def story_of(
    subject: Subject,
    viewer: Actor,
    *,
    before: str = "",
    until: datetime | None = None,
    limit: int = 20,
    alone: bool = False,
    seen: Collection[Subject] = (),
) -> Page:
    """A page of the subject's story. `before` is an earlier page's `older`; a strange one is ignored.

    With `until` only what had happened before that moment. What was told of those that were merged into it is told
    with it (P11); `alone`: there are none. What is told of somebody else whom the viewer may not see is left out (U2):
    an entry names all its subjects. Of those `seen` it is known that the viewer sees them.
    """
    ours = [subject] if alone else with_former(subject)
    starts = [start for start in (_parse(before), (until, 0) if until else None) if start]
    found = newest_entries(ours, viewer, before=min(starts, default=None), count=limit + 1)
    shown = found[:limit]
    older = f"{shown[-1].at.isoformat()}~{shown[-1].pk}" if len(found) > limit else ""
    hidden = about_the_hidden(shown, {*ours, *seen}, viewer)
    return Page([tell(entry) for entry in shown if entry.pk not in hidden], older)


def days_around(subject: Subject, day: date, viewer: Actor) -> tuple[date | None, date | None]:
    """The last day before this one on which something is told of the subject, and the first one after it."""
    told = EntrySubject.objects.of(subject).visible_to(viewer)
    begin, end = (datetime.combine(each, time(), clock.AMSTERDAM) for each in (day, day + timedelta(days=1)))
    earlier = told.filter(at__lt=begin).values_list("at", flat=True).first()
    later = told.filter(at__gte=end).values_list("at", flat=True).reverse().first()
    return earlier and formats.as_day(earlier), later and formats.as_day(later)


def about_the_hidden(entries: Collection[Entry], seen: Collection[Subject], viewer: Actor) -> set[int]:
    """The entries that also stand in the story of something of which this viewer may not read."""
    if viewer.holds_every_right:
        return set()
    places = EntrySubject.objects.filter(entry__in=entries).values_list("entry_id", "kind", "subject_id")
    others = {(entry, Subject(kind, id)) for entry, kind, id in places if Subject(kind, id) not in seen}
    secret = hidden({other for _entry, other in others}, viewer) if others else set()
    return {entry for entry, other in others if other in secret}


def tell(entry: Entry) -> Told:
    """The entry, as the reader sees it."""
    sentence = SENTENCES[entry.key]
    title, detail = sentence.told(entry.parameters)
    return Told(entry.pk, entry.at, entry.actor_name, title, detail, sentence.icon, sentence.tone, entry.transaction_id)


def _parse(cursor: str) -> tuple[datetime, int] | None:
    at, _, id = cursor.partition("~")
    try:
        moment = datetime.fromisoformat(at)
        return (moment, int(id)) if moment.tzinfo else None
    except ValueError:
        return None
