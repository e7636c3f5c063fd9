"""The law: an undo that makes a signed contract worth more again asks what signing it for that asked (C3, C5)."""

from collections.abc import Collection, Iterable
from decimal import Decimal

from relaas.contracts.brought_back import values_before
from relaas.contracts.law import signing
from relaas.contracts.models import SIGNED, Contract
from relaas.kernel import policy
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act, Ruling, rule
from relaas.kernel.subjects import Subject, touched_by

_COUNTED = {"gross", "yearly", "yearly_vat"}


@rule("lines_brought_back", Act.READ)
def _lines_brought_back(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:
    """READ is what an undo asks of the state that it brings back."""
    changed = values_before(Contract, [subject.id for subject in touched if subject.kind == "contract"])
    before = {id: values for id, values in changed.items() if _COUNTED & values.keys() and "status" not in values}
    for contract in Contract.objects.filter(pk__in=before, status__in=SIGNED) if before else ():
        was = (Decimal(before[contract.pk][name]).scaleb(-2) for name in _COUNTED & before[contract.pk].keys())
        now = (getattr(contract, name) for name in _COUNTED & before[contract.pk].keys())
        if sum(now) > sum(was):
            with signing(contract):
                yield from policy.answer(Act.ORDER, touched_by(contract), by).rulings
