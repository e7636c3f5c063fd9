"""Two people on one card: the second sees what changed and chooses."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from relaas.kernel.asked_often import rows_asked_often
from relaas.kernel.refusals import Refused


@dataclass(frozen=True)
class Difference:
    """What a form started with and what stands there now."""

    field: str
    seen: Any
    now: Any


class ChangedMeanwhile(Refused):
    """Somebody else saved this card since the form was opened (code `changed_meanwhile`)."""

    def __init__(self, differences: tuple[Difference, ...]) -> None:
        super().__init__(
            "changed_meanwhile", _("Somebody else changed this while you were at it. Choose what it must be.")
        )
        self.differences = differences


def check_unchanged(record: models.Model, seen: Mapping[str, Any] | None) -> None:
    """Refuse with `ChangedMeanwhile` when a field of `record` is no longer what the form started with.

    `record` is read again and locked until the verb ends; with `seen` empty nothing is checked (import, command line).
    """
    lock_and_read(record)
    refuse_differences(record, seen)


def lock_and_read(record: models.Model) -> None:
    """Lock the row until the verb ends, and read it again; one that is gone raises `DoesNotExist`."""
    for locked in _locked([record.pk], type(record)):
        for field in record._meta.concrete_fields:
            setattr(record, field.attname, getattr(locked, field.attname))
        return
    type(record)._base_manager.get(pk=record.pk)  # raises what says so


@rows_asked_often
def _locked(ids: Collection[int], model: type[models.Model]) -> models.QuerySet[Any]:
    return model._base_manager.filter(pk__in=ids).select_for_update()


def refuse_differences(record: models.Model, seen: Mapping[str, Any] | None) -> None:
    """The same of a record that was read under a lock just now, or that is yet to be made."""
    differences = tuple(
        Difference(field, was, getattr(record, field))
        for field, was in (seen or {}).items()
        if getattr(record, field) != was
    )
    if differences:
        raise ChangedMeanwhile(differences)
