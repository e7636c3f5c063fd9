"""Where a page reads recorded rows: the database as it is, or what history says it was (`story.past`)."""

from typing import Any, Protocol

from relaas.kernel.models import Record


class Source(Protocol):
    """Gives the rows of a model in which these fields are equal, in the model's own order."""

    def rows[Row: Record](self, model: type[Row], *related: str, **equal: Any) -> list[Row]:
        """`related` names foreign keys that are read along."""
        ...


class Present:
    """The rows as they are now: one query."""

    def rows[Row: Record](self, model: type[Row], *related: str, **equal: Any) -> list[Row]:
        found = model._default_manager.filter(**equal)
        return list(found.select_related(*related) if related else found)
