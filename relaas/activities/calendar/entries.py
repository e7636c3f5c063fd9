"""What stands in the calendar of a user: open actions with a day, as far as that user may see them.

What has no day stands on the day of its reminder; what was done is gone. Late ones stay on the day they were due.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Q

from relaas.accounts.models import User
from relaas.activities.models import Activity
from relaas.kernel import clock
from relaas.kernel.lasting_names import lasting_name

MOST = 10_000  # entries; a calendar with more is of no use to anybody
_REMINDED_AT = time(9)


@dataclass(frozen=True)
class Entry:
    """One thing to be done on a day; at a time of the day in Amsterdam where `at` is there.

    `name` is the same for ever, whatever changes. `remind_at` is when the calendar should say so.
    """

    name: str
    id: int
    title: str
    relation: str
    person: str
    text: str
    category: str
    priority: int
    made_at: datetime
    day: date
    at: time | None = None
    remind_at: datetime | None = None


def entries_of(user: User, today: date) -> list[Entry]:
    """In the order of their days. A reminder that is past is not given again."""
    rows = Activity.objects.visible_to(user.actor).actions().open().of_performer(user.pk)
    rows = rows.filter(Q(due__isnull=False) | Q(remind_on__isnull=False))
    columns = ("pk", "title", "relation__name", "person__name", "text", "category__name", "priority", "made_at")
    found = rows.order_by("due", "pk").values_list(*columns, "due", "due_time", "remind_on")[:MOST]
    return [
        Entry(
            str(lasting_name("activity", id)), id, title, relation or "", person or "", text, category or "", priority,
            made_at, due or remind_on, at, _reminder(remind_on, due, at, today),
        )
        for id, title, relation, person, text, category, priority, made_at, due, at, remind_on in found
    ]  # fmt: skip


def _reminder(remind_on: date | None, due: date | None, at: time | None, today: date) -> datetime | None:
    """At nine o'clock, or when it begins where that is before nine on the day itself."""
    if remind_on is None or remind_on < today:
        return None
    when = min(_REMINDED_AT, at) if at and remind_on == due else _REMINDED_AT
    return datetime.combine(remind_on, when, tzinfo=clock.AMSTERDAM)
