"""A party that answers to what was typed."""

from collections.abc import Iterable
from typing import Any, NamedTuple, Self

from django.db.models import QuerySet

from relaas.parties.models import Kind, Party
from relaas.parties.models.party_queries import PartyQuerySet


class Answer(NamedTuple):
    """What is shown of it and what it is ranked by. No `Party`: two hundred are made to show ten."""

    pk: int
    kind: str
    is_relation: bool
    name: str
    code: str | None
    search_code: str
    city: str
    sort_name: str
    search_text: str
    email: str
    phone: str
    kvk: str
    vat_number: str
    oin: str
    rsin: str

    @classmethod
    def all_of(cls, rows: Iterable[tuple[Any, ...]]) -> list[Self]:
        """Of all of these rows of values, in their order."""
        return list(map(cls._make, rows))

    @classmethod
    def read(cls, parties: PartyQuerySet) -> QuerySet[Party, tuple[Any, ...]]:
        """The values that answers are made of."""
        return parties.values_list(*cls._fields)

    @property
    def is_organization(self) -> bool:
        return self.kind == Kind.ORGANIZATION

    @property
    def is_person(self) -> bool:
        return self.kind == Kind.PERSON
