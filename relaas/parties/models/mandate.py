"""Mandate (P9): a SEPA mandate, by which a party lets us collect from its account."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.functions import Upper

from relaas.kernel.models import Record, StoredFile
from relaas.parties.models.bank_account import BankAccount
from relaas.parties.models.choices import MandateType
from relaas.parties.models.party import Party
from relaas.parties.rights import READ_BANK_ACCOUNTS


class Mandate(Record):
    """The reference is ours and unique; `signed_on` is on the paper, `document` the scan of it."""

    story_subject: ClassVar[tuple[str, str]] = ("party", "party_id")
    read_right: ClassVar[str] = READ_BANK_ACCOUNTS

    party = models.ForeignKey(Party, models.CASCADE, related_name="mandates")
    account = models.ForeignKey(BankAccount, models.CASCADE, related_name="mandates")
    reference = models.CharField(max_length=35)
    type = models.CharField(max_length=4, choices=MandateType, default=MandateType.CORE)
    signed_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    document = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    document_name = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering = ("ended_on", "id")
        constraints = (
            UniqueConstraint(Upper("reference"), name="mandate_reference_once"),
            CheckConstraint(name="mandate_has_a_reference", condition=~Q(reference="")),
            CheckConstraint(name="mandate_type_known", condition=Q(type__in=MandateType.values)),
            CheckConstraint(
                name="mandate_ends_after_signing", condition=Q(ended_on=None) | Q(ended_on__gte=F("signed_on"))
            ),
        )

    def __str__(self) -> str:
        return self.reference

    def is_ended(self, on: date) -> bool:
        """Whether nothing may be collected by it any longer."""
        return self.ended_on is not None and self.ended_on <= on
