"""MorningMail: who wants a mail on working days with what must be done (A5)."""

from django.conf import settings
from django.db import models


class MorningMail(models.Model):
    """Whether a user wants it, by which address the user reaches Relaas, and the day of the last one.

    Not a `Record`: it is a preference. The row stays when the mail is no longer wanted, for the day of the last one.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="morning_mail")
    is_wanted = models.BooleanField(default=False)
    origin = models.CharField(max_length=300)
    last_on = models.DateField(null=True)

    def __str__(self) -> str:
        return str(self.user)
