"""Address (P7)."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from relaas.kernel.models import Record
from relaas.parties.models.choices import AddressType
from relaas.parties.models.party import Party


def _any_type() -> Q:
    found = Q()
    for type in AddressType:
        found |= Q(**{type.column: True})
    return found


class Address(Record):
    """Where a party is; one row can serve several types, and per type at most one of a party is the default.

    Latitude and longitude are whole millionths of a degree (`kernel.coordinates`).
    """

    story_subject: ClassVar[tuple[str, str]] = ("party", "party_id")

    party = models.ForeignKey(Party, models.CASCADE, related_name="addresses")
    for_visit = models.BooleanField(default=False)
    for_post = models.BooleanField(default=False)
    for_invoice = models.BooleanField(default=False)
    for_delivery = models.BooleanField(default=False)
    for_home = models.BooleanField(default=False)
    default_visit = models.BooleanField(default=False)
    default_post = models.BooleanField(default=False)
    default_invoice = models.BooleanField(default=False)
    default_delivery = models.BooleanField(default=False)
    default_home = models.BooleanField(default=False)
    street = models.CharField(max_length=100, blank=True, default="")
    house_number = models.CharField(max_length=12, blank=True, default="")
    addition = models.CharField(max_length=20, blank=True, default="")
    postcode = models.CharField(max_length=12, blank=True, default="")
    city = models.CharField(max_length=100, blank=True, default="")
    country = models.CharField(max_length=2, default="NL")
    description = models.CharField(max_length=200, blank=True, default="")
    location_number = models.CharField(max_length=20, blank=True, default="")
    latitude = models.IntegerField(null=True, blank=True)
    longitude = models.IntegerField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            CheckConstraint(name="address_has_a_type", condition=_any_type()),
            CheckConstraint(name="address_has_a_country", condition=~Q(country="")),
            CheckConstraint(
                name="address_place_on_earth",
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__range=(-90_000_000, 90_000_000), longitude__range=(-180_000_000, 180_000_000)),
            ),
            *(
                CheckConstraint(
                    name=f"address_default_{type.value}_serves_it",
                    condition=Q(**{type.default_column: False}) | Q(**{type.column: True}),
                )
                for type in AddressType
            ),
            *(
                UniqueConstraint(
                    name=f"one_default_{type.value}_address",
                    fields=("party",),
                    condition=Q(**{type.default_column: True}),
                )
                for type in AddressType
            ),
        )

    def __str__(self) -> str:
        return ", ".join(part for part in (self.street_line, self.city_line) if part)

    @property
    def types(self) -> list[AddressType]:
        """What it is used for, in the order of the list."""
        return [type for type in AddressType if getattr(self, type.column)]

    @property
    def default_types(self) -> list[AddressType]:
        """The types for which it is the party's default."""
        return [type for type in AddressType if getattr(self, type.default_column)]

    @property
    def street_line(self) -> str:
        """*Ambachtsweg 12 A*"""
        return " ".join(part for part in (self.street, self.house_number, self.addition) if part)

    @property
    def city_line(self) -> str:
        """*8042 AB Zwolle*; another country stands behind it."""
        here = " ".join(part for part in (self.postcode, self.city) if part)
        return here if self.country == "NL" else f"{here}, {self.country}" if here else self.country
