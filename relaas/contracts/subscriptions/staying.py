"""The law: a contract of which something was invoiced stays signed, also when something is undone (K2)."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from relaas.contracts.brought_back import values_before
from relaas.contracts.models import SIGNED, Contract
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act, Ruling, rule
from relaas.kernel.subjects import Subject, subject_of


@rule("billed_stays_signed", Act.READ)
def _billed_stays_signed(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    """READ is what an undo asks of the state that it brings back."""
    ids = [subject.id for subject in touched if subject.kind == "contract"]
    before = values_before(Contract, ids).items()
    unsigned = [id for id, values in before if values.get("status") in SIGNED]
    found = Contract.objects.filter(pk__in=unsigned, billed__isnull=False).exclude(status__in=SIGNED).distinct()
    for contract in found if unsigned else ():
        message = _("Something of it was invoiced already: it stays a contract.")
        yield Ruling("billed_stays_signed", message, subject=subject_of(contract))
