"""The closed lists of this room."""

from django.db import models
from django.utils.translation import pgettext, pgettext_lazy


class ActivityKind(models.TextChoices):
    """To be done, done with the relation, or remembered (A1, A2, A4)."""

    ACTION = "action", pgettext_lazy("activity", "Action")
    CONTACT = "contact", pgettext_lazy("activity", "Contact moment")
    NOTE = "note", pgettext_lazy("activity", "Note")

    @property
    def plural(self) -> str:
        """What the list of them is called."""
        words = {
            "action": pgettext("activities", "Actions"),
            "contact": pgettext("activities", "Contact moments"),
            "note": pgettext("activities", "Notes"),
        }
        return words[self.value]

    @property
    def word(self) -> str:
        """What stands in an address."""
        return {"action": "acties", "contact": "contactmomenten", "note": "notities"}[self.value]

    @property
    def icon(self) -> str:
        return {"action": "circle-check", "contact": "message-circle", "note": "sticky-note"}[self.value]


class Channel(models.TextChoices):
    """A2: by what two parties spoke."""

    PHONE = "phone", pgettext_lazy("channel of a contact moment", "Telephone")
    VISIT = "visit", pgettext_lazy("channel of a contact moment", "Visit")
    EMAIL = "email", pgettext_lazy("channel of a contact moment", "E-mail")
    LETTER = "letter", pgettext_lazy("channel of a contact moment", "Letter")
    VIDEO = "video", pgettext_lazy("channel of a contact moment", "Video call")
    CHAT = "chat", pgettext_lazy("channel of a contact moment", "Chat")

    @property
    def icon(self) -> str:
        return _ICONS[self.value]


_ICONS = {
    "phone": "phone", "visit": "map-pin", "email": "mail", "letter": "file-text", "video": "video",
    "chat": "message-circle",
}  # fmt: skip


class Priority(models.IntegerChoices):
    """A1; a higher one is the more urgent."""

    LOW = 0, pgettext_lazy("priority", "Low")
    NORMAL = 1, pgettext_lazy("priority", "Normal")
    HIGH = 2, pgettext_lazy("priority", "High")


class RepeatInterval(models.TextChoices):
    """A5: after every so many of these an action comes again."""

    DAY = "day", pgettext_lazy("repeat", "day")
    WEEK = "week", pgettext_lazy("repeat", "week")
    MONTH = "month", pgettext_lazy("repeat", "month")
    YEAR = "year", pgettext_lazy("repeat", "year")
