"""The nouns of this room."""

from relaas.activities.models.activity import Activity
from relaas.activities.models.activity_sum import ActivitySum
from relaas.activities.models.calendar_feed import CalendarFeed
from relaas.activities.models.category import Category
from relaas.activities.models.choices import ActivityKind, Channel, Priority, RepeatInterval
from relaas.activities.models.made_once import MadeOnce
from relaas.activities.models.morning_mail import MorningMail
from relaas.activities.models.participant import Participant

__all__ = [
    "Activity",
    "ActivityKind",
    "ActivitySum",
    "CalendarFeed",
    "Category",
    "Channel",
    "MadeOnce",
    "MorningMail",
    "Participant",
    "Priority",
    "RepeatInterval",
]
