"""What the verbs of the maintained lists share (K6): a name that is there once, and a row in use that stays."""

from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.folding import fold
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties.facts import Facts, Given, read_facts
from relaas.story.telling import record
from relaas.terms.models import Maintained
from relaas.terms.sentences import OfAList


def read_row(row: Maintained, facts: Facts, given: Given, checking: Checking) -> dict[str, Any]:
    """The given values made fit to keep, with the key of the name; a name that is there already is a problem
    (`name_twice`), whatever its capitals."""
    values = read_facts(facts, given, checking)
    row.sort_name = fold(values.get("name", row.name) or "")[:60].rstrip()
    if type(row).objects.filter(sort_name=row.sort_name).exclude(pk=row.pk).exists():
        checking.add("name_twice", _("There is one of this name already."), "name")
    return values


def delete_row(row: Maintained, told: OfAList, *, uses: int, by: Actor) -> None:
    """Delete a row that nothing uses; one in use can only be closed (`in_use`)."""
    if uses:
        reason = _("%(name)s is used %(count)d times; close it from a day on instead.")
        raise Refused("in_use", reason % {"name": row.name, "count": uses})
    record(told.deleted, subject_of(row), by=by, parameters={"name": row.name})
    row.delete()


def tell_of(row: Maintained, told: str, by: Actor, **parameters: Any) -> None:
    """An entry about a row in its own story."""
    record(told, subject_of(row), by=by, parameters={"name": row.name, **parameters})
