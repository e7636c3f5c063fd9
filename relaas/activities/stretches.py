"""When something open asks for somebody (A1): late, today, this week, later. Pure."""

from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class Stretch(TextChoices):
    """In the order in which they are read."""

    LATE = "late", pgettext_lazy("action", "Late")
    TODAY = "today", pgettext_lazy("action", "Today")
    WEEK = "week", pgettext_lazy("action", "This week")
    LATER = "later", pgettext_lazy("action", "Later")


def sunday_of(today: date) -> date:
    """The last day of this week."""
    return today + timedelta(days=6 - today.weekday())


def stretch_of(due: date | None, remind_on: date | None, today: date) -> Stretch:
    """Late: due before today. Today: due today, or reminded of. This week: due through Sunday. Later: what is left."""
    if due and due < today:
        return Stretch.LATE
    if due == today or (remind_on and remind_on <= today):
        return Stretch.TODAY
    return Stretch.WEEK if due and due <= sunday_of(today) else Stretch.LATER
