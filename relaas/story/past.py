"""Rows as they were: what stands there now, with all that was changed since taken back (U3)."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from typing import Any

from django.db import models

from relaas.kernel.clock import AMSTERDAM
from relaas.kernel.models import Record
from relaas.kernel.subjects import Subject
from relaas.story import log
from relaas.story.kept_values import Raw, make, read


def end_of(day: date) -> datetime:
    """The moment at which this day ends in the Netherlands, which belongs to the next one."""
    return datetime.combine(day + timedelta(days=1), time(), AMSTERDAM)


class Past:
    """A `Source` of what there was at a moment: a transaction that began then or later has not happened.

    All that belongs to one subject is read of history once; each model costs one more query for what is there now.
    """

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        self._of_subjects: dict[Subject, Mapping[str, log.Log]] = {}

    def rows[Row: Record](self, model: type[Row], *related: str, **equal: Any) -> list[Row]:
        """See `Source`. One of `equal` must be the model's subject or one of its `story_pointers`."""
        wanted = {model._meta.get_field(name): value for name, value in equal.items()}
        given = {field.attname: getattr(value, "pk", value) for field, value in wanted.items()}  # type: ignore[union-attr]  # these are columns
        found = [row for row in self._found(model, given) if all(getattr(row, a) == v for a, v in given.items())]
        for name in related:
            self._read_along(model, name, found)
        return _in_order(model, found)

    def by_id[Row: Record](self, model: type[Row], ids: Collection[int]) -> dict[int, Row]:
        """Those of these rows that there were."""
        return self._made(model, read(model, _key(model), ids), log.of_rows(model._meta.db_table, ids, self.moment))

    def _found[Row: Record](self, model: type[Row], equal: Mapping[str, Any]) -> list[Row]:
        table, (kind, subject_column) = model._meta.db_table, model.story_subject
        for column, id in equal.items():
            if column == subject_column:
                now, then = read(model, column, [id]), self._of_subject(Subject(kind, id)).get(table, {})
            elif column in model.story_pointers:
                now = read(model, column, [id])
                then = log.of_rows(table, now.keys() | log.that_pointed(model, column, id), self.moment)
            else:
                continue
            return list(self._made(model, now | read(model, _key(model), then.keys() - now.keys()), then).values())
        raise LookupError(f"history does not know the rows of {model._meta.label} by {', '.join(equal)}")

    def _of_subject(self, subject: Subject) -> Mapping[str, log.Log]:
        if subject not in self._of_subjects:
            self._of_subjects[subject] = log.of_subject(subject, self.moment)
        return self._of_subjects[subject]

    @staticmethod
    def _made[Row: Record](model: type[Row], now: Mapping[int, Raw], then: log.Log) -> dict[int, Row]:
        states = {id: log.reverse(model, now.get(id), then.get(id, ())) for id in now.keys() | then.keys()}
        return {id: make(model, state) for id, state in states.items() if state is not None}

    def _read_along(self, model: type[Record], name: str, found: Collection[Record]) -> None:
        """Who a row points at: as it was then; what history does not know of that day, as it is."""
        field: Any = model._meta.get_field(name)
        target: type[models.Model] = field.remote_field.model
        ids = {getattr(row, field.attname) for row in found} - {None}
        there: dict[int, models.Model] = {}
        if issubclass(target, Record):
            there.update(self.by_id(target, ids))
        there |= target._base_manager.in_bulk(ids - there.keys())
        for row in found:
            setattr(row, name, there.get(getattr(row, field.attname)))


def _key(model: type[Record]) -> str:
    return str(model._meta.pk.column)


def _in_order[Row: Record](model: type[Row], found: Collection[Row]) -> list[Row]:
    ordered = sorted(found, key=lambda row: row.pk)
    for name in reversed(list(model._meta.ordering or ())):
        place = attrgetter(str(name).removeprefix("-").replace("__", "."))
        ordered.sort(key=lambda row: _comparable(place(row)), reverse=str(name).startswith("-"))
    return ordered


def _comparable(value: Any) -> tuple[bool, Any]:
    return (value is None, value.pk if isinstance(value, models.Model) else value)
