"""From rows to texts: each cell once, for the page and the CSV alike."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet

from relaas.kernel.actors import Actor
from relaas.overviews.columns import Column, Values
from relaas.overviews.overview import Overview

type Row = tuple[Any, ...]
type Maker = Callable[[Row], str]


class Reader:
    """Knows which values these columns of an overview need and makes their texts, in the active language.

    `also` are values that come along and make no text. Values of other rooms are what `viewer` may see.
    """

    def __init__(self, overview: Overview, columns: Sequence[Column], viewer: Actor, also: Sequence[str] = ()) -> None:
        self._viewer = viewer
        self.columns = columns
        needed = (name for column in self.columns for name in (*column.values, column.tone) if name)
        self.names = ("pk", *dict.fromkeys((overview.label_column, *needed, *also)))
        self._place = {name: place for place, name in enumerate(self.names)}

    def rows(self, rows: QuerySet[Any]) -> QuerySet[Any, Row]:
        """The values of these rows, in their order."""
        return rows.values_list(*self.names)

    def value(self, row: Row, name: str) -> Any:
        """One value of a row, by its name."""
        return row[self._place[name]]

    def texts(self, rows: Sequence[Row]) -> Iterator[list[str]]:
        """The texts of each row, a column each."""
        load = _Loading([row[0] for row in rows], self._viewer)
        makers = [self._maker(column, load) for column in self.columns]
        for row in rows:
            yield [make(row) for make in makers]

    def _maker(self, column: Column, load: "_Loading") -> Maker:
        places = [self._place[name] for name in column.values]
        make = column.text
        if column.load or column.load_for:
            return _loaded(places, make or _joined, load.of(column))
        if make is None:
            return itemgetter(places[0])
        if len(places) == 1:
            return lambda row, place=places[0], make=make: make(row[place])  # type: ignore[misc] # mypy cannot infer defaults
        pick = itemgetter(*places)
        return lambda row: make(*pick(row))


class _Loading:
    """The values of other rooms for these rows; columns that are loaded alike are loaded once."""

    def __init__(self, ids: list[int], viewer: Actor) -> None:
        self._ids, self._viewer = ids, viewer
        self._found: dict[Any, Mapping[int, Values]] = {}

    def of(self, column: Column) -> Mapping[int, Values]:
        how = column.load or column.load_for
        if how not in self._found:
            self._found[how] = self._load(column)
        return self._found[how]

    def _load(self, column: Column) -> Mapping[int, Values]:
        if column.load_for:
            return column.load_for(self._ids, self._viewer)
        return column.load(self._ids) if column.load else {}


def _loaded(places: list[int], make: Callable[..., str], loaded: Any) -> Maker:
    def text(row: Row) -> str:
        found: Values | None = loaded.get(row[0])
        return make(*(row[place] for place in places), *found) if found else ""

    return text


def _joined(*values: str) -> str:
    return ", ".join(value for value in values if value)
