"""What the lists of this room are ordered by that is no column (`overviews.sort_keys`)."""

from typing import Any

from django.db.models import BigIntegerField, F, Func

from relaas.activities.models.choices import Channel, Priority
from relaas.overviews.sort_keys import numbered, places

PLACE_OF_CHANNEL = numbered(Channel)


class ChannelPlace(Func):
    """The place of a channel in its list; 0 of what has none."""

    template = f"CASE %(expressions)s {places(Channel)} ELSE 0 END"
    output_field = BigIntegerField()

    def __init__(self, channel: str = "channel", **extra: Any) -> None:
        super().__init__(F(channel), **extra)


class Urgency(Func):
    """The priority the other way round: what is high stands first."""

    template = f"({Priority.HIGH.value} - %(expressions)s)"
    output_field = BigIntegerField()

    def __init__(self, priority: str = "priority", **extra: Any) -> None:
        super().__init__(F(priority), **extra)


def urgency_of(priority: int) -> int:
    """The place that `Urgency` gives."""
    return Priority.HIGH.value - priority
