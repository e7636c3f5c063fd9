"""What rows were before and after each of some changes: from what they are now, back to those changes."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import batched

from relaas.kernel.models import Record
from relaas.story.kept_values import Raw, loaded, read
from relaas.story.models import Change
from relaas.story.rows import MOST


@dataclass(frozen=True)
class State:
    """A row on both sides of a change; None where it was not there."""

    before: Raw | None
    after: Raw | None

    @property
    def changed(self) -> set[str]:
        """The columns that say something else after than before."""
        before, after = self.before or {}, self.after or {}
        return {column for column in before.keys() | after.keys() if before.get(column) != after.get(column)}


def states_of(changes: Collection[Change], models: Iterable[type[Record]]) -> dict[int, State]:
    """By the number of the change; three queries for each table, whatever the number of changes."""
    by_table: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_table[change.table_name].append(change)
    known = {model._meta.db_table: model for model in models}
    found: dict[int, State] = {}
    for table, some in by_table.items():
        found |= _of_table(known[table], some)
    return found


def _of_table(model: type[Record], changes: Collection[Change]) -> dict[int, State]:
    wanted, rows = {change.pk for change in changes}, sorted({change.row_id for change in changes})
    state: dict[int, Raw | None] = dict.fromkeys(rows) | read(model, str(model._meta.pk.column), rows)
    found: dict[int, State] = {}
    for some in batched(rows, MOST):
        since = Change.objects.filter(table_name=model._meta.db_table, row_id__in=some, pk__gte=min(wanted))
        for number, row, operation, old in since.order_by("-pk").values_list("pk", "row_id", "operation", "old"):
            after = state[row]
            state[row] = before = _before(model, after, operation, old)
            if number in wanted:
                found[number] = State(before, after)
    return found


def _before(model: type[Record], after: Raw | None, operation: str, old: str) -> Raw | None:
    if operation == "I":
        return None
    return {**(after or {}), **loaded(model, old)} if operation == "U" else loaded(model, old)
