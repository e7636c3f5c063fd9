"""Where a page reads recorded rows: the database as it is, or what history says it was (`story.past`)."""

from collections.abc import Collection
from typing import Any, Protocol

from django.db.models import Model, QuerySet

from relaas.kernel.asked_often import rows_asked_often
from relaas.kernel.models import Record


class Source(Protocol):
    """Gives the rows of a model in which these fields are equal, in the model's own order."""

    def rows[Row: Record](self, model: type[Row], *related: str, **equal: Any) -> list[Row]:
        """`related` names foreign keys that are read along."""
        ...


class Present:
    """The rows as they are now: one query."""

    def rows[Row: Record](self, model: type[Row], *related: str, **equal: Any) -> list[Row]:
        (field, value), *more = equal.items()
        if isinstance(value, Model) and not more:  # what cards ask of the record that their page is of
            return list(_rows_of([value.pk], model, field, related))
        return list(_with(related, model._default_manager.filter(**equal)))


@rows_asked_often
def _rows_of(ids: Collection[int], model: type[Record], field: str, related: tuple[str, ...]) -> QuerySet[Any]:
    return _with(related, model._default_manager.filter(**{f"{field}__in": ids}))


def _with(related: tuple[str, ...], found: QuerySet[Any]) -> QuerySet[Any]:
    return found.select_related(*related) if related else found
