"""Verbs: private data of a person and its family (P5). The story says which values changed, never what they are."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from relaas.administrations.models import Administration
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.models import Record
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.secret import Secret
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties import sentences
from relaas.parties.facts import FAMILY_FACTS, PRIVATE_FACTS, Given, read_facts
from relaas.parties.facts.changes import Changes, put
from relaas.parties.locking import lock
from relaas.parties.models import FamilyMember, Party, PrivateData
from relaas.parties.rights import CHANGE_PRIVATE, READ_PRIVATE
from relaas.story.telling import record


@verb("parties.change_private_data", act=Act.CHANGE, right=CHANGE_PRIVATE, on=("party",))
def change_private_data(party: Party, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change any of `PRIVATE_FACTS`; what is not given stays.

    Refuses an organization (`kind`), a BSN while no administration has a legal ground for it (`bsn_off`), all that is
    wrong, what changed since `seen`, and to write over what cannot be read (`unreadable`).
    """
    lock_person(party)
    kept = PrivateData.objects.select_for_update().filter(party=party).first()
    if kept is not None:
        check_unchanged(kept, seen)
    checking = Checking()
    values = read_facts(PRIVATE_FACTS, facts, checking)
    if values.get("bsn") and not Administration.objects.keeping_bsn().exists():
        checking.add("bsn_off", _("No administration has a legal ground to keep the BSN."), "bsn")
    private = kept or PrivateData(party=party)
    refuse_to_lose(private, values, checking)
    checking.refuse_problems()
    changes = put(private, values, PRIVATE_FACTS)
    if changes.columns:
        private.save(update_fields=changes.columns if kept else None)
        _tell(sentences.PRIVATE_CHANGED, party, changes, by)


@verb("parties.remove_private_data", act=Act.CHANGE, right=CHANGE_PRIVATE, on=("party",))
def remove_private_data(party: Party, *, by: Actor) -> None:
    """Remove all private data of this person, also what cannot be read; the family stays. Twice is once."""
    lock_person(party)
    if PrivateData.objects.filter(party=party).delete()[0]:
        record(sentences.PRIVATE_REMOVED, subject_of(party), by=by, right=READ_PRIVATE)


@verb("parties.add_family_member", act=Act.CHANGE, right=CHANGE_PRIVATE, on=("party",))
def add_family_member(party: Party, *, facts: Given, by: Actor) -> FamilyMember:
    """Add somebody to the family (`FAMILY_FACTS`: a name is needed)."""
    lock_person(party)
    checking = Checking()
    values = read_facts(FAMILY_FACTS, {"name": "", **facts}, checking)
    checking.refuse_problems()
    member = FamilyMember.objects.create(party=party, **values)
    record(sentences.FAMILY_ADDED, subject_of(party), by=by, right=READ_PRIVATE)
    return member


@verb("parties.change_family_member", act=Act.CHANGE, right=CHANGE_PRIVATE, on=("member",))
def change_family_member(member: FamilyMember, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change one of the family. Refuses as `change_private_data` does."""
    lock(member.party)
    check_unchanged(member, seen)
    checking = Checking()
    values = read_facts(FAMILY_FACTS, facts, checking)
    refuse_to_lose(member, values, checking)
    checking.refuse_problems()
    changes = put(member, values, FAMILY_FACTS)
    if changes.columns:
        member.save(update_fields=changes.columns)
        _tell(sentences.FAMILY_CHANGED, member.party, changes, by)


@verb("parties.remove_family_member", act=Act.CHANGE, right=CHANGE_PRIVATE, on=("member",))
def remove_family_member(member: FamilyMember, *, by: Actor) -> None:
    """Remove one of the family."""
    lock(member.party)
    member.delete()
    record(sentences.FAMILY_REMOVED, subject_of(member.party), by=by, right=READ_PRIVATE)


def lock_person(party: Party) -> None:
    """Lock the party; refuses an organization (`kind`)."""
    lock(party)
    if not party.is_person:
        raise Refused("kind", _("Only a person has private data."))


def refuse_to_lose(kept: Record, values: Mapping[str, Any], checking: Checking) -> None:
    """A value that cannot be read is not written over (`unreadable`): with its key it is there again."""
    for name in values:
        secret: Secret = getattr(kept, name)
        if secret and secret.problem:
            checking.add("unreadable", secret.problem, name)


def _tell(key: str, party: Party, changes: Changes, by: Actor) -> None:
    parameters = {"facts": _names(changes.columns)}
    record(key, subject_of(party), by=by, parameters=parameters, right=READ_PRIVATE)


def _names(columns: Iterable[str]) -> list[str]:
    return sorted(columns)
