"""The values that history keeps, as the records that they were: raw JSON in, instances of a model out."""

import json
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from functools import cache
from itertools import batched
from typing import Any

from django.db import connection, models
from django.db.models.expressions import Col

from relaas.kernel.models import Record
from relaas.story import rows

type Raw = dict[str, Any]
type Converter = Callable[[Any], Any]


@cache
def columns_of(model: type[Record]) -> dict[str, "models.Field[Any, Any]"]:
    """The columns of which history keeps the values, each with its field."""
    return {
        str(field.column): field
        for field in model._meta.concrete_fields
        if field.column not in model.unrecorded and field.attname not in model.unrecorded
    }


def read(model: type[Record], column: str, values: Collection[int]) -> dict[int, Raw]:
    """The present rows in which this column is one of these, by id, in the form in which history keeps them."""
    key, found = str(model._meta.pk.column), {}
    for some in batched(values, rows.MOST):
        for raw in rows.read_all(model._meta.db_table, list(columns_of(model)), column, some):
            found[int(raw[key])] = raw
    return found


def present_names(model: type[Record], values: Mapping[str, Any]) -> Raw:
    """Kept values under the names that their columns have now; of a column that is gone nothing is left."""
    columns = columns_of(model)
    named = {model.formerly.get(name, name) if name not in columns else name: value for name, value in values.items()}
    return {name: value for name, value in named.items() if name in columns}


def loaded(model: type[Record], old: str) -> Raw:
    """The old values of a change."""
    return present_names(model, json.loads(old)) if old else {}


def whole(model: type[Record], raw: Mapping[str, Any]) -> Raw:
    """A row of the past with all columns of today: those that were added since have their default."""
    return {column: raw[column] if column in raw else _default(field) for column, field in columns_of(model).items()}


def make[Row: Record](model: type[Row], raw: Mapping[str, Any]) -> Row:
    """The record that these values are. A column that was added since has its default."""
    columns = columns_of(model)
    known = [column for column in columns if column in raw]
    row = model()
    for column in known:
        setattr(row, columns[column].attname, value_of(columns[column], raw[column]))
    row._state.adding, row._state.db = False, connection.alias
    return row


def value_of(field: "models.Field[Any, Any]", raw: Any) -> Any:
    """One kept value as Python knows it."""
    if raw is None:
        return None
    for convert in _converters(field, connection.vendor):
        raw = convert(raw)
    return raw


def raw_moment(moment: datetime) -> Any:
    """A moment as it is compared in SQL that Django does not write."""
    return connection.ops.adapt_datetimefield_value(moment)


@cache
def _converters(field: "models.Field[Any, Any]", vendor: str) -> list[Converter]:
    """SQLite keeps what its columns hold, which Django's converters take; PostgreSQL keeps JSON."""
    column = Col(field.model._meta.db_table, field)
    first = _of_json(field) if vendor == "postgresql" else []
    own = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]
    return [*first, *(lambda value, each=each: each(value, column, connection) for each in own)]


def _of_json(field: "models.Field[Any, Any]") -> list[Converter]:
    if isinstance(field, models.JSONField):
        return [json.dumps]
    return [field.to_python] if isinstance(field, (models.DateField, models.TimeField)) else []


def _default(field: "models.Field[Any, Any]") -> Any:
    default = field.get_default()
    if isinstance(field, models.JSONField):
        return default if connection.vendor == "postgresql" else json.dumps(default)
    return field.get_db_prep_save(default, connection)
