"""Verbs: one value put back, a whole record put back to a moment (U3)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from itertools import batched
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from relaas.kernel.actors import Actor
from relaas.kernel.models import Record
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject
from relaas.kernel.verbs import verb
from relaas.story import log, rows
from relaas.story.asking import tell, verbs_of
from relaas.story.describing import description_of
from relaas.story.kept_values import Raw, columns_of, loaded, read, value_of
from relaas.story.models import Change, Transaction
from relaas.story.naming import Names
from relaas.story.putting_back import Target, put_back
from relaas.story.record_changes import models_of
from relaas.story.record_history import tell_value
from relaas.story.sentences import Parameters, say
from relaas.story.triggers import model_of, recorded
from relaas.story.undoing import UNDO
from relaas.web import formats


def _told_value(entry: Parameters) -> str:
    model = model_of(entry["table"])
    field = columns_of(model).get(entry["column"]) if model else None
    label = description_of(model).label(field) if model and field else entry["column"]
    return f"{label}: {entry['before'] or '–'} → {entry['after'] or '–'}"


def _told_day(entry: Parameters) -> str:
    return formats.moment(datetime.fromisoformat(entry["moment"]))


VALUE_PUT_BACK = say("story.value_put_back", _("Value put back"), detail=_told_value, icon="undo-2")
RECORD_PUT_BACK = say("story.record_put_back", _("Put back as it was"), detail=_told_day, icon="history")


@verb("story.put_back_value", act=Act.CHANGE, right=UNDO, on=())
def put_back_value(change: Change, column: str, *, by: Actor) -> None:
    """Give one column the value that it had before this change, whatever it is now.

    Asks what the verb of that change asked. Refuses a column that is not put back by itself (`not_alone`), a row that
    is gone (`gone`), a value that would be refused today (with its own code), and what `put_back` refuses.
    """
    model = recorded(change.table_name)
    described, old = description_of(model), loaded(model, change.old)
    field = columns_of(model).get(column)
    if change.operation != "U" or column not in old or field is None or not described.may_be_put_back(field):
        raise Refused("not_alone", _("This cannot be put back by itself."))
    now = rows.read(model._meta.db_table, str(model._meta.pk.column), list(columns_of(model)), change.row_id)
    if now is None:
        raise Refused("gone", _("What this was about is no longer there."))
    then = {**now, column: old[column]}
    names = Names(model.story_subject[0], by)
    names.look_up([(model, now), (model, then)])
    before, after = (tell_value(described, field, raw, names) for raw in (now, then))
    _refuse_what_is_wrong_today(described.facts[field.name].check, _given(field, old[column]))
    verbs = verbs_of([change.transaction])
    subjects = put_back([Target(model, change.row_id, now, then)], verbs, by)
    _refuse_what_did_not_stay(model, change.row_id, column, then)
    parameters = {"table": model._meta.db_table, "column": column, "before": before, "after": after}
    tell(VALUE_PUT_BACK, subjects, verbs, parameters, by=by, right=model.read_right)


@verb("story.put_back_record", act=Act.CHANGE, right=UNDO, on=())
def put_back_record(subject: Subject, moment: datetime, *, by: Actor) -> None:
    """Put all that belongs to a subject back as it was at this moment.

    Rows that came from another subject since, or went to one, stay where they are, and so do those that their
    description leaves out. Asks what every verb asked that did something since. Refuses a moment at which there was no
    such subject (`not_there_then`), and what `put_back` refuses.
    """
    kept = log.of_subject(subject, moment)
    targets = [
        target
        for model in models_of(subject.kind)
        if not description_of(model).stays
        for target in _targets(model, subject, kept.get(model._meta.db_table, {}))
    ]
    if any(target.then is None and target.model.story_subject[1] == target.model._meta.pk.column for target in targets):
        raise Refused("not_there_then", _("It was not there at that moment."))
    verbs = verbs_of(_transactions(kept, targets))
    put_back(targets, verbs, by)
    right = max((target.model.read_right for target in targets if not target.is_reached), default="")
    tell(RECORD_PUT_BACK, [subject], verbs, {"moment": moment.isoformat()}, by=by, right=right)


def _refuse_what_did_not_stay(model: type[Record], id: int, column: str, then: Raw) -> None:
    """What follows from other values, as a person's name from its parts, is made again of those."""
    if read(model, str(model._meta.pk.column), [id])[id][column] != then[column]:
        raise Refused("not_alone", _("This cannot be put back by itself."))


def _targets(model: type[Record], subject: Subject, kept: log.Log) -> list[Target]:
    now = read(model, str(model._meta.pk.column), kept.keys())
    column, found = model.story_subject[1], []
    for id, changes in kept.items():
        present, then = now.get(id), log.reverse(model, now.get(id), changes)
        if all(raw is None or raw[column] == subject.id for raw in (present, then)):
            found.append(Target(model, id, present, then))
    return found


def _transactions(kept: Mapping[str, log.Log], targets: Iterable[Target]) -> set[Transaction]:
    """Those that did something to rows that will change."""
    changing = [(target.model._meta.db_table, target.id) for target in targets if not target.is_reached]
    numbers = [change.id for table, row in changing for change in kept[table][row]]
    done: set[Transaction] = set()
    for some in batched(numbers, rows.MOST):
        done |= set(Transaction.objects.filter(changes__in=some).select_related("undoes"))
    return done


def _given(field: "models.Field[Any, Any]", raw: Any) -> Any:
    """The value as a form gives it: what is pointed at by itself, not by its number."""
    value = value_of(field, raw)
    if not isinstance(field, models.ForeignKey) or value is None:
        return value
    return field.remote_field.model._base_manager.filter(pk=value).first()


def _refuse_what_is_wrong_today(check: Callable[[Any], Any], value: Any) -> None:
    """The value must still be one that a form would take."""
    if value not in (None, ""):
        check(value)
