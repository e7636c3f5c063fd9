"""Verb: which organization another belongs to (T4)."""

from django.utils.translation import gettext as _

from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties import sentences
from relaas.parties.locking import lock
from relaas.parties.models import Party
from relaas.parties.rights import CHANGE
from relaas.story.telling import record


@verb("parties.set_branch_of", act=Act.CHANGE, right=CHANGE, on=("party", "parent"))
def set_branch_of(party: Party, *, parent: Party | None, by: Actor) -> None:
    """Make the party a branch of `parent`, or of nobody.

    Refuses, at `parent`, what is no organization (`kind`) and what would make a circle (`branch_circle`).
    """
    lock(*(each for each in (party, parent) if each))
    before = party.branch_of
    if before == parent:
        return
    if not party.is_organization or (parent and not parent.is_organization):
        raise Refused("kind", _("Only an organization has branches, and only an organization is one."), field="parent")
    if parent:
        _refuse_circle(party, parent)
    party.branch_of = parent
    party.save(update_fields=["branch_of"])
    if before:
        _tell(sentences.BRANCH_CLEARED, party, before, by)
    if parent:
        _tell(sentences.BRANCH_SET, party, parent, by)


def _refuse_circle(party: Party, parent: Party) -> None:
    """Walk up from the parent, locking each, so that nobody closes the circle meanwhile."""
    above: Party | None = parent
    chain = []
    while above:
        chain.append(above.name)
        if above.pk == party.pk:
            reason = _("That makes a circle: %(chain)s.") % {"chain": " → ".join([party.name, *chain])}
            raise Refused("branch_circle", reason, field="parent")
        above = Party.objects.select_for_update().filter(branches=above).first() if above.branch_of_id else None


def _tell(sentence: str, branch: Party, parent: Party, by: Actor) -> None:
    parameters = {"branch": branch.name, "parent": parent.name}
    record(sentence, subject_of(branch), subject_of(parent), by=by, parameters=parameters)
