"""CalendarFeed: a private address at which the calendar of a user reads what that user must do."""

from django.conf import settings
from django.db import models


class CalendarFeed(models.Model):
    """One of a user. Of the token in its address only the SHA-256 is kept, so that no copy of the database opens it.

    `contents` is the SHA-256 of what it said when it was last read, `changed_at` since when it says that.

    Not a `Record`: it is a key, as a session is. That it was made and withdrawn the story tells.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="calendar_feed"
    )
    token = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    contents = models.CharField(max_length=64, blank=True, default="")
    changed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.user)
