"""Bringing the rows of two parties together in memory and writing what became of them in a few statements."""

from collections.abc import Callable, Hashable, Iterable
from itertools import batched
from typing import Any, cast

from django.db.models import Model

from relaas.kernel import bulk
from relaas.parties.merging.owning import Merging, Owned
from relaas.story.leaning import pointing_at

_AT_ONCE = 500


def _alike(_row: Any) -> Hashable:
    return None


class BothRows[Row: Model]:
    """The rows of one model that the two parties have, oldest first: `mine` of the one that stays, and `theirs`."""

    def __init__(self, owned: Owned, merging: Merging) -> None:
        self._owned, self._merging = owned, merging
        self.mine = cast("list[Row]", list(owned.rows_of(merging.kept).order_by("pk")))
        self.theirs = cast("list[Row]", list(owned.rows_of(merging.merged).order_by("pk")))
        self._before = {row.pk: dict(row.__dict__) for row in (*self.mine, *self.theirs)}
        self._gone: dict[int, Row] = {}

    def drop(self, row: Row, into: Row) -> None:
        """This row says nothing that the other one does not say: it goes."""
        self._gone[row.pk] = into

    def settle(self, flag: str, among: Callable[[Row], Hashable] = _alike) -> None:
        """Of what may exist once (`flag`, within a group) the one of the party that stays stays.

        Where only the other one has it, it comes with its row, or goes on to the row that says the same.
        """
        first: dict[Hashable, Row] = {}
        for row in (*self._flagged(self.mine, flag), *self._flagged(self.theirs, flag)):
            setattr(row, flag, first.setdefault(among(row), row) is row)

    def _flagged(self, rows: Iterable[Row], flag: str) -> list[Row]:
        return [self._stays(row) for row in rows if getattr(row, flag)]

    def _stays(self, row: Row) -> Row:
        """The row that says what this one said."""
        while row.pk in self._gone:
            row = self._gone[row.pk]
        return row

    def write(self) -> None:
        """First what must make room, then what goes over, then what was filled in."""
        self._update(row for row in self.theirs if row.pk not in self._gone)
        self._point_at_those_that_stay()
        for some in batched(self._gone, _AT_ONCE):
            self._owned.model._base_manager.filter(pk__in=some).delete()
        self._owned.rows_of(self._merging.merged).update(**{self._owned.column: self._merging.kept.pk})
        self._update(row for row in self.mine if row.pk not in self._gone)

    def _point_at_those_that_stay(self) -> None:
        for other, field in pointing_at(self._owned.model) if self._gone else ():
            rows = other._base_manager.filter(**{f"{field}__in": list(self._gone)})
            for id in set(rows.values_list(f"{field}_id", flat=True)):
                other._base_manager.filter(**{field: id}).update(**{field: self._stays(self._gone[id])})

    def _update(self, rows: Iterable[Row]) -> None:
        """What is turned off is written before what is turned on, for of that there may be one."""
        changed = [(row, self._different(row)) for row in rows]
        off = [(row, {column for column in columns if getattr(row, column) is False}) for row, columns in changed]
        for pairs in (off, changed):
            columns = {column for _row, different in pairs for column in different}
            bulk.update([row for row, different in pairs if different], columns)

    def _different(self, row: Row) -> set[str]:
        before = self._before[row.pk]
        names = (str(field.attname) for field in row._meta.concrete_fields)
        return {name for name in names if before[name] != getattr(row, name)}


def join_same[Row: Model](
    rows: BothRows[Row], same: Callable[[Row], Hashable], fold_in: Callable[[Row, Row], bool]
) -> None:
    """Each of their rows that says the same as one of mine goes into it.

    `same` gives what is compared; `fold_in(mine, theirs)` adds what only theirs says and answers whether they are one.
    """
    known: dict[Hashable, list[Row]] = {}
    for row in rows.mine:
        known.setdefault(same(row), []).append(row)
    for row in rows.theirs:
        into = next((each for each in known.get(same(row), ()) if fold_in(each, row)), None)
        if into is not None:
            rows.drop(row, into)


def fill_in(mine: Model, theirs: Model, *columns: str) -> None:
    """What is empty in mine is taken from theirs."""
    for column in columns:
        if getattr(mine, column) in {None, ""}:
            setattr(mine, column, getattr(theirs, column))


def turn_on(mine: Model, theirs: Model, *columns: str) -> None:
    """What is on in either is on."""
    for column in columns:
        setattr(mine, column, getattr(mine, column) or getattr(theirs, column))


def agree(mine: Model, theirs: Model, *columns: str) -> bool:
    """Whether they say the same, as far as both say something."""
    pairs = [(getattr(mine, column), getattr(theirs, column)) for column in columns]
    return all(one == other or one in {None, ""} or other in {None, ""} for one, other in pairs)
