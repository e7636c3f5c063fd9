"""What a form started with, signed into the page, so that it comes back as it was given out."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core import signing
from django.core.exceptions import FieldDoesNotExist
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from relaas.kernel.secret import Secret


class _Encoder(DjangoJSONEncoder):
    def default(self, o: Any) -> Any:
        return o.sealed if isinstance(o, Secret) else super().default(o)


class _Serializer(signing.JSONSerializer):
    """JSON that knows days, moments and decimals; what is kept encrypted travels encrypted."""

    def dumps(self, obj: Any) -> bytes:
        return _Encoder(separators=(",", ":")).encode(obj).encode("utf-8")


def column_of(record: models.Model, name: str) -> str:
    """The column behind a field's name: `status` gives `status_id`; empty when the record keeps no such thing."""
    try:
        field = record._meta.get_field(name)
    except FieldDoesNotExist:
        return ""
    return str(field.attname) if isinstance(field, models.Field) and field.column else ""


def columns_of(record: models.Model, names: Iterable[str]) -> dict[str, Any]:
    """The record's values behind these names; names that are no columns are left out."""
    columns = (column_of(record, name) for name in names)
    return {column: getattr(record, column) for column in columns if column}


def sign(record: models.Model, columns: Mapping[str, Any]) -> str:
    """The columns as a text that is good for this record only."""
    return signing.dumps(dict(columns), salt=_salt(record), serializer=_Serializer, compress=True)


def read(record: models.Model, signed: str, *beside: models.Model) -> dict[str, Any]:
    """The columns as they were signed, those of the records `beside` it too.

    Raises `BadSignature` for anything that was not signed for this record.
    """
    values = signing.loads(signed, salt=_salt(record), serializer=_Serializer)
    fields = {field.attname: field for each in (*beside, record) for field in each._meta.concrete_fields}
    return {name: _restored(fields[name], value) for name, value in values.items()}


def sign_rows(owner: models.Model, rows: Mapping[int, Mapping[str, Any]]) -> str:
    """The columns of rows that belong to a record, by their ids and in their order, as a text that is good for that
    record only."""
    return signing.dumps(
        [[id, dict(columns)] for id, columns in rows.items()], salt=_salt(owner), serializer=_Serializer, compress=True
    )


def read_rows(owner: models.Model, signed: str, model: type[models.Model]) -> dict[int, dict[str, Any]]:
    """The columns of those rows as they were signed. Raises `BadSignature` for anything else."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return {
        id: {name: _restored(fields[name], value) for name, value in columns.items()}
        for id, columns in signing.loads(signed, salt=_salt(owner), serializer=_Serializer)
    }


def _restored(field: "models.Field[Any, Any]", value: Any) -> Any:
    plain = field.target_field if isinstance(field, models.ForeignKey) else field
    return plain.to_python(value)


def _salt(record: models.Model) -> str:
    return f"relaas.web.seen:{record._meta.label}:{record.pk}"
