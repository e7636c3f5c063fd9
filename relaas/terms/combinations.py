"""Verbs: purchase combinations and their members (T2b)."""

from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties.facts import Given, read_facts
from relaas.parties.facts.changes import put
from relaas.parties.locking import lock
from relaas.parties.models import Party
from relaas.story.telling import record
from relaas.terms import sentences
from relaas.terms.facts import MEMBER_FACTS
from relaas.terms.models import CombinationMember
from relaas.terms.own import terms_of
from relaas.terms.rights import COMBINE, READ


@verb("terms.add_member", act=Act.CHANGE, right=COMBINE, on=("combination", "member"))
def add_member(combination: Party, *, member: Party, facts: Given, by: Actor) -> CombinationMember:
    """Make a relation a member (`MEMBER_FACTS`); its story tells it too.

    Refuses the combination itself (`member_itself`), one that is no combination (`no_combination`), a period that ends
    before it starts (`ends_too_soon`) and one in which it is a member already (`member_twice`).
    """
    lock(combination, member)
    if combination.pk == member.pk:
        raise Refused("member_itself", _("A purchase combination is no member of itself."), field="member")
    if not terms_of(combination).is_combination:
        raise Refused("no_combination", _("%(name)s is no purchase combination.") % {"name": combination.name})
    added = CombinationMember(combination=combination, member=member)
    put(added, _read(added, facts), MEMBER_FACTS)
    added.save()
    _tell(sentences.MEMBER_ADDED, added, by)
    return added


@verb("terms.change_member", act=Act.CHANGE, right=COMBINE, on=("membership",))
def change_member(membership: CombinationMember, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change the number, the period, to whom invoices go, the bonus. Refuses as adding does."""
    lock(membership.combination, membership.member)
    check_unchanged(membership, seen)
    changes = put(membership, _read(membership, facts), MEMBER_FACTS)
    if changes.columns:
        membership.save()
        _tell(sentences.MEMBER_CHANGED, membership, by, changes=changes.told)


@verb("terms.remove_member", act=Act.CHANGE, right=COMBINE, on=("membership",))
def remove_member(membership: CombinationMember, *, by: Actor) -> None:
    """Take away a membership that never was; one that ends gets a last day."""
    _tell(sentences.MEMBER_REMOVED, membership, by)
    membership.delete()


def _read(membership: CombinationMember, facts: Given) -> dict[str, Any]:
    checking = Checking()
    values = read_facts(MEMBER_FACTS, facts, checking)
    checking.refuse_problems()
    from_day = values.get("from_day", membership.from_day)
    until_day = values.get("until_day", membership.until_day)
    if from_day and until_day and until_day <= from_day:
        raise Refused("ends_too_soon", _("It ends before it starts."), field="until_day")
    others = CombinationMember.objects.filter(combination=membership.combination, member=membership.member)
    if others.overlapping(from_day, until_day).exclude(pk=membership.pk).exists():
        message = _("%(name)s is a member already in this period.") % {"name": membership.member.name}
        raise Refused("member_twice", message, field="from_day")
    return values


def _tell(told: str, membership: CombinationMember, by: Actor, **parameters: Any) -> None:
    combination, member = membership.combination, membership.member
    named = {"member": member.name, "combination": combination.name, "member_number": membership.member_number}
    subjects = (subject_of(combination), subject_of(member))
    record(told, *subjects, by=by, parameters={**named, **parameters}, right=READ)
