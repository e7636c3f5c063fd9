"""*Gecontroleerd* (T2c): who looked at a party's data and when, until somebody changes a hard fact."""

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties import sentences
from relaas.parties.models import Party
from relaas.parties.rights import CHECK
from relaas.story.telling import record

COLUMNS = ("checked_at", "checked_by_name", "checked_by_id")


@verb("parties.check", act=Act.CHANGE, right=CHECK, on=("party",))
def check(party: Party, *, by: Actor) -> None:
    """Say that the party's data were looked at and are right; done again it keeps the newest moment."""
    check_unchanged(party, None)
    party.checked_at, party.checked_by_name, party.checked_by_id = clock.now(), by.name, by.user_id
    party.save(update_fields=COLUMNS)
    record(sentences.CHECKED, subject_of(party), by=by)


@verb("parties.uncheck", act=Act.CHANGE, right=CHECK, on=("party",))
def uncheck(party: Party, *, by: Actor) -> None:
    """Take *checked* off by hand; nothing happens when it is off."""
    check_unchanged(party, None)
    if take_off(party):
        party.save(update_fields=COLUMNS)
        record(sentences.UNCHECKED, subject_of(party), by=by)


def take_off(party: Party) -> tuple[str, ...]:
    """Take *checked* off a locked party (not saved yet); gives the columns to save, none when it was off."""
    if party.checked_at is None:
        return ()
    party.checked_at, party.checked_by_name, party.checked_by_id = None, "", None
    return COLUMNS
