"""What becomes of employments when their person or their organization is merged with another one (P6, P13)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from relaas.kernel.actors import Actor
from relaas.parties.employing import pass_on
from relaas.parties.merging.joining import BothRows, fill_in, turn_on
from relaas.parties.merging.owning import Merging, Owned, own
from relaas.parties.models import Employment

_TEXTS = ("function", "department", "work_phone", "mobile", "work_email")


def visible_employments(rows: Any, viewer: Actor) -> Any:
    """Those of which the viewer may see the other end too (U2)."""
    return Employment.objects.visible_to(viewer).filter(pk__in=rows.values("pk"))


def move_staff(owned: Owned, merging: Merging) -> None:
    """The persons of an organization come after those of the one that stays, of which the first one stays first."""
    rows = BothRows[Employment](owned, merging)
    last = max((row.position for row in rows.mine), default=0)
    for row in rows.theirs:
        row.position += last
    merging.others.update(_join(rows, "person_id", also="is_default"))
    rows.settle("is_primary")
    rows.write()
    pass_on(organizations=[merging.kept])


def move_employers(owned: Owned, merging: Merging) -> None:
    """A person works where both worked; the default organization of the one that stays stays."""
    rows = BothRows[Employment](owned, merging)
    _join(rows, "organization_id", also="is_primary")
    rows.settle("is_default")
    rows.write()
    pass_on(persons=[merging.kept])


def _join(rows: BothRows[Employment], other: str, *, also: str) -> set[int]:
    """Nobody works twice at one organization at the same time; gives the other ends of those that became one.

    `also` is what the other end may have once, which stays with it.
    """
    shared = {getattr(row, other) for row in rows.mine} & {getattr(row, other) for row in rows.theirs}
    together: dict[int, list[Employment]] = {}
    for row in (*rows.mine, *rows.theirs):
        if getattr(row, other) in shared:
            together.setdefault(getattr(row, other), []).append(row)
    mine = {row.pk for row in rows.mine}
    joined = set()
    for end, employments in together.items():
        for same in _overlapping(employments):
            first, *others = sorted(same, key=lambda row: (row.pk not in mine, row.pk))
            for row in others:
                _fold_in(first, row, also)
                rows.drop(row, first)
                joined.add(end)
    return joined


def _fold_in(mine: Employment, theirs: Employment, also: str) -> None:
    fill_in(mine, theirs, *_TEXTS)
    turn_on(mine, theirs, also)
    mine.from_day = min(mine.from_day, theirs.from_day) if mine.from_day and theirs.from_day else None
    mine.until_day = max(mine.until_day, theirs.until_day) if mine.until_day and theirs.until_day else None


def _overlapping(employments: Iterable[Employment]) -> list[list[Employment]]:
    """Those that share days, directly or by way of each other."""
    groups: list[list[Employment]] = []
    until: date | None = date.min
    for row in sorted(employments, key=lambda row: row.from_day or date.min):
        if groups and (until is None or (row.from_day or date.min) < until):
            groups[-1].append(row)
            until = max(until, row.until_day) if until and row.until_day else None
        else:
            groups.append([row])
            until = row.until_day
    return groups


own(Owned(Employment, "organization_id", _("Persons"), move_staff, visible=visible_employments, order=30))
own(Owned(Employment, "person_id", _("Employments"), move_employers, visible=visible_employments, order=30))
