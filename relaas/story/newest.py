"""The newest entries of the story of one subject, or of several together: of each by its own stretch of one index."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject
from relaas.story.models import Entry, EntrySubject, EntrySubjectQuerySet

type Cursor = tuple[datetime, int]


def newest_entries(
    subjects: Sequence[Subject], viewer: Actor, *, before: Cursor | None = None, count: int
) -> list[Entry]:
    """At most `count` entries that the viewer may read, newest first, of what happened before the cursor.

    Of one subject a query, of several two, however many: an entry that several share comes once.
    """
    stretches = [_stretch(subject, viewer, before) for subject in subjects]
    if len(stretches) == 1:
        return [each.entry for each in stretches[0].select_related("entry")[:count]]
    entries = Entry.objects.in_bulk(_newest_ids(stretches, count))
    return sorted(entries.values(), key=lambda entry: (entry.at, entry.pk), reverse=True)


def _stretch(subject: Subject, viewer: Actor, before: Cursor | None) -> EntrySubjectQuerySet:
    told = EntrySubject.objects.of(subject).visible_to(viewer)
    return told.before(*before) if before else told


def _newest_ids(stretches: Sequence[EntrySubjectQuerySet], count: int) -> list[int]:
    """Written out, for Django makes no union of limited queries on SQLite."""
    parts = [each.values("at", "entry_id")[:count].query.sql_with_params() for each in stretches]
    union = " UNION ".join(f"SELECT * FROM ({sql}) AS part{place}" for place, (sql, _given) in enumerate(parts))  # noqa: S608
    statement = f"SELECT entry_id FROM ({union}) AS story ORDER BY at DESC, entry_id DESC LIMIT %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, [*(value for _sql, given in parts for value in given), count])
        return [id for (id,) in cursor.fetchall()]
