"""To whom a document goes, and how they are greeted, in the language that is active."""

from collections.abc import Collection

from django.db.models import QuerySet
from django.utils.translation import pgettext

from relaas.contracts.models import Contract
from relaas.documents.models import Language
from relaas.kernel.asked_often import rows_asked_often
from relaas.kernel.countries import HOME, country_name
from relaas.parties.models import Address, AddressType, Party, Salutation
from relaas.parties.names import capitalise

_TYPES = (AddressType.POST, AddressType.VISIT, AddressType.INVOICE)


def addressee_of(contract: Contract, contact: Party | None, language: Language) -> list[str]:
    """The lines of the address: who, for whom, where. Post goes to the default address for it, else where they are."""
    relation = contract.relation
    attention = contract.attention or (contact.formal_name if contact else "")
    attended = pgettext("document", "Attn. %(name)s") % {"name": attention} if attention else ""
    address = _address(relation)
    where = _lines(address, language) if address else []
    return [line for line in (relation.name, contract.department, attended, *where) if line]


def salutation_of(contact: Party | None) -> str:
    """*Geachte mevrouw El Idrissi,*; without a person *Geachte heer, mevrouw,*."""
    if contact is None or not contact.last_name:
        return pgettext("document", "Dear Sir or Madam,")
    last = " ".join(part for part in (contact.prefix, contact.last_name) if part)
    if not contact.salutation:
        return pgettext("document", "Dear %(name)s,") % {"name": contact.name}
    if contact.salutation == Salutation.MS:
        return pgettext("document", "Dear Ms %(name)s,") % {"name": capitalise(last)}
    return pgettext("document", "Dear Mr %(name)s,") % {"name": capitalise(last)}


def _address(relation: Party) -> Address | None:
    found = _addresses_of([relation.pk])
    for type in _TYPES:
        for address in found:
            if getattr(address, type.default_column):
                return address
    return found[0] if found else None


@rows_asked_often
def _addresses_of(ids: Collection[int]) -> QuerySet[Address]:
    return Address.objects.filter(party__in=ids).order_by("id")


def _lines(address: Address, language: Language) -> list[str]:
    """Two spaces stand between postcode and place, as the post wants it; another country is the last line."""
    place = "  ".join(part for part in (address.postcode, address.city) if part)
    abroad = country_name(address.country).upper() if address.country != HOME or language != Language.DUTCH else ""
    return [line for line in (address.street_line, place, abroad) if line]
