"""Rows of a story in the words of the reader, without what the reader may not read."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import rows_asked_often
from relaas.kernel.subjects import Subject, hidden
from relaas.story.models import Entry, EntrySubject
from relaas.story.newest import ENTRIES, Row
from relaas.story.sentences import SENTENCES
from relaas.story.strands import STRANDS
from relaas.story.told import Told


def tell_rows(rows: Collection[Row], viewer: Actor, *, seen: Collection[Subject] = ()) -> dict[Row, Told]:
    """What each of these says. Left out: entries that tell of somebody of whom the viewer may not read (U2) too.

    Of those `seen` it is known that the viewer sees them. A query for each strand that has rows here.
    """
    entries = [row.entry for row in rows if row.entry]
    secret = about_the_hidden(entries, seen, viewer)
    told = {row: tell(row.entry) for row in rows if row.entry and row.id not in secret}
    for strand in {row.strand for row in rows} - {ENTRIES}:
        ours = [row for row in rows if row.strand == strand]
        found = STRANDS[strand].tell([row.id for row in ours], viewer)
        told |= {row: found[row.id] for row in ours if row.id in found}
    return told


def tell_planned(rows: Iterable[Row], told: Mapping[Row, Told]) -> list[Told]:
    """What is planned among these, what is due first on top, without a day last."""
    planned = [told[row] for row in rows if row.planned and row in told]
    return sorted(planned, key=lambda each: (each.due or date.max, each.id))


def tell(entry: Entry) -> Told:
    """One entry of the story."""
    sentence = SENTENCES[entry.key]
    title, detail = sentence.told(entry.parameters)
    return Told(
        entry.pk,
        entry.at,
        entry.actor_name,
        title,
        detail,
        sentence.icon,
        sentence.tone,
        entry.transaction_id,
        topic=sentence.topic,
    )


@rows_asked_often
def _places_of(ids: Collection[int]) -> QuerySet[EntrySubject, tuple[int, str, int]]:
    return EntrySubject.objects.filter(entry__in=ids).values_list("entry_id", "kind", "subject_id")


def about_the_hidden(entries: Collection[Entry], seen: Collection[Subject], viewer: Actor) -> set[int]:
    """The entries that also stand in the story of something of which this viewer may not read."""
    if viewer.holds_every_right or not entries:
        return set()
    places = _places_of({entry.pk for entry in entries})
    others = {(entry, Subject(kind, id)) for entry, kind, id in places if Subject(kind, id) not in seen}
    secret = hidden({other for _entry, other in others}, viewer) if others else set()
    return {entry for entry, other in others if other in secret}
