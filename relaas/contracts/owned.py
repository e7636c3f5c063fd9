"""What this room keeps of a party, and how it goes over when the party is merged with another one (P11)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from relaas.contracts.models import Contract, ContractContact, Recurrence
from relaas.kernel.actors import Actor
from relaas.parties.merging.owning import Merging, Owned, own


def _visible(rows: Any, viewer: Actor) -> Any:
    return Contract.objects.visible_to(viewer).filter(pk__in=rows.values("pk"))


def _visible_contacts(rows: Any, viewer: Actor) -> Any:
    return rows.filter(contract__in=Contract.objects.visible_to(viewer, collecting=True))


def _move_contacts(_owned: Owned, merging: Merging) -> None:
    """Each person stands once with a contract; it is primary where either was."""
    there = {each.contract_id: each for each in ContractContact.objects.filter(person=merging.kept)}
    for contact in ContractContact.objects.filter(person=merging.merged):
        kept = there.get(contact.contract_id)
        if kept is None:
            contact.person = merging.kept
            contact.save(update_fields=["person"])
            continue
        contact.delete()
        if contact.is_primary:
            kept.is_primary = True
            kept.save(update_fields=["is_primary"])


own(Owned(Contract, "relation_id", _("Contracts"), visible=_visible, order=80))
own(Owned(Contract, "end_customer_id", _("Contracts for this end customer"), visible=_visible, order=81))
own(
    Owned(
        ContractContact,
        "person_id",
        _("Contracts with this contact person"),
        _move_contacts,
        visible=_visible_contacts,
        order=82,
    )
)
own(Owned(Recurrence, "relation_id", order=83))  # moves along with its contract
