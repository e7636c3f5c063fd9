"""Verbs: archive, take back, delete (P10)."""

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties import sentences
from relaas.parties.employing import pass_on
from relaas.parties.keeping import keep
from relaas.parties.locking import lock
from relaas.parties.models import (
    AccountManager,
    Address,
    BankAccount,
    Channel,
    Employment,
    FamilyMember,
    LocalFile,
    Mandate,
    MasterData,
    Party,
    PersonalDetails,
    PersonalMasterData,
    PrivateData,
)
from relaas.parties.rights import ARCHIVE, DELETE
from relaas.story.telling import record

# In this order they go; employments go first, for their other ends must hear of it.
_HANGING = (
    AccountManager, Channel, Address, Mandate, BankAccount, MasterData, PersonalMasterData, LocalFile, FamilyMember,
    PrivateData, PersonalDetails,
)  # fmt: skip
COLUMNS = ("archived_at", "archived_by_name", "archived_by_id")


@verb("parties.archive", act=Act.ARCHIVE, right=ARCHIVE, on=("party",))
def archive(party: Party, *, by: Actor) -> None:
    """Hide the party everywhere but in history and search-with-archived; nothing is lost. Twice is once."""
    check_unchanged(party, None)
    if party.is_archived:
        return
    party.archived_at, party.archived_by_name, party.archived_by_id = clock.now(), by.name, by.user_id
    party.save(update_fields=COLUMNS)
    record(sentences.ARCHIVED, subject_of(party), by=by)


@verb("parties.restore", act=Act.ARCHIVE, right=ARCHIVE, on=("party",))
def restore(party: Party, *, by: Actor) -> None:
    """Take the party back from the archive. Twice is once."""
    check_unchanged(party, None)
    if not party.is_archived:
        return
    party.archived_at, party.archived_by_name, party.archived_by_id = None, "", None
    party.save(update_fields=COLUMNS)
    record(sentences.RESTORED, subject_of(party), by=by)


@verb("parties.delete", act=Act.DELETE, right=DELETE, on=("party",))
def delete(party: Party, *, by: Actor) -> None:
    """Delete a party that nothing leans on, with all that hangs on it.

    What stands in the way is the law's to say (`parties.law`); can be undone.
    """
    there = Employment.objects.filter(organization=party).select_related("person")
    here = Employment.objects.filter(person=party).select_related("organization")
    persons, organizations = [each.person for each in there], [each.organization for each in here]
    lock(party, *persons, *organizations)
    record(sentences.DELETED, subject_of(party), by=by, parameters={"name": party.name})
    for employment in (*there, *here):
        employment.delete()
    for model in _HANGING:
        model._base_manager.filter(party=party).delete()
    party.delete()
    pass_on(organizations=organizations, persons=persons)
    for person in persons:
        keep(person)
