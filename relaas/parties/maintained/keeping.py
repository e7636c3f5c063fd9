"""What the verbs of all maintained lists do (K6): a name is there once, and a row in use stays (`maintained.law`)."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.folding import fold
from relaas.kernel.subjects import subject_of
from relaas.parties.facts import Facts, Given, read_facts
from relaas.parties.facts.changes import put
from relaas.parties.maintained.models import Maintained
from relaas.parties.maintained.sentences import OfAList
from relaas.story.telling import record

type Check = Callable[[dict[str, Any], Checking], None]


def _no_more(_values: dict[str, Any], _checking: Checking) -> None:
    """A list that has no rules of its own."""


def add_row[Row: Maintained](
    row: Row, facts: Facts, given: Given, told: OfAList, *, by: Actor, check: Check = _no_more
) -> Row:
    """Add this new row with the given facts; those that are not given are empty, or what the row starts with.

    Refuses all that is wrong at once: what the facts refuse, a name that is there (`name_twice`), and what `check`
    finds in the values.
    """
    checking = Checking()
    values = read_row(row, facts, {"name": "", **given}, checking)
    check(values, checking)
    checking.refuse_problems()
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    tell_of(row, told.added, by)
    return row


def change_row(
    row: Maintained,
    facts: Facts,
    given: Given,
    told: OfAList,
    *,
    seen: Given | None,
    by: Actor,
    check: Check = _no_more,
) -> None:
    """Change the given facts of this row; refuses as adding does, and what changed since `seen`."""
    check_unchanged(row, seen)
    checking, name = Checking(), row.name
    values = read_row(row, facts, given, checking)
    check(values, checking)
    checking.refuse_problems()
    changes = put(row, values, facts)
    if changes.columns:
        row.save()
        tell_of(row, told.changed, by, changes=changes.told, name=name)


def delete_row(row: Maintained, told: OfAList, *, by: Actor) -> None:
    """Delete this row; the law has refused one that is in use."""
    check_unchanged(row, None)
    tell_of(row, told.deleted, by)
    row.delete()


def read_row(row: Maintained, facts: Facts, given: Given, checking: Checking) -> dict[str, Any]:
    """The given values made fit to keep, with the key of the name; a name that is there already is a problem
    (`name_twice`), whatever its capitals."""
    values = read_facts(facts, given, checking)
    row.sort_name = fold(values.get("name", row.name) or "")[:60].rstrip()
    if type(row).objects.filter(sort_name=row.sort_name).exclude(pk=row.pk).exists():
        checking.add("name_twice", _("There is one of this name already."), "name")
    return values


def tell_of(row: Maintained, told: str, by: Actor, **parameters: Any) -> None:
    """An entry about a row in its own story."""
    record(told, subject_of(row), by=by, parameters={"name": row.name, **parameters})
