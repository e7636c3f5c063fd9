"""Verbs: mark many parties as checked (T2c), give many a status (P3), give many a role or take it off (P2)."""

from collections.abc import Sequence

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.policy import Act
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.overviews.actions import Last, Outcome, nothing_more
from relaas.parties import checked, sentences
from relaas.parties.bulk.chosen import choose
from relaas.parties.facts import Given
from relaas.parties.facts.changes import put
from relaas.parties.holding import check_holds, held_by, takes_off
from relaas.parties.identity import facts_of, read_identity
from relaas.parties.models import Party, PartyStatus, Role
from relaas.parties.rights import CHANGE, CHECK
from relaas.story.telling import record

_COLUMNS = {field.name: str(field.attname) for field in Party._meta.concrete_fields}


@verb("parties.check_many", act=Act.CHANGE, right=CHECK, on=())
def check_many(ids: Sequence[int], *, by: Actor, last: Last = nothing_more) -> Outcome:
    """Say of these parties that their data were looked at and are right; done again it keeps the newest moment."""
    chosen, now = choose(ids, Act.CHANGE, by=by), clock.now()
    for party in chosen.rows:
        party.checked_at, party.checked_by_name, party.checked_by_id = now, by.name, by.user_id
        chosen.changed.append(party)
        record(sentences.CHECKED, subject_of(party), by=by)
    chosen.write(checked.COLUMNS)
    return chosen.outcome(last)


@verb("parties.give_status_many", act=Act.CHANGE, right=CHANGE, on=())
def give_status_many(
    ids: Sequence[int], *, status: PartyStatus | None, by: Actor, last: Last = nothing_more
) -> Outcome:
    """Give these parties this status, or none; it refuses each for whose kind it is not meant, or when it is closed."""
    return _change_many(ids, {"status": status}, by, last)


@verb("parties.give_role_many", act=Act.CHANGE, right=CHANGE, on=())
def give_role_many(ids: Sequence[int], *, role: Role, by: Actor, last: Last = nothing_more) -> Outcome:
    """Make this one of the roles of these organizations, which makes them relations (P2)."""
    return _change_many(ids, {role.column: True}, by, last)


@verb("parties.take_role_many", act=Act.CHANGE, right=CHANGE, on=())
def take_role_many(ids: Sequence[int], *, role: Role, by: Actor, last: Last = nothing_more) -> Outcome:
    """Take this role off these organizations; they stay relations. Refuses each that is `held` in it (P2)."""
    return _change_many(ids, {role.column: False}, by, last)


def _change_many(ids: Sequence[int], facts: Given, by: Actor, last: Last) -> Outcome:
    """Change facts of which nothing on the party's own row is made (`parties.keeping`)."""
    chosen, columns = choose(ids, Act.CHANGE, by=by), set[str]()
    holds = held_by([party.pk for party in chosen.rows if takes_off(party, facts)], by)
    for party in chosen.rows:
        checking = Checking()
        values = read_identity(party, facts, checking)
        check_holds(party, values, holds.get(party.pk, ()), checking)
        if checking.problems:
            chosen.refuse(party, " ".join(str(problem.message) for problem in checking.problems))
            continue
        changes = put(party, values, facts_of(party.kind))
        if changes.columns:
            unchecked = checked.take_off(party) if changes.unchecks else ()
            columns |= {_COLUMNS[name] for name in (*changes.columns, *unchecked)}
            chosen.changed.append(party)
            told = {"changes": changes.told, "unchecked": bool(unchecked)}
            record(sentences.CHANGED, subject_of(party), by=by, parameters=told)
    chosen.write(columns)
    return chosen.outcome(last)
