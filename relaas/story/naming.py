"""The names of what kept values point at: as they are, or of what is gone as they were; nothing of whom one may not
see (U2)."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from django.db import models

from relaas.kernel.actors import Actor
from relaas.kernel.models import Record
from relaas.kernel.subjects import KINDS, Subject, hidden
from relaas.story.kept_values import Raw, columns_of
from relaas.story.log import last_of

LOST = "…"


class Names:
    """Looked up at once for all rows that are told, then asked one by one.

    `kind` is that of the subject whose history it is: of others of its kind the viewer reads only whom it may see.
    """

    def __init__(self, kind: str, viewer: Actor) -> None:
        self._kind = kind
        self._viewer = viewer
        self._names: dict[tuple[type[models.Model], int], str] = {}
        self._hidden: set[tuple[type[models.Model], int]] = set()

    def look_up(self, rows: Collection[tuple[type[Record], Raw]]) -> None:
        """Find the names of all that these rows point at; two or three queries for each model that is pointed at."""
        wanted: dict[type[models.Model], set[int]] = defaultdict(set)
        for model, raw in rows:
            for target, id in _pointed(model, raw):
                wanted[target].add(id)
        for target, ids in wanted.items():
            self._find(target, ids)

    @staticmethod
    def points(field: "models.Field[Any, Any]") -> bool:
        """Whether values of this field are told by a name."""
        return isinstance(field, models.ForeignKey)

    def name(self, field: "models.Field[Any, Any]", id: int | None) -> str:
        """What it points at is called; a file has no name."""
        if id is None:
            return ""
        return self._names.get((_target(field), id), LOST)

    def hides(self, model: type[Record], raw: Raw) -> bool:
        """Whether this row also belongs to somebody who is there, but not for this viewer."""
        belongs_to_others = model.story_subject[1] != model._meta.pk.column
        return belongs_to_others and any((target, id) in self._hidden for target, id in _pointed(model, raw))

    def _find(self, target: type[models.Model], ids: set[int]) -> None:
        there: Mapping[int, models.Model] = target._base_manager.in_bulk(ids)
        found: dict[int, str] = {id: str(record) for id, record in there.items()} if issubclass(target, Record) else {}
        if issubclass(target, Record):
            gone = ids - there.keys()
            found |= {id: str(record) for id, record in last_of(target, gone).items()} if gone else {}
            self._hide(target, ids)
        self._names |= {(target, id): name for id, name in found.items() if (target, id) not in self._hidden}

    def _hide(self, target: type[Record], ids: set[int]) -> None:
        kind, column = target.story_subject
        if kind != self._kind or kind not in KINDS or column != target._meta.pk.column:
            return
        subjects = {Subject(kind, id) for id in ids}
        self._hidden |= {(target, subject.id) for subject in hidden(subjects, self._viewer)}


def _pointed(model: type[Record], raw: Raw) -> list[tuple[type[models.Model], int]]:
    """What a row points at."""
    return [
        (_target(field), raw[column])
        for column, field in columns_of(model).items()
        if isinstance(field, models.ForeignKey) and raw.get(column) is not None
    ]


def _target(field: "models.Field[Any, Any]") -> type[models.Model]:
    target: type[models.Model] = field.remote_field.model  # type: ignore[union-attr]  # a foreign key
    return target
