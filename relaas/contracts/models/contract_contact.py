"""ContractContact: with whom of the relation a contract is made (K1)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q, UniqueConstraint

from relaas.contracts.models.contract import Contract
from relaas.kernel.models import Record
from relaas.parties.models import Party


class ContractContact(Record):
    """A contact person of a contract; one of them is primary."""

    story_subject: ClassVar[tuple[str, str]] = ("contract", "contract_id")

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="contacts")
    person = models.ForeignKey(Party, models.PROTECT, related_name="contact_of_contracts")
    is_primary = models.BooleanField(default=False)

    class Meta:
        ordering = ("-is_primary", "id")
        constraints = (
            UniqueConstraint(name="contract_contact_once", fields=("contract", "person")),
            UniqueConstraint(name="one_primary_contract_contact", fields=("contract",), condition=Q(is_primary=True)),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.contract}"
