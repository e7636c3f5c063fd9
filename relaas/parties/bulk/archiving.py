"""Verbs: archive many parties, take many back (P10)."""

from collections.abc import Sequence

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.overviews.actions import Last, Outcome, nothing_more
from relaas.parties import sentences
from relaas.parties.archiving import COLUMNS
from relaas.parties.bulk.chosen import choose
from relaas.parties.rights import ARCHIVE
from relaas.story.telling import record


@verb("parties.archive_many", act=Act.ARCHIVE, right=ARCHIVE, on=())
def archive_many(ids: Sequence[int], *, by: Actor, last: Last = nothing_more) -> Outcome:
    """Hide these parties everywhere but in history and search-with-archived; those that are hidden stay so."""
    chosen, now = choose(ids, Act.ARCHIVE, by=by), clock.now()
    for party in chosen.rows:
        if not party.is_archived:
            party.archived_at, party.archived_by_name, party.archived_by_id = now, by.name, by.user_id
            chosen.changed.append(party)
            record(sentences.ARCHIVED, subject_of(party), by=by)
    chosen.write(COLUMNS)
    return chosen.outcome(last)


@verb("parties.restore_many", act=Act.ARCHIVE, right=ARCHIVE, on=())
def restore_many(ids: Sequence[int], *, by: Actor, last: Last = nothing_more) -> Outcome:
    """Take these parties back from the archive; those that are not archived stay as they are."""
    chosen = choose(ids, Act.ARCHIVE, by=by)
    for party in chosen.rows:
        if party.is_archived:
            party.archived_at, party.archived_by_name, party.archived_by_id = None, "", None
            chosen.changed.append(party)
            record(sentences.RESTORED, subject_of(party), by=by)
    chosen.write(COLUMNS)
    return chosen.outcome(last)
