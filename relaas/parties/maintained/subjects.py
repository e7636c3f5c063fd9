"""Maintained lists as subjects: what to call a row, where it stands, and how often it is in use."""

from collections import Counter
from collections.abc import Collection

from django.db.models import PROTECT, Count
from django.urls import reverse

from relaas.kernel.actors import Actor
from relaas.kernel.registries import Registry
from relaas.kernel.subjects import SubjectKind, register
from relaas.parties.maintained.models import Maintained

LISTS: Registry[type[Maintained]] = Registry("maintained list")


def register_list(model: type[Maintained], url_name: str, *, locks_all: bool = False) -> None:
    """Make a list known, under the kind of its rows' story; called once by the room that keeps it.

    `locks_all`: what one row may be depends on the others, so who changes one waits for who changes another.
    """
    kind = model.story_subject[0]

    def labels(ids: Collection[int]) -> dict[int, str]:
        return dict(model.objects.filter(pk__in=ids).values_list("pk", "name"))

    def url(row_id: int) -> str:
        return reverse(url_name, args=[row_id])

    def visible(ids: Collection[int], _viewer: Actor) -> set[int]:
        """Everybody sees the lists; changing them needs a right."""
        return set(model.objects.filter(pk__in=ids).values_list("pk", flat=True))

    def lock(ids: Collection[int]) -> None:
        """Who is about to choose one of these waits, or is waited for."""
        rows = model._base_manager.all() if locks_all else model._base_manager.filter(pk__in=ids)
        list(rows.order_by("pk").select_for_update().values_list("pk"))

    LISTS.add(kind, model)
    register(SubjectKind(kind, labels, url, visible, lock=lock))


def uses_of(model: type[Maintained], ids: Collection[int]) -> dict[int, int]:
    """How often each of these rows is in use: in all rows of all rooms that hold on to it (`PROTECT`).

    What a row consists of goes with it (`CASCADE`) and is no use.
    """
    uses: Counter[int] = Counter()
    for relation in model._meta.related_objects:
        if relation.on_delete is PROTECT:
            column = relation.field.attname
            found = relation.related_model._base_manager.filter(**{f"{column}__in": ids}).order_by()
            uses.update(dict(found.values_list(column).annotate(Count("pk"))))
    return dict(uses)
