"""Who may put back what a transaction did: whoever may do what its verb did, however often it was taken back since."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject
from relaas.kernel.verbs import VERBS, Verb
from relaas.story.models import Entry, Transaction
from relaas.story.sentences import Parameters
from relaas.story.telling import record

ASKED = "verbs"  # the parameter under which an entry keeps what was asked


def verbs_of(transactions: Iterable[Transaction]) -> list[Verb]:
    """The verbs of the rooms that did it: an undoing does again what it undoes, a putting back what was asked of it.

    Refuses a verb that this version no longer knows (`unknown_verb`), for nobody knows who might do it.
    """
    found: set[str] = set()
    for done in transactions:
        original = done
        while original.undoes is not None:
            original = original.undoes
        told = Entry.objects.filter(transaction=original, parameters__has_key=ASKED)
        asked = {name for each in told for name in each.parameters[ASKED]}
        found |= asked or {original.what}
    if not found <= set(VERBS.names()):
        raise Refused("unknown_verb", _("This version of Relaas no longer knows how this was done."))
    return [VERBS[name] for name in sorted(found)]


def tell(
    key: str, subjects: Iterable[Subject], verbs: Iterable[Verb], parameters: Parameters, *, by: Actor, right: str
) -> None:
    """Tell what was put back, with what was asked for it: whoever takes it back is asked the same."""
    asked = sorted(verb.name for verb in verbs)
    record(key, *sorted(subjects), by=by, parameters={**parameters, ASKED: asked}, right=right)
