"""Indexes for what is asked about a million activities: whose they are, with whom, about what, in which chain."""

from django.db.models import Index, Q

from relaas.activities.models.choices import ActivityKind

_OPEN = Q(done_at=None)

ACTIVITY_INDEXES = (
    Index(name="activity_of_performer", fields=("performer", "done_at", "due", "id")),
    Index(name="activity_of_relation", fields=("relation", "kind", "at", "id")),
    Index(name="activity_of_person", fields=("person", "kind", "at", "id")),
    Index(name="activity_about", fields=("about_kind", "about_id", "kind", "at", "id")),
    Index(name="activity_done_with_relation", fields=("relation", "kind", "done_at", "id")),
    Index(name="activity_done_with_person", fields=("person", "kind", "done_at", "id")),
    Index(name="activity_done_about", fields=("about_kind", "about_id", "kind", "done_at", "id")),
    Index(name="activity_chain", fields=("chain", "id")),
    Index(name="activity_open_of_performer", fields=("performer", "due", "id"), condition=_OPEN),
    Index(
        name="activity_reminded", fields=("performer", "remind_on", "id"), condition=_OPEN & Q(remind_on__isnull=False)
    ),
    Index(name="activity_open_by_day", fields=("due", "id"), condition=_OPEN & Q(kind=ActivityKind.ACTION)),
    Index(name="activity_open_of_relation", fields=("relation", "due", "id"), condition=_OPEN),
)
