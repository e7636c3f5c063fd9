"""What a list can be narrowed by. Each filter has a stable English name, which stands in the address."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Protocol, runtime_checkable

from django.db.models import Q, Value
from django.db.models.expressions import Expression
from django.db.models.lookups import Exact, In
from django.utils.functional import Promise

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.folding import fold
from relaas.kernel.row_ids import read_id
from relaas.web import dates

LONGEST = 100  # letters of a typed value
HIGHEST = "\U0010ffff"  # no letter, and behind all of them
LAST_DAY = date(9000, 1, 1)


@dataclass(frozen=True)
class Option:
    """Something a filter can be set to."""

    value: str
    label: str


class Filter(Protocol):
    """A way to narrow a list. `understood` drops values that mean nothing to it; who lacks `right` does not have it.

    What `condition` says of a value may differ by the day, but not by the moment nor by what rows say: statements are
    kept (`walking`).
    """

    @property
    def name(self) -> str: ...
    @property
    def label(self) -> str | Promise: ...
    @property
    def right(self) -> str: ...
    def understood(self, given: Iterable[str]) -> tuple[str, ...]: ...
    def condition(self, values: Sequence[str]) -> Q: ...
    def options(self, actor: Actor, /) -> list[Option]: ...


@runtime_checkable
class AskedByViewer(Protocol):
    """A filter that lets other rows through for another viewer.

    `walking`: row after row is tested, where a few are wanted of many; else they are all looked up. `probes`: each row
    tested costs a look into another table, so that a page does not count a thousand on its way. `by_rights`: only the
    rights of the viewer matter, not who it is.
    """

    @property
    def probes(self) -> bool: ...
    @property
    def by_rights(self) -> bool: ...
    def asked_by(self, viewer: Actor, values: Sequence[str], *, walking: bool) -> Q: ...


@dataclass(frozen=True)
class Choice:
    """A closed list, shown as a chip each or, `in_menu`, in a menu; several mean any of them.

    `indexed`: the rows of each choice have an index in the first order of the list, with all that is tested.
    """

    name: str
    label: str | Promise
    choices: Callable[[], Iterable[tuple[str, str | Promise]]]
    where: Callable[[str], Q]
    indexed: bool = False
    right: str = ""
    in_menu: bool = False

    def understood(self, given: Iterable[str]) -> tuple[str, ...]:
        known = dict(self.choices())
        return tuple(dict.fromkeys(value for value in given if value in known))

    def condition(self, values: Sequence[str]) -> Q:
        return _any(self.where(value) for value in values)

    def options(self, _viewer: Actor, /) -> list[Option]:
        return [Option(value, str(label)) for value, label in self.choices()]


def _nothing(_value: str) -> Q:
    return Q(pk__in=())


@dataclass(frozen=True)
class ChoiceOfViewer(Choice):
    """One of which each choice is something else for another viewer (`AskedByViewer`); the `quick` ones are indexed."""

    where: Callable[[str], Q] = _nothing
    asked: Callable[[str, Actor, bool], Q] = field(kw_only=True)
    quick: frozenset[str] = frozenset()
    probes: bool = False
    by_rights: bool = False

    def asked_by(self, viewer: Actor, values: Sequence[str], *, walking: bool) -> Q:
        return _any(self.asked(value, viewer, walking) for value in values)


@dataclass(frozen=True)
class Reference:
    """Rows of another table that have a name, chosen from a menu; several mean any of them.

    `named` gives the ids and names of what the actor may choose. Every page asks it: write it as SQL.
    """

    name: str
    label: str | Promise
    column: str
    named: Callable[[Actor], Iterable[tuple[int, str]]]
    indexed: bool = False
    right: str = ""

    def understood(self, given: Iterable[str]) -> tuple[str, ...]:
        return tuple(str(number) for number in dict.fromkeys(map(read_id, given)) if number)

    def condition(self, values: Sequence[str]) -> Q:
        ids = [int(value) for value in values]
        return Q(**{self.column: ids[0]}) if len(ids) == 1 else Q(**{f"{self.column}__in": ids})

    def options(self, viewer: Actor, /) -> list[Option]:
        return [Option(str(id), name) for id, name in self.named(viewer)]


@dataclass(frozen=True)
class KeyReference(Reference):
    """One whose rows are found by the key that the list is ordered by: it has an index."""

    key: Expression = field(kw_only=True)

    def condition(self, values: Sequence[str]) -> Q:
        ids = [int(value) for value in values]
        return Q(Exact(self.key, Value(ids[0]))) if len(ids) == 1 else Q(In(self.key, ids))


@dataclass(frozen=True)
class Beginning:
    """The beginning of a folded column, typed: `den b` finds *Den Bosch* and *Den Burg*.

    Its value may only be compared as it is, and with `HIGHEST` behind it: a mark stands for it in a statement that is
    kept (`walking`).
    """

    name: str
    label: str | Promise
    column: str
    right: str = ""

    def understood(self, given: Iterable[str]) -> tuple[str, ...]:
        typed = (fold(value[:LONGEST].encode(errors="ignore").decode()) for value in given)
        return tuple(value for value in typed if value)[:1]

    def condition(self, values: Sequence[str]) -> Q:
        return Q(**{f"{self.column}__gte": values[0], f"{self.column}__lt": values[0] + HIGHEST})

    def options(self, _viewer: Actor, /) -> list[Option]:
        return []


@dataclass(frozen=True)
class FromDay:
    """From the beginning of a day on, typed as people type one: `1-11`, `gisteren`.

    The column holds moments, or with `holds_days` days; with `holds_day_after` the first day after what is meant.
    """

    name: str
    label: str | Promise
    column: str
    right: str = ""
    holds_days: bool = False
    holds_day_after: bool = False

    def understood(self, given: Iterable[str]) -> tuple[str, ...]:
        found = (_day(value) for value in given)
        return tuple(f"{day:%d-%m-%Y}" for day in found if day)[:1]

    def condition(self, values: Sequence[str]) -> Q:
        return Q(**{f"{self.column}__gte": self._beginning(values[0])})

    def options(self, _viewer: Actor, /) -> list[Option]:
        return []

    def _beginning(self, day: str, after: int = 0) -> date | datetime:
        """The beginning of a day, or of one so many after it."""
        midnight = _midnight(day, after + self.holds_day_after)
        return midnight.date() if self.holds_days else midnight


@dataclass(frozen=True)
class UntilDay(FromDay):
    """Up to and including a day."""

    def condition(self, values: Sequence[str]) -> Q:
        return Q(**{f"{self.column}__lt": self._beginning(values[0], after=1)})


@dataclass(frozen=True)
class Switch:
    """On or off: `off` holds unless it is on."""

    name: str
    label: str | Promise
    off: Q
    right: str = ""

    def understood(self, given: Iterable[str]) -> tuple[str, ...]:
        return ("1",) if {"1", "yes"} & set(given) else ()

    def condition(self, values: Sequence[str]) -> Q:
        return Q() if values else self.off

    def options(self, _viewer: Actor, /) -> list[Option]:
        return [Option("1", str(self.label))]


def has_index(each: Filter, values: Sequence[str]) -> bool:
    """Whether an index has the rows that a filter lets through when it is set so, in the first order of the list."""
    if len(values) != 1 or not isinstance(each, Choice | Reference):
        return False
    return values[0] in each.quick if isinstance(each, ChoiceOfViewer) else each.indexed


def is_alike(each: Filter, values: Sequence[str]) -> bool:
    """Whether a filter asks the same for all who have the same rights, of values that many ask for, or of any value."""
    if isinstance(each, AskedByViewer):
        return each.by_rights or has_index(each, values)
    return isinstance(each, Choice | Reference | Switch | Beginning)


def _any(conditions: Iterable[Q]) -> Q:
    found = Q()
    for condition in conditions:
        found |= condition
    return found


def _day(typed: str) -> date | None:
    try:
        return dates.parse(typed[:LONGEST], clock.today())
    except dates.UnreadableDate:
        return None


def _midnight(day: str, days: int = 0) -> datetime:
    """The moment at which a day, or one so many after it, begins in the Netherlands; no day lies beyond the last."""
    found = datetime.strptime(day, "%d-%m-%Y").date()  # noqa: DTZ007 - a day has no time
    return datetime.combine(min(found, LAST_DAY) + timedelta(days=days), time(), clock.AMSTERDAM)
