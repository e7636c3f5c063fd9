"""MasterDataType and the rows of it (T2): facts about a party of which the users make up the types themselves."""

from datetime import date
from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from relaas.kernel.actors import Actor
from relaas.kernel.models import Record
from relaas.parties.maintained.models import Maintained, MaintainedQuerySet
from relaas.parties.models.choices import Kind, ValueKind
from relaas.parties.models.party import Party
from relaas.parties.rights import READ_PERSONAL
from relaas.web import formats


class MasterDataTypeQuerySet(MaintainedQuerySet):
    """Questions about types of master data."""

    def readable_by(self, viewer: Actor) -> Self:
        """Those whose values the viewer may read: personal ones need a right (U2, P14)."""
        return self if viewer.may(READ_PERSONAL) else self.filter(is_personal=False)

    def choosable_by(self, kind: str, on: date) -> Self:
        """Those that a party of this kind may be given on this day."""
        column = "for_organizations" if kind == Kind.ORGANIZATION else "for_persons"
        return self.filter(**{column: True}).choosable(on)


class MasterDataType(Maintained):
    """What a kind of master data is called, what its values are, and of whom they can be.

    `several`: a party may have more than one value of it. `choices` are the values of a type of `ValueKind.CHOICE`.
    """

    story_subject: ClassVar[tuple[str, str]] = ("master_data_type", "id")

    kind = models.CharField(max_length=8, choices=ValueKind, default=ValueKind.TEXT)
    choices = models.JSONField(default=list, blank=True)
    is_personal = models.BooleanField(default=False)
    for_organizations = models.BooleanField(default=True)
    for_persons = models.BooleanField(default=True)
    several = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    objects = models.Manager.from_queryset(MasterDataTypeQuerySet)()  # type: ignore[misc]  # with questions of its own

    class Meta:
        ordering = ("position", "sort_name", "id")
        constraints = (
            CheckConstraint(name="type_has_a_name", condition=~Q(name="")),
            CheckConstraint(name="type_is_for_somebody", condition=Q(for_organizations=True) | Q(for_persons=True)),
            CheckConstraint(name="type_kind_known", condition=Q(kind__in=ValueKind.values)),
        )

    @property
    def row_model(self) -> "type[MasterData] | type[PersonalMasterData]":
        """In which table its rows stand."""
        return PersonalMasterData if self.is_personal else MasterData


class MasterDataRow(Record):
    """A value of one type at one party; per type at most one is the default.

    `value` is normalised text, whatever the type (`parties.master_data.values`): a number as `1234.5`, a day as
    `2026-12-31`, a choice as it stands in the list.
    """

    story_subject: ClassVar[tuple[str, str]] = ("party", "party_id")

    party = models.ForeignKey(Party, models.CASCADE, related_name="%(class)s")
    type = models.ForeignKey(MasterDataType, models.PROTECT, related_name="%(class)s")
    value = models.CharField(max_length=250)
    remark = models.CharField(max_length=200, blank=True, default="")
    is_default = models.BooleanField(default=False)

    class Meta:
        abstract = True
        ordering = ("type_id", "-is_default", "id")
        constraints = (
            CheckConstraint(name="%(class)s_has_a_value", condition=~Q(value="")),
            UniqueConstraint(name="%(class)s_once", fields=("party", "type", "value")),
            UniqueConstraint(name="one_default_%(class)s", fields=("party", "type"), condition=Q(is_default=True)),
        )

    def __str__(self) -> str:
        return f"{self.type.name}: {self.shown}"

    @property
    def shown(self) -> str:
        """The value as people write it."""
        return show_value(self.type.kind, self.value)


class MasterData(MasterDataRow):
    """Everybody who sees the party sees these."""

    class Meta(MasterDataRow.Meta):
        abstract = False


class PersonalMasterData(MasterDataRow):
    """Of types that are personal: a table of its own, so that a right stands before it and its history (P14)."""

    read_right: ClassVar[str] = READ_PERSONAL

    class Meta(MasterDataRow.Meta):
        abstract = False


def show_value(kind: str, value: str) -> str:
    """A normalised value in the reader's language."""
    if kind == ValueKind.NUMBER:
        return formats.number(Decimal(value))
    return formats.day(date.fromisoformat(value)) if kind == ValueKind.DATE else value
