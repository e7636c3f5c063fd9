"""The nouns of this room."""

from relaas.activities.models.activity import Activity
from relaas.activities.models.category import Category
from relaas.activities.models.choices import ActivityKind, Channel, Priority, RepeatInterval
from relaas.activities.models.participant import Participant

__all__ = ["Activity", "ActivityKind", "Category", "Channel", "Participant", "Priority", "RepeatInterval"]
