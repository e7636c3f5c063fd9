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


@rule("lines_brought_back", Act.READ)
def _lines_brought_back(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:
    """READ is what an undo asks of the state that it brings back."""
    changed = values_before(Contract, [subject.id for subject in touched if subject.kind == "contract"])
    before = {id: values["gross"] for id, values in changed.items() if "gross" in values and "status" not in values}
    for contract in Contract.objects.filter(pk__in=before, status__in=SIGNED) if before else ():
        if contract.gross > Decimal(before[contract.pk]).scaleb(-2):
            with signing(contract):
                yield from policy.answer(Act.ORDER, touched_by(contract), by).rulings
