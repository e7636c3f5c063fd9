"""Indexes for what is asked about a million activities: whose they are, with whom, about what, in which chain.

None holds all rows and `done_at` where many rows have what stands before it: SQLite took such a one for every list of
what is open, value by value of what stands before, and sorted what it found.
"""

from django.db.models import Index, Q

from relaas.activities.models.choices import ActivityKind

_OPEN, _DONE = Q(done_at=None), Q(done_at__isnull=False)
_OPEN_ACTION = _OPEN & Q(kind=ActivityKind.ACTION)
_ABOUT = Q(about_id__isnull=False)

ACTIVITY_INDEXES = (
    Index(name="activity_done_of_performer", fields=("performer", "done_at", "id"), condition=_DONE),
    Index(name="activity_of_relation", fields=("relation", "kind", "at", "id")),
    Index(name="activity_of_person", fields=("person", "kind", "at", "id")),
    Index(name="activity_about", fields=("about_kind", "about_id", "kind", "at", "id"), condition=_ABOUT),
    Index(name="activity_done_with_relation", fields=("relation", "kind", "done_at", "id")),
    Index(name="activity_done_with_person", fields=("person", "kind", "done_at", "id")),
    Index(name="activity_done_about", fields=("about_kind", "about_id", "kind", "done_at", "id"), condition=_ABOUT),
    Index(name="activity_chain", fields=("chain", "id")),
    # Of actions alone: PostgreSQL thought an index that knows the kind cheaper, and read the whole of it.
    Index(name="action_open_of_performer", fields=("performer", "due", "id"), condition=_OPEN_ACTION),
    Index(
        name="activity_reminded", fields=("performer", "remind_on", "id"), condition=_OPEN & Q(remind_on__isnull=False)
    ),
    Index(name="activity_open_by_day", fields=("due", "id"), condition=_OPEN_ACTION),
    Index(name="activity_open_of_relation", fields=("relation", "due", "id"), condition=_OPEN),
)
