"""Rows that hang on a subject of any kind by its kind and id, without a key (`Record.hangs_on`): files, for example."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import batched
from typing import Any

from relaas.kernel.models import Record
from relaas.kernel.subjects import Subject, touched_by
from relaas.story.rows import MOST
from relaas.story.triggers import recorded_models


def subjects_in(model: type[Record], rows: Iterable[Mapping[str, Any]]) -> set[Subject]:
    """The subjects on which these rows of a model hang."""
    if model.hangs_on is None:
        return set()
    kind, id = model.hangs_on
    return {Subject(row[kind], row[id]) for row in rows if row.get(kind) and row.get(id)}


def with_touched(found: Iterable[Subject]) -> set[Subject]:
    """These subjects, and all whom a change of them touches: of a contract its relation."""
    touched: set[Subject] = set(found)
    for kind, ids in _by_kind(found).items():
        model = _model_of(kind)
        for some in batched(ids, MOST) if model else ():
            for record in model._base_manager.filter(pk__in=some) if model else ():
                touched |= touched_by(record)
    return touched


def hanging_on(model: type[Record], ids: Collection[int]) -> type[Record] | None:
    """A model of which a row hangs on one of these rows; None where nothing does."""
    kind, column = model.story_subject
    if column != model._meta.pk.column:
        return None
    for other in recorded_models():
        if other.hangs_on:
            of_kind, of_id = other.hangs_on
            for some in batched(ids, MOST):
                if other._base_manager.filter(**{of_kind: kind, f"{of_id}__in": some}).exists():
                    return other
    return None


def hanging_on_nothing(model: type[Record], ids: Collection[int]) -> bool:
    """Whether one of these rows hangs on a subject that is not there."""
    if model.hangs_on is None:
        return False
    wanted: set[Subject] = set()
    for some in batched(ids, MOST):
        wanted |= subjects_in(model, model._base_manager.filter(pk__in=some).values(*model.hangs_on))
    for kind, hung in _by_kind(wanted).items():
        other = _model_of(kind)
        for some in batched(hung, MOST):
            if other is None or other._base_manager.filter(pk__in=some).count() < len(some):
                return True
    return False


def _model_of(kind: str) -> type[Record] | None:
    """The model whose rows are the subjects of this kind."""
    return next((each for each in recorded_models() if each.story_subject == (kind, each._meta.pk.column)), None)


def _by_kind(subjects: Iterable[Subject]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for subject in subjects:
        found[subject.kind].add(subject.id)
    return found
