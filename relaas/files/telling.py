"""Entries about files: they stand in the story of what they hang on, and of whom that is told of, and in their own."""

from collections.abc import Sequence
from typing import Any

from relaas.files.holders import holder_of
from relaas.files.models import Item
from relaas.files.rights import READ
from relaas.kernel import subjects
from relaas.kernel.actors import Actor
from relaas.kernel.models import Record
from relaas.kernel.subjects import Subject, subject_of
from relaas.kernel.texts import SOME
from relaas.story.telling import record


def tell(key: str, holder: Record, items: Sequence[Item], by: Actor, **parameters: Any) -> None:
    """Write one entry, for who may read files; also of many items it is one, and names the first few."""
    itself = subject_of(holder)
    told_of = list(holder_of(itself).told_of(holder))
    named = subjects.labels([itself]).get(itself, "") if len(told_of) > 1 else ""
    own = [Subject("file", item.pk) for item in items[:SOME]]
    record(key, *told_of, *own, by=by, parameters={**parameters, "with": named}, right=READ)


def some_names(items: Sequence[Item]) -> list[str]:
    """The names of the first few."""
    return [item.name for item in items[:SOME]]
