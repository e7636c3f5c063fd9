"""Columns that behave the same on both databases."""

from typing import Any, Self

from django.core.exceptions import FieldError
from django.db import models
from django.db.models.expressions import Col
from django.db.models.query_utils import DeferredAttribute

from relaas.kernel.secret import Secret


class FoldedField(models.CharField[str, str]):
    """A folded text to sort by (`kernel.folding`), filled in Python by the verb that changes what it is made of.

    Byte order on both databases: SQLite compares bytes by itself, PostgreSQL needs the "C" collation.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 200)
        kwargs["blank"] = True
        kwargs["default"] = ""
        super().__init__(*args, **kwargs)

    def db_parameters(self, connection: Any) -> Any:
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


class _SealedAttribute(DeferredAttribute):
    """Whatever is put on the record becomes a `Secret`."""

    def __set__(self, instance: models.Model, value: str | Secret) -> None:
        instance.__dict__[self.field.attname] = Secret.of(value)


class _SealedColumn(Col):
    """A column that can be read and written; resolving is what Django does to order, group or reckon by it."""

    def resolve_expression(self, *_args: Any, **_kwargs: Any) -> Self:
        raise FieldError(f"{self.target.name} is encrypted: nothing is ordered or reckoned by it")


class EncryptedField(models.TextField[str | Secret, Secret]):
    """A text of which the database holds a sealed form (`kernel.encryption`); its value is a `Secret`.

    It cannot be looked for, ordered or grouped by: those are refused with a FieldError.
    """

    descriptor_class = _SealedAttribute

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["blank"] = True
        kwargs["default"] = ""
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for each in ("blank", "default", "editable"):
            kwargs.pop(each, None)
        return name, path, args, kwargs

    def to_python(self, value: Any) -> Secret:
        return Secret.of(value or "")

    def from_db_value(self, value: Any, *_more: Any) -> Secret:
        return Secret.of(value or "")

    def get_prep_value(self, value: Any) -> str:
        return Secret.of(value or "").sealed

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.get_prep_value(self.value_from_object(obj)))

    def get_col(self, alias: Any, output_field: Any = None) -> Col:
        return _SealedColumn(alias, self, output_field or self)

    def get_lookup(self, _lookup_name: str) -> Any:
        raise FieldError(f"{self.name} is encrypted: it cannot be looked for")

    def get_transform(self, _lookup_name: str) -> Any:
        raise FieldError(f"{self.name} is encrypted: it cannot be looked for")
