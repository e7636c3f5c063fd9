"""PaymentTerm: after how many days an invoice is due."""

from typing import ClassVar

from django.db import models

from relaas.parties.maintained.models import Maintained


class PaymentTerm(Maintained):
    """*30 dagen*: due so many days after the date of the invoice."""

    story_subject: ClassVar[tuple[str, str]] = ("payment_term", "id")

    due_days = models.PositiveSmallIntegerField()

    class Meta(Maintained.Meta):
        ordering = ("due_days", "sort_name", "id")
