"""MadeOnce: of what the system made an action (A5)."""

from django.db import models


class MadeOnce(models.Model):
    """One of each origin, ever: also when its action was done, deleted, or taken back.

    Not a `Record`: it is what keeps the system from making the same twice, and nothing may take it back.
    """

    origin = models.CharField(max_length=120, primary_key=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.origin
