"""Which columns a list shows, and in what order: chosen in the address, `kolommen=city,phone`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from relaas.kernel.actors import Actor
from relaas.overviews.columns import Column
from relaas.overviews.overview import OVERVIEWS, Overview

COLUMNS, UP, DOWN = "kolommen", "omhoog", "omlaag"


@dataclass(frozen=True)
class Choice:
    """A column as the page offers it, with the words for moving it.

    The first of the list is `fixed`, for it names the row and leads to it.
    """

    name: str
    label: str
    up: str
    down: str
    shown: bool
    fixed: bool


def read_columns(overview: Overview, given: Mapping[str, Sequence[str]], actor: Actor) -> tuple[str, ...]:
    """The chosen columns behind the first, in their order; none when they are those of the list itself.

    What the list does not have is left out, so an old or mangled link still works. `omhoog=city` moves one up: without
    a script that is how the form says it.
    """
    named = (name.strip() for value in given.get(COLUMNS, ()) for name in value.split(","))
    fixed = overview.columns[0].name
    known = {name for name, column in overview.column_named.items() if not column.right or actor.may(column.right)}
    chosen = [name for name in dict.fromkeys(named) if name in known and name != fixed]
    for name, by in ((UP, -1), (DOWN, 1)):
        for moved in given.get(name, ())[-1:]:
            _move(chosen, moved, by)
    return () if chosen == [column.name for column in overview.columns[1:]] else tuple(chosen)


def columns_of(overview: Overview, chosen: Sequence[str]) -> Sequence[Column]:
    """The columns themselves. Those that were asked for by name stay where there is little room: the list scrolls."""
    if not chosen:
        return overview.columns
    return (overview.columns[0], *(replace(overview.column_named[name], fades="") for name in chosen))


def choices(overview: Overview, chosen: tuple[str, ...], actor: Actor) -> tuple[Choice, ...]:
    """All columns that the actor has: those that are shown in their order, then the others."""
    rights = {name: column.right for name, column in overview.column_named.items() if column.right}
    found = _choices(overview.name, chosen, get_language())
    return tuple(each for each in found if each.name not in rights or actor.may(rights[each.name]))


@lru_cache(maxsize=256)
def _choices(overview_name: str, chosen: tuple[str, ...], _language: str | None) -> tuple[Choice, ...]:
    """Made once for each arrangement: every page offers them all, and their words cost more than its rows."""
    overview = OVERVIEWS[overview_name]
    names = [column.name for column in columns_of(overview, chosen)]
    others = [name for name in overview.column_named if name not in names]
    return tuple(
        _choice(name, str(overview.column_named[name].label), shown=name in names, fixed=place == 0)
        for place, name in enumerate([*names, *others])
    )


def _choice(name: str, label: str, *, shown: bool, fixed: bool) -> Choice:
    up, down = _("%(column)s up") % {"column": label}, _("%(column)s down") % {"column": label}
    return Choice(name, label, up, down, shown, fixed)


def _move(chosen: list[str], name: str, by: int) -> None:
    if name in chosen:
        place = chosen.index(name)
        chosen.insert(max(place + by, 0), chosen.pop(place))
