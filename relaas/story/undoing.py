"""Undo: one transaction taken back as a verb, refused with names when somebody has built on it since (U3)."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import batched, groupby
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext_lazy as _

from relaas.kernel import moments, policy
from relaas.kernel.actors import Actor
from relaas.kernel.models import Record
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.rights import declare_right
from relaas.kernel.subjects import Subject, existing, lock
from relaas.kernel.verbs import require_right, verb
from relaas.story import rows
from relaas.story.asking import verbs_of
from relaas.story.breaking import refusal_of
from relaas.story.hanging import subjects_in, with_touched
from relaas.story.kept_values import loaded, whole
from relaas.story.leaning import refuse_when_something_leans_on_it
from relaas.story.models import Change, EntrySubject, Transaction
from relaas.story.putting_back import PutBack
from relaas.story.sentences import say, title_of
from relaas.story.tables import RecordedTable, read_table
from relaas.story.telling import record
from relaas.story.triggers import recorded_models
from relaas.story.writing import open_transaction

UNDO = declare_right(
    "story.undo",
    _("Undo changes"),
    group=_("Story"),
    roles=("manager", "finance", "sales", "purchasing"),
)
UNDONE = say("story.undone", lambda entry: _("Undone: %s") % title_of(entry["key"], entry["parameters"]), icon="undo-2")


@dataclass
class TouchedRow:
    """One row that the transaction touched, and what it left there as far as later changes tell."""

    model: type[Record]
    table: RecordedTable
    id: int
    made: bool = False
    removed: bool = False
    columns: set[str] = field(default_factory=set)

    @property
    def says_something_else(self) -> bool:
        """Whether it stands there with other values: it was neither removed nor only given to another subject."""
        return not self.removed and bool(self.columns - {self.table.subject_column})


@verb("story.undo", act=Act.CHANGE, right=UNDO, on=())
def undo(done: Transaction, *, by: Actor) -> None:
    """Take back all that this transaction changed, in reverse order; the undoing is a transaction that can be undone.

    It asks what the verb that is undone in the end asked: its right and its act (of a deletion: whether those who are
    there may change), of all whose rows change and all who were told of; and the right to read what gets other values.
    It refuses (nothing changes) what was undone already (`undone_already`), what somebody changed since
    (`changed_since`, with the names), what other records lean on (`leaned_on`), what was deleted with columns that
    history does not keep (`not_kept`), and what would take a value that another record has by now (`taken_since`).
    """
    verbs = verbs_of([done])
    for each in verbs:
        require_right(each.right, by)
    changes = list(Change.objects.filter(transaction=done).order_by("-id"))
    touched_subjects = _subjects(done, changes)
    there = existing(touched_subjects | _touched_beside(changes))
    lock(there)
    for act in {Act.CHANGE if each.act == Act.DELETE else each.act for each in verbs}:
        policy.require(act, there, by)
    if Transaction.objects.filter(undoes=done).exclude(undone_by__isnull=False).exists():
        raise Refused("undone_already", _("This has been undone already."))
    touched = _touched_rows(changes)
    for right in {row.model.read_right for row in touched.values() if row.model.read_right and row.says_something_else}:
        require_right(right, by)
    if any(row.removed and row.model.unrecorded for row in touched.values()):
        raise Refused("not_kept", _("Part of what was deleted is kept nowhere, so it cannot come back."))
    later = _refuse_when_changed_since(done, touched)
    try:
        with transaction.atomic():
            _replay(changes, touched, later)
    except IntegrityError as error:
        raise refusal_of(error) from error
    refuse_when_something_leans_on_it(
        _by_model(row for row in touched.values() if row.made),
        _by_model(row for row in touched.values() if not row.made),
    )
    if meanwhile := _that_changed_since(touched_subjects, changes):
        moments.announce(PutBack(meanwhile))
    policy.require(Act.READ, existing(touched_subjects), by)
    Transaction.objects.filter(pk=open_transaction()).update(undoes=done)
    _tell(done, by)


def _subjects(done: Transaction, changes: Iterable[Change]) -> set[Subject]:
    places = {(each.subject_kind, id) for each in changes for id in (each.subject_id, each.moved_from)}
    changed = {Subject(kind, id) for kind, id in places if id is not None}
    told_of = EntrySubject.objects.filter(entry__transaction=done).values_list("kind", "subject_id")
    return changed | {Subject(kind, id) for kind, id in told_of}


def _touched_beside(changes: Iterable[Change]) -> set[Subject]:
    """Whom the changed rows touch beside whose they are, as they stand and as they were: by `also_touches`, and by
    `hangs_on` with whom that one touches."""
    models = {model._meta.db_table: model for model in recorded_models() if model.also_touches or model.hangs_on}
    by_table: dict[str, list[Change]] = defaultdict(list)
    for each in changes:
        if each.table_name in models:
            by_table[each.table_name].append(each)
    found: set[Subject] = set()
    for table, its in by_table.items():
        model = models[table]
        columns = [*(column for _kind, column in model.also_touches), *(model.hangs_on or ())]
        values = [json.loads(each.old) for each in its if each.old]
        for some in batched({each.row_id for each in its}, rows.MOST):
            values += model._base_manager.filter(pk__in=some).values(*columns)
        found |= {Subject(kind, row[of]) for row in values for kind, of in model.also_touches if row.get(of)}
        found |= with_touched(subjects_in(model, values))
    return found


def _touched_rows(changes: Sequence[Change]) -> dict[tuple[str, int], TouchedRow]:
    models = {model._meta.db_table: model for model in recorded_models()}
    touched: dict[tuple[str, int], TouchedRow] = {}
    with connection.cursor() as cursor:
        tables = {name: read_table(connection, cursor, models[name]) for name in {each.table_name for each in changes}}
    for change in reversed(changes):
        place = (change.table_name, change.row_id)
        table = tables[change.table_name]
        row = touched.setdefault(place, TouchedRow(models[change.table_name], table, change.row_id))
        row.made = row.made or (change.operation == "I" and not row.columns)
        row.removed = change.operation == "D"
        row.columns |= set(table.columns) if change.operation != "U" else set(json.loads(change.old))
    return touched


def _by_model(touched: Iterable[TouchedRow]) -> dict[type[Record], list[int]]:
    ids: dict[type[Record], list[int]] = defaultdict(list)
    for row in touched:
        ids[row.model].append(row.id)
    return ids


def who_changed_since(done: Transaction, *, besides: Collection[int]) -> set[str]:
    """Who changed what this transaction left since, so that it cannot be undone; nobody when it can.

    `besides` are transactions that will be undone before it.
    """
    changes = list(Change.objects.filter(transaction=done).order_by("-id"))
    touched = _touched_rows(changes)
    later = _later_changes(done, touched.values())
    others = {place: [each for each in found if each.transaction_id not in besides] for place, found in later.items()}
    return {name for place, found in others.items() if found for name in _who_changed(touched[place], found)}


def _refuse_when_changed_since(
    done: Transaction, touched: Mapping[tuple[str, int], TouchedRow]
) -> Mapping[tuple[str, int], Sequence[Change]]:
    """Gives what was changed of these rows since, when none of it stands in the way."""
    later = _later_changes(done, touched.values())
    if culprits := {name for place, changes in later.items() for name in _who_changed(touched[place], changes)}:
        raise changed_since(culprits)
    return later


def _that_changed_since(subjects: Iterable[Subject], changes: Sequence[Change]) -> frozenset[Subject]:
    """Those of these to which something else was done since: what is made of their rows must be made anew."""
    last, found = max((change.pk for change in changes), default=0), set()
    by_kind: dict[str, list[int]] = defaultdict(list)
    for subject in subjects:
        by_kind[subject.kind].append(subject.id)
    for kind, ids in by_kind.items():
        for some in batched(ids, rows.MOST):
            since = Change.objects.filter(subject_kind=kind, subject_id__in=some, pk__gt=last)
            others = since.exclude(transaction=open_transaction()).values_list("subject_id", flat=True)
            found |= {Subject(kind, id) for id in others.distinct() if id is not None}
    return frozenset(found)


def changed_since(culprits: Iterable[str]) -> Refused:
    """The refusal that names them."""
    return Refused(
        "changed_since",
        _("%(names)s changed this since; undoing would overwrite that.") % {"names": ", ".join(sorted(culprits))},
    )


def _later_changes(done: Transaction, touched: Collection[TouchedRow]) -> dict[tuple[str, int], list[Change]]:
    """By row, in their order. Of most transactions nothing was touched since: then it costs a query for each table."""
    ids: dict[str, list[int]] = defaultdict(list)
    keys = {row.table.name: row.table.key for row in touched}
    for row in touched:
        ids[row.table.name].append(row.id)
    later: dict[tuple[str, int], list[Change]] = defaultdict(list)
    for table, all_of_table in ids.items():
        rows.lock(table, keys[table], all_of_table)
        for some in batched(all_of_table, rows.MOST):
            found = Change.objects.filter(table_name=table, row_id__in=some, transaction_id__gt=done.pk)
            for change in found.select_related("transaction").order_by("id"):
                later[table, change.row_id].append(change)
    return later


def _who_changed(row: TouchedRow, later: Sequence[Change]) -> set[str]:
    """The last to change each touched column that is no longer what the transaction left: its first later old value.

    A row that it removed must not be there. What is kept of others is no conflict, for it is made anew.
    """
    present = rows.read(row.table.name, row.table.key, row.table.columns, row.id)
    if row.removed:
        return {later[-1].transaction.actor_name} if later and present is not None else set()
    left: dict[str, Any] = {}
    last: dict[str, str] = {}
    for change in later:
        old = json.loads(change.old) if change.old else {}
        for column in (row.columns & old.keys()) - set(row.model.kept):
            left.setdefault(column, old[column])
            last[column] = change.transaction.actor_name
    return {last[column] for column, value in left.items() if present is None or present[column] != value}


def _replay(
    changes: Sequence[Change],
    touched: Mapping[tuple[str, int], TouchedRow],
    later: Mapping[tuple[str, int], Sequence[Change]],
) -> None:
    """Columns that are kept of others go back too, unless something else was done to the row since."""
    for (operation, name), together in groupby(changes, key=lambda change: (change.operation, change.table_name)):
        some = list(together)
        table = touched[name, some[0].row_id].table
        if operation == "I":
            rows.delete(table.name, table.key, [change.row_id for change in some])
            continue
        for change in some:
            row = touched[name, change.row_id]
            old = loaded(row.model, change.old)
            if operation == "D":
                rows.insert(table.name, whole(row.model, old))
                continue
            left = row.model.kept if (name, change.row_id) in later else ()
            if values := {column: value for column, value in old.items() if column not in left}:
                rows.update(table.name, table.key, change.row_id, values)


def _tell(done: Transaction, by: Actor) -> None:
    told_of = EntrySubject.objects.filter(entry__transaction=done).select_related("entry").order_by("entry_id", "id")
    by_entry: dict[int, list[EntrySubject]] = defaultdict(list)
    for each in told_of:
        by_entry[each.entry_id].append(each)
    for together in by_entry.values():
        entry = together[0].entry
        subjects = [Subject(each.kind, each.subject_id) for each in together]
        record(
            UNDONE, *subjects, by=by, parameters={"key": entry.key, "parameters": entry.parameters}, right=entry.right
        )
