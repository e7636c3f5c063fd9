"""Contracts as an import would write them: many at once, straight into the table."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from relaas.administrations.models import Administration
from relaas.contracts.keeping import keep
from relaas.contracts.models import Contract, Direction, LossReason, Status
from relaas.kernel import clock
from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.models import Address, Party
from relaas.story.writing import writing

DAY = date(2026, 1, 1)


def raw(ours: Administration, relation: Party, *rows: dict[str, Any]) -> list[Contract]:
    """These contracts with one relation (or the one that a row names), with what each status asks for."""
    first = Contract.objects.count() + 1
    contracts = [_contract(ours, relation, number, row) for number, row in enumerate(rows, first)]
    with writing(by=COMMAND_LINE, what="test"):
        return Contract.objects.bulk_create(contracts)


def _contract(ours: Administration, relation: Party, number: int, row: dict[str, Any]) -> Contract:
    given: dict[str, Any] = {
        "direction": Direction.SALES,
        "number": f"V-2026-{number:04}",
        "description": "Meel",
        "relation": relation,
        "net": Decimal(100),
        "vat": Decimal(21),
        **row,
    }
    given["gross"] = given["net"] + given["vat"]
    given = {**needed(given.get("status"), relation), **given}
    contract = Contract(administration=ours, status_since=clock.now(), **given)
    keep(contract)
    return contract


def needed(status: str | None, relation: Party) -> dict[str, Any]:
    """What the database wants of a contract in this status."""
    match status:
        case Status.OPTION:
            return {"option_until": DAY}
        case Status.LOST:
            return {"lost_on": DAY, "lost_reason": _reason()}
        case Status.CONTRACT | Status.EXECUTED:
            return {"signed_on": DAY, "invoice_address": _address(relation)}
    return {}


def _reason() -> LossReason:
    found = LossReason.objects.first()
    if found is None:
        with writing(by=COMMAND_LINE, what="test"):
            found = LossReason.objects.create(name="Te duur", sort_name="te duur")
    return found


def _address(relation: Party) -> Address:
    found = Address.objects.filter(party=relation).first()
    if found is None:
        with writing(by=COMMAND_LINE, what="test"):
            found = Address.objects.create(party=relation, for_invoice=True, street="Dorpsstraat", city="Ede")
    return found


def change(contracts: Sequence[Contract], **columns: Any) -> None:
    """Put these columns of these contracts in their rows."""
    with writing(by=COMMAND_LINE, what="test"):
        Contract.objects.filter(pk__in=[contract.pk for contract in contracts]).update(**columns)


def delete(contracts: Iterable[Contract]) -> None:
    with writing(by=COMMAND_LINE, what="test"):
        Contract.objects.filter(pk__in=[contract.pk for contract in contracts]).delete()
