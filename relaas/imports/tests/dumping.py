"""All records of the database, in a form that can be compared; without history, story, number series and jobs."""

from typing import Any

from django.apps import apps

from relaas.kernel.models import Record

type Dump = dict[str, list[dict[str, Any]]]


def dump() -> Dump:
    """Every row of every record, by table, in the order of ids."""
    records = [model for model in apps.get_models() if issubclass(model, Record) and not model._meta.proxy]
    return {
        model._meta.db_table: [dict(row) for row in model._base_manager.order_by("pk").values()] for model in records
    }
