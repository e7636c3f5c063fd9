"""The history of a record as people read it: by transaction, who, when, and per field what it was and became (U3)."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db import models

from relaas.kernel.actors import Actor
from relaas.kernel.models import Record
from relaas.kernel.subjects import Subject, with_former
from relaas.story.describing import SEALED, Description, description_of
from relaas.story.kept_values import Raw, make, value_of
from relaas.story.models import Change, Entry, EntrySubject, Transaction
from relaas.story.naming import Names
from relaas.story.record_changes import Wanted, models_of, newest
from relaas.story.sentences import SENTENCES
from relaas.story.states import State, states_of


@dataclass(frozen=True)
class ToldField:
    """One field of a change; `put_back` is the column that can be given its old value again, or empty."""

    label: str
    before: str
    after: str
    put_back: str = ""


@dataclass(frozen=True)
class ToldRow:
    """What happened to one row: `I` it was added, `U` changed, `D` deleted."""

    change: int
    what: str
    title: str
    operation: str
    fields: tuple[ToldField, ...]


@dataclass(frozen=True)
class Deed:
    """All that one transaction did here; `titles` is how its story tells it."""

    number: int
    at: datetime
    actor: str
    titles: tuple[str, ...]
    rows: tuple[ToldRow, ...]


@dataclass(frozen=True)
class RecordHistory:
    """A stretch of it; `older` is where the next one begins, None at the beginning."""

    deeds: list[Deed]
    older: int | None


def readable_models(kind: str, viewer: Actor) -> list[type[Record]]:
    """The models of this kind of subject of which the viewer may read rows (U2)."""
    return [model for model in models_of(kind) if not model.read_right or viewer.may(model.read_right)]


def history_of(subject: Subject, viewer: Actor, wanted: Wanted) -> RecordHistory:
    """A stretch of the subject's history, newest first, without what the viewer may not read or see (U2)."""
    readable = readable_models(subject.kind, viewer)
    changes, has_older = newest(subject, wanted, readable)
    told = told_rows(changes, states_of(changes, readable), readable, Names(subject.kind, viewer))
    titles = _titles(with_former(subject), {change.transaction_id for change in changes}, viewer)
    deeds = []
    for number, together in groupby(changes, key=lambda change: change.transaction_id):
        some = list(together)
        rows = tuple(told[change.pk] for change in reversed(some) if change.pk in told)
        done: Transaction = some[0].transaction
        if rows:
            deeds.append(Deed(number, done.at, done.actor_name, titles.get(number, ()), rows))
    return RecordHistory(deeds, changes[-1].pk if has_older else None)


def told_rows(
    changes: Sequence[Change], states: Mapping[int, State], models: Sequence[type[Record]], names: Names
) -> dict[int, ToldRow]:
    """By the number of the change what happened to its row; nothing of those that are not to be shown."""
    described = {model._meta.db_table: description_of(model) for model in models}
    names.look_up([(described[change.table_name].model, raw) for change in changes for raw in _both(states[change.pk])])
    told = {}
    for change in changes:
        row = _told_row(change, described[change.table_name], states[change.pk], names)
        if row:
            told[change.pk] = row
    return told


def _both(state: State) -> list[Raw]:
    return [raw for raw in (state.before, state.after) if raw is not None]


def _told_row(change: Change, described: Description, state: State, names: Names) -> ToldRow | None:
    """None for a change of which there is nothing to show, or that names somebody whom the viewer may not see."""
    raws = _both(state)
    if any(names.hides(described.model, raw) for raw in raws) or not raws:
        return None
    fields = tuple(_told_fields(change.operation, described, state, names))
    if change.operation == "U" and not fields:
        return None
    title = title_of_row(described, raws[-1], names)
    return ToldRow(change.pk, str(described.what), title, change.operation, fields)


def title_of_row(described: Description, raw: Raw, names: Names) -> str:
    """Which row it is."""
    row = make(described.model, raw)

    def name_of(field_name: str) -> str:
        field = described.model._meta.get_field(field_name)
        return names.name(field, getattr(row, field.attname))  # type: ignore[union-attr, arg-type]  # a foreign key

    return described.title(row, name_of)


def _told_fields(operation: str, described: Description, state: State, names: Names) -> list[ToldField]:
    shown = described.shown_columns()
    changed = state.changed
    told = []
    for column, field in shown.items():
        if column not in changed:
            continue
        before, after = (tell_value(described, field, raw, names) for raw in (state.before, state.after))
        if operation != "U" and (before or after) in {"", _told_default(described, field)}:
            continue
        if before != after or before == SEALED:
            put_back = column if operation == "U" and described.may_be_put_back(field) else ""
            told.append(ToldField(described.label(field), before, after, put_back))
    return told


def tell_value(
    described: Description, field: "models.Field[Any, Any]", raw: Mapping[str, Any] | None, names: Names
) -> str:
    """The value of a column, as people read it."""
    value = value_of(field, raw[str(field.column)]) if raw and str(field.column) in raw else None
    return names.name(field, value) if names.points(field) else described.tell(field, value)


def _told_default(described: Description, field: "models.Field[Any, Any]") -> str:
    """What goes without saying of a row that is new or gone."""
    return "" if field.is_relation or not field.has_default() else described.tell(field, field.get_default())


def _titles(subjects: Collection[Subject], numbers: Collection[int], viewer: Actor) -> dict[int, tuple[str, ...]]:
    ids = {subject.id for subject in subjects}
    kinds = {subject.kind for subject in subjects}
    # Asked of each entry of these transactions: joined, SQLite walked the whole story of the subject for them.
    told = EntrySubject.objects.filter(entry=models.OuterRef("pk"), kind__in=kinds, subject_id__in=ids)
    entries = Entry.objects.filter(models.Exists(told), transaction__in=numbers)
    if not viewer.holds_every_right:
        entries = entries.filter(right__in=["", *viewer.rights])
    titles: dict[int, dict[str, None]] = defaultdict(dict)
    for entry in entries.order_by("pk"):
        title, _detail = SENTENCES[entry.key].told(entry.parameters)
        titles[entry.transaction_id][title] = None
    return {number: tuple(found) for number, found in titles.items()}
