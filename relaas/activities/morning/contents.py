"""What a morning mail has to say to somebody: the open actions of that user, as far as the user may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from relaas.activities.models import Activity
from relaas.kernel.actors import Actor

MOST = 8  # that are named of each; of the others only the number


@dataclass(frozen=True)
class Some:
    """The first of them, and how many there are."""

    first: Sequence[Activity]
    number: int


@dataclass(frozen=True)
class Contents:
    """What is late, due today, and reminded of though it is due later or never; and how many more are due this week."""

    late: Some
    today: Some
    reminded: Some
    this_week: int

    @property
    def is_empty(self) -> bool:
        return not (self.late.number or self.today.number or self.reminded.number or self.this_week)


def contents_for(viewer: Actor, today: date) -> Contents:
    """Late first come those that are due longest; the week ends on Sunday."""
    ours = Activity.objects.visible_to(viewer).actions().open().filter(performer_id=viewer.user_id)
    reminded = Q(remind_on__lte=today) & (Q(due=None) | Q(due__gt=today))
    sunday = today + timedelta(days=6 - today.weekday())
    return Contents(
        _some(ours.filter(due__lt=today)),
        _some(ours.filter(due=today)),
        _some(ours.filter(reminded)),
        ours.filter(due__gt=today, due__lte=sunday).exclude(reminded).count(),
    )


def _some(activities: QuerySet[Activity]) -> Some:
    rows = activities.select_related("relation", "person").order_by("due", "due_time", "-priority", "id")
    first = list(rows[: MOST + 1])
    return Some(first[:MOST], len(first) if len(first) <= MOST else activities.count())
