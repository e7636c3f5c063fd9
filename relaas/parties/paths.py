"""Where the pages of a party stand: organizations under `/relaties/`, persons under `/personen/`."""

from django.urls import reverse

from relaas.parties.models import Kind, Party
from relaas.web.addresses import address

WORDS = {Kind.ORGANIZATION: "relaties", Kind.PERSON: "personen"}


class KindConverter:
    """The part of an address that says which of the two it is about."""

    regex = "|".join(WORDS.values())

    def to_python(self, value: str) -> Kind:
        return next(kind for kind, word in WORDS.items() if word == value)

    def to_url(self, value: str) -> str:
        return WORDS[Kind(value)]


def page_of(party: Party) -> str:
    """The party's own page."""
    return address("parties:relation" if party.is_organization else "parties:person", party.pk)


def list_of(kind: Kind) -> str:
    """The list in which a party of this kind stands."""
    return reverse("parties:relations" if kind == Kind.ORGANIZATION else "parties:persons")
