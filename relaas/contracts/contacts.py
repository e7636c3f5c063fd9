"""Verbs: with whom a contract is made (K1); one of them is primary."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from relaas.contracts import sentences
from relaas.contracts.models import Contract, ContractContact
from relaas.contracts.rights import CHANGE
from relaas.contracts.telling import tell
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.verbs import verb
from relaas.parties.models import Party


@verb("contracts.add_contact", act=Act.CHANGE, right=CHANGE, on=("contract",))
def add_contact(contract: Contract, *, person: Party, by: Actor) -> ContractContact:
    """Add a contact person; the first is the primary one.

    Refuses what is no person (`kind`), who is not to be seen (`choice`) and who stands there already (`contact_twice`).
    """
    check_unchanged(contract, None)
    checking = Checking()
    check_contact(person, checking, by, field="person")
    if ContractContact.objects.filter(contract=contract, person=person).exists():
        checking.add("contact_twice", _("%(name)s is a contact person already.") % {"name": person.name}, "person")
    checking.refuse_problems()
    [contact] = put_contacts(contract, [person])
    tell(sentences.CONTACT_ADDED, contract, by, person=person.name)
    return contact


@verb("contracts.remove_contact", act=Act.CHANGE, right=CHANGE, on=("contract",))
def remove_contact(contract: Contract, *, contact: ContractContact, by: Actor) -> None:
    """Take a contact person off the contract; the oldest of the others becomes primary where it was."""
    _lock(contract, contact)
    tell(sentences.CONTACT_REMOVED, contract, by, person=contact.person.name)
    was_primary = contact.is_primary
    contact.delete()
    following = ContractContact.objects.filter(contract=contract).order_by("id").first()
    if was_primary and following:
        following.is_primary = True
        following.save(update_fields=["is_primary"])


@verb("contracts.make_primary", act=Act.CHANGE, right=CHANGE, on=("contract",))
def make_primary(contract: Contract, *, contact: ContractContact, by: Actor) -> None:
    """Make this the primary contact person, in place of any other."""
    _lock(contract, contact)
    if contact.is_primary:
        return
    ContractContact.objects.filter(contract=contract, is_primary=True).update(is_primary=False)
    contact.is_primary = True
    contact.save(update_fields=["is_primary"])
    tell(sentences.CONTACT_PRIMARY, contract, by, person=contact.person.name)


def check_contact(person: Party, checking: Checking, by: Actor, *, field: str = "contacts") -> None:
    """A contact person is a person (`kind`) that whoever names it may see (`choice`)."""
    if not person.is_person:
        checking.add("kind", _("A contact person is a person."), field)
    elif not Party.objects.visible_to(by).filter(pk=person.pk).exists():
        checking.add("choice", _("Choose one from the list."), field)


def put_contacts(contract: Contract, persons: Sequence[Party]) -> list[ContractContact]:
    """Add these, each once; the first becomes primary where there is none yet."""
    if not persons:
        return []
    has_primary = ContractContact.objects.filter(contract=contract, is_primary=True).exists()
    return [
        ContractContact.objects.create(contract=contract, person=person, is_primary=not place and not has_primary)
        for place, person in enumerate(dict.fromkeys(persons))
    ]


def _lock(contract: Contract, contact: ContractContact) -> None:
    """One change of the contact persons of a contract at a time; who was taken off meanwhile is gone (`gone`)."""
    check_unchanged(contract, None)
    if contact.contract_id != contract.pk or not ContractContact.objects.filter(pk=contact.pk).exists():
        raise Refused("gone", _("This contact person is no longer there."))
    contact.refresh_from_db(fields=["is_primary"])
