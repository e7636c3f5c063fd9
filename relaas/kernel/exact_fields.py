"""Amounts of money, percentages, prices and quantities as columns: exact on both databases."""

from decimal import Decimal
from typing import Any, ClassVar, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext_lazy as _

MOST_MILLIONTHS = Decimal("999999999.999999")


class ExactField[Given, Found](models.Field[Given, Found]):
    """An exact number with so many places: a Decimal in Python, whole smallest parts (BIGINT) in the database.

    Django's DecimalField is a float on SQLite; a sum of whole numbers is right to the last one on both.
    """

    places: ClassVar[int]
    _pyi_private_set_type: Decimal | int
    _pyi_private_get_type: Decimal

    def get_internal_type(self) -> str:
        return "BigIntegerField"

    def from_db_value(self, value: int | None, _expression: object, _connection: BaseDatabaseWrapper) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-self.places)

    def to_python(self, value: Any) -> Decimal | None:
        """A number, or one written as Python writes it; not more places than are kept (`places`)."""
        if value is None:
            return None
        exact = Decimal(value if isinstance(value, Decimal | int) else str(value))
        if exact != round(exact, self.places):
            raise ValidationError(_("There are %(places)d places at most."), "places", {"places": self.places})
        return exact.quantize(Decimal(1).scaleb(-self.places))

    def get_prep_value(self, value: Any) -> int | None:
        value = super().get_prep_value(value)
        exact = self.to_python(value)
        return None if exact is None else int(exact.scaleb(self.places))

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        value = value if prepared else self.get_prep_value(value)
        return cast("Any", connection.ops).adapt_integerfield_value(value, self.get_internal_type())


class HundredthsField[Given, Found](ExactField[Given, Found]):
    """A number with two places."""

    description = "A number with two places"
    places = 2


class MoneyField[Given, Found](HundredthsField[Given, Found]):
    """An amount of money in whole cents."""

    description = "An amount of money"


class PercentageField[Given, Found](HundredthsField[Given, Found]):
    """Per cents, in whole hundredths of one."""

    description = "A percentage"


class MillionthsField[Given, Found](ExactField[Given, Found]):
    """A number with six places, from -999,999,999.999999 through 999,999,999.999999; outside it refuses (`large`)."""

    description = "A number with six places"
    places = 6

    def to_python(self, value: Any) -> Decimal | None:
        exact = super().to_python(value)
        if exact is not None and abs(exact) > MOST_MILLIONTHS:
            raise ValidationError(_("This number is too large."), code="large")
        return exact


class PriceField[Given, Found](MillionthsField[Given, Found]):
    """A price of one unit, in euros; it may be below zero."""

    description = "A price"


class QuantityField[Given, Found](MillionthsField[Given, Found]):
    """How much or how many of something."""

    description = "A quantity"
