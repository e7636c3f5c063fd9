"""Telling the story: verbs record entries, pages read them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from relaas.kernel import bulk, clock
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject, with_former
from relaas.story.models import Entry, EntrySubject
from relaas.story.newest import Wanted, rows_of
from relaas.story.places import Place
from relaas.story.reading import tell_planned, tell_rows
from relaas.story.sentences import SENTENCES, Topic
from relaas.story.told import Told
from relaas.story.writing import tell_in_transaction
from relaas.web import formats

_make_entry = bulk.maker(Entry)


@dataclass(frozen=True)
class Page:
    """A stretch of the story, newest first, and above it what is planned.

    `older` and `newer` are the cursors of the stretches beside it, empty at either end.
    """

    entries: list[Told]
    older: str
    newer: str = ""
    planned: list[Told] = field(default_factory=list)


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
    after: str = "",
    until: datetime | None = None,
    limit: int = 20,
    planned: int = 0,
    topic: Topic | None = None,
    alone: bool = False,
    seen: Collection[Subject] = (),
) -> Page:
    """A page of the subject's story. `before` is a page's `older`, `after` its `newer`; a strange one is ignored.

    With `until` only what had happened before that moment. What was told of those that were merged into it is told
    with it (P11); `alone`: there are none. What is told of somebody else whom the viewer may not see is left out (U2):
    an entry names all its subjects. Of those `seen` it is known that the viewer sees them. `planned`: how many of what
    is still to be done stand above it, at most.
    """
    ours = [subject] if alone else with_former(subject)
    starts = [start for start in (Place.read(before), Place(until, "", 0) if until else None) if start]
    back = Place.read(after)
    rows = rows_of(ours, viewer, Wanted(limit + 1, min(starts, default=None), back, topic, planned=planned))
    happened = [row for row in rows if not row.planned]
    shown, is_more = happened[-limit:] if back else happened[:limit], len(happened) > limit
    told = tell_rows([*shown, *(row for row in rows if row.planned)], viewer, seen={*ours, *seen})
    return Page(
        [told[row] for row in shown if row in told],
        older=str(shown[-1].place) if shown and (back or is_more) else "",
        newer=str(shown[0].place) if shown and (is_more if back else Place.read(before)) else "",
        planned=tell_planned(rows, told),
    )


def days_around(subject: Subject, day: date, viewer: Actor) -> tuple[date | None, date | None]:
    """The last day before this one on which something is told of the subject, and the first one after it."""
    told = EntrySubject.objects.of(subject).visible_to(viewer)
    begin, end = (datetime.combine(each, time(), clock.AMSTERDAM) for each in (day, day + timedelta(days=1)))
    earlier = told.filter(at__lt=begin).values_list("at", flat=True).first()
    later = told.filter(at__gte=end).values_list("at", flat=True).reverse().first()
    return earlier and formats.as_day(earlier), later and formats.as_day(later)
