"""Verb: say of two parties that they are two (P11)."""

from django.utils.translation import gettext as _

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.texts import one_line
from relaas.kernel.verbs import verb
from relaas.parties import sentences
from relaas.parties.locking import lock
from relaas.parties.models import NotADouble, Party
from relaas.parties.rights import CHANGE
from relaas.story.telling import record

LONGEST = 250


@verb("parties.not_a_double", act=Act.READ, right=CHANGE, on=("one", "other"))
def not_a_double(one: Party, other: Party, *, reason: str = "", by: Actor) -> NotADouble:
    """Say that these two are two, and why: they are not shown as likely one any more, until that is undone.

    Nothing of the parties changes, so archived ones can be meant too. Refuses a party with itself (`same`), two that
    were said to be two already (`said_already`) and a reason of more than 250 characters (`too_long`).
    """
    if one.pk == other.pk:
        raise Refused("same", _("A party is no double of itself."))
    if len(reason) > LONGEST:
        raise Refused("too_long", _("A reason has at most 250 characters."), field="reason")
    lock(one, other)
    first, second = sorted((one, other), key=lambda party: party.pk)
    if NotADouble.objects.filter(first=first, second=second).exists():
        raise Refused("said_already", _("Somebody said already that these are two."))
    said = NotADouble.objects.create(
        first=first, second=second, reason=one_line(reason), said_at=clock.now(), said_by_name=by.name,
        said_by_id=by.user_id,
    )  # fmt: skip
    hidden = first.only_for_account_manager or second.only_for_account_manager
    for party, another in ((first, second), (second, first)):
        told = {"name": "" if hidden else another.name, "reason": said.reason}
        record(sentences.NOT_A_DOUBLE, subject_of(party), by=by, parameters=told)
    return said
