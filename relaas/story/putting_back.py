"""Putting rows back as they were: what it must ask, the order of writing, and who mends what is made of them (U3)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from relaas.kernel import moments, policy
from relaas.kernel.actors import Actor
from relaas.kernel.models import Record
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject, existing, lock
from relaas.kernel.verbs import Verb, require_right
from relaas.story import rows
from relaas.story.breaking import refusal_of
from relaas.story.hanging import subjects_in, with_touched
from relaas.story.kept_values import Raw, columns_of, make, whole
from relaas.story.leaning import refuse_when_something_leans_on_it


@dataclass(frozen=True)
class PutBack:
    """A moment: rows of these subjects were given old values. What is made of those rows must be made anew."""

    subjects: frozenset[Subject]


@dataclass(frozen=True)
class Target:
    """A row, what it is and what it must be; None where it is not there, or must not be."""

    model: type[Record]
    id: int
    now: Raw | None
    then: Raw | None

    @property
    def differing(self) -> Raw:
        """The values that must be written of a row that stays. What is kept of other rows is not given back."""
        now, then = self.now or {}, self.then or {}
        return {name: value for name, value in then.items() if now.get(name) != value and name not in self.model.kept}

    @property
    def is_reached(self) -> bool:
        return (self.now is None) == (self.then is None) and not self.differing

    def subjects(self) -> set[Subject]:
        """Whom it belongs to and touches, before and after."""
        places = (self.model.story_subject, *self.model.also_touches)
        raws = [raw for raw in (self.now, self.then) if raw]
        values = [(kind, raw[column]) for raw in raws for kind, column in places]
        return {Subject(kind, id) for kind, id in values if id is not None} | with_touched(
            subjects_in(self.model, raws)
        )


def put_back(targets: Sequence[Target], verbs: Collection[Verb], by: Actor) -> frozenset[Subject]:
    """Give these rows the values they must have; gives the subjects that were touched.

    Asks the rights and acts of `verbs`, which did what is taken back, and the right to read what gets other values.
    Refuses what is so already (`as_it_was`), what is kept nowhere (`not_kept`), a value that another record has by now
    (`taken_since`, with its name), values that do not fit the others of the row (`does_not_fit`), and rows that lean
    on what is gone, or are leant on (`leaned_on`).
    """
    wanted = [target for target in targets if not target.is_reached]
    if not wanted:
        raise Refused("as_it_was", _("It stands like that already."))
    subjects = frozenset(subject for target in wanted for subject in target.subjects())
    _ask(wanted, verbs, existing(subjects), by)
    try:
        with transaction.atomic():
            _write(wanted)
    except IntegrityError as error:
        raise refusal_of(error) from error
    refuse_when_something_leans_on_it(
        _ids(target for target in wanted if target.then is None),
        _ids(target for target in wanted if target.then is not None),
    )
    policy.require(Act.READ, existing(subjects), by)
    moments.announce(PutBack(subjects))
    return subjects


def _ask(wanted: Iterable[Target], verbs: Collection[Verb], there: Collection[Subject], by: Actor) -> None:
    for right in {verb.right for verb in verbs} | {t.model.read_right for t in wanted if t.model.read_right}:
        require_right(right, by)
    if any(target.now is None and target.model.unrecorded for target in wanted):
        raise Refused("not_kept", _("Part of what was deleted is kept nowhere, so it cannot come back."))
    lock(there)
    for act in {Act.CHANGE if verb.act == Act.DELETE else verb.act for verb in verbs} or {Act.CHANGE}:
        policy.require(act, there, by)


def _write(wanted: Sequence[Target]) -> None:
    """What goes first makes room: rows that go, then flags that are taken off, then the rest, then rows that come."""
    for target in wanted:
        if target.then is None:
            rows.delete(*_place(target), [target.id])
    changing = [target for target in wanted if target.now is not None and target.then is not None]
    for target in changing:
        flags = exclusive_flags(target.model)
        if off := {name: value for name, value in target.differing.items() if name in flags and not value}:
            rows.update(*_place(target), target.id, off)
    for target in changing:
        if target.differing:
            _refuse_what_does_not_fit(target)
            rows.update(*_place(target), target.id, target.differing)
    for target in wanted:
        if target.now is None and target.then is not None:
            _refuse_what_does_not_fit(target)
            rows.insert(target.model._meta.db_table, whole(target.model, target.then))


def exclusive_flags(model: type[Record]) -> dict[str, UniqueConstraint]:
    """The columns that are true of one row at a time among those with the same values: a default, the primary one."""
    found = {}
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and constraint.fields and constraint.condition is not None:
            names = [child[0] for child in constraint.condition.children if isinstance(child, tuple)]
            fields = [field for field in columns_of(model).values() if field.name in names]
            if len(fields) == 1 and isinstance(fields[0], models.BooleanField):
                found[str(fields[0].column)] = constraint
    return found


def _refuse_what_does_not_fit(target: Target) -> None:
    record = make(target.model, {**(target.now or {}), **(target.then or {})})
    for field in target.model._meta.concrete_fields:
        value = getattr(record, field.attname)
        if field.unique and not field.primary_key and value is not None:
            _refuse_taken(record, {field.attname: value})
    for constraint in target.model._meta.constraints:
        try:
            constraint.validate(target.model, record)
        except ValidationError as error:
            if isinstance(constraint, UniqueConstraint) and constraint.fields:
                _refuse_taken(record, {name: getattr(record, name) for name in constraint.fields}, constraint.condition)
            raise Refused(
                "does_not_fit", _("This belongs together with other values; put them back together.")
            ) from error


def _refuse_taken(record: Record, values: dict[str, Any], condition: Any = None) -> None:
    others = type(record)._base_manager.filter(**values).exclude(pk=record.pk)
    other = (others.filter(condition) if condition is not None else others).first()
    if other is not None:
        message = _("%(name)s has this value by now.") % {"name": str(other)}
        raise Refused("taken_since", message)


def _place(target: Target) -> tuple[str, str]:
    return target.model._meta.db_table, str(target.model._meta.pk.column)


def _ids(targets: Iterable[Target]) -> dict[type[Record], list[int]]:
    found: dict[type[Record], list[int]] = defaultdict(list)
    for target in targets:
        found[target.model].append(target.id)
    return found
