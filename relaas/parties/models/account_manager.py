"""AccountManager: a user is responsible for a party (T2)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint

from relaas.kernel.models import Record
from relaas.parties.models.party import Party


class AccountManager(Record):
    """One of a party's account managers; one of them is primary and also stands on the party's own row."""

    story_subject: ClassVar[tuple[str, str]] = ("party", "party_id")

    party = models.ForeignKey(Party, models.CASCADE, related_name="account_managers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="account_manager_of")
    is_primary = models.BooleanField(default=False)
    gets_commission = models.BooleanField(default=False)
    gets_updates = models.BooleanField(default=True)

    class Meta:
        ordering = ("-is_primary", "id")
        constraints = (
            UniqueConstraint(name="account_manager_once", fields=("party", "user")),
            UniqueConstraint(name="one_primary_account_manager", fields=("party",), condition=Q(is_primary=True)),
        )

    def __str__(self) -> str:
        return f"{self.user}, {self.party.name}"
