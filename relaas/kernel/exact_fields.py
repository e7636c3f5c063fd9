"""Amounts of money and percentages as columns: exact on both databases."""

from decimal import Decimal
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext_lazy as _


class HundredthsField[Given, Found](models.Field[Given, Found]):
    """An exact number with two places: a Decimal in Python, whole hundredths (BIGINT) in the database.

    Django's DecimalField is a float on SQLite; a sum of hundredths is right to the last one on both.
    """

    description = "A number with two places"
    _pyi_private_set_type: Decimal | int
    _pyi_private_get_type: Decimal

    def get_internal_type(self) -> str:
        return "BigIntegerField"

    def from_db_value(self, value: int | None, _expression: object, _connection: BaseDatabaseWrapper) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-2)

    def to_python(self, value: Any) -> Decimal | None:
        """A number, or one written as Python writes it; not more places than are kept."""
        if value is None:
            return None
        exact = Decimal(value if isinstance(value, Decimal | int) else str(value))
        if exact != round(exact, 2):
            raise ValidationError(_("There are two places at most."), code="places")
        return exact.quantize(Decimal("0.01"))

    def get_prep_value(self, value: Any) -> int | None:
        value = super().get_prep_value(value)
        exact = self.to_python(value)
        return None if exact is None else int(exact.scaleb(2))

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        value = value if prepared else self.get_prep_value(value)
        return cast("Any", connection.ops).adapt_integerfield_value(value, self.get_internal_type())


class MoneyField[Given, Found](HundredthsField[Given, Found]):
    """An amount of money in whole cents."""

    description = "An amount of money"


class PercentageField[Given, Found](HundredthsField[Given, Found]):
    """Per cents, in whole hundredths of one."""

    description = "A percentage"
