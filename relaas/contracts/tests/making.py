"""Contracts for tests, made as rows: what a status needs is what the tests are about."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from relaas.administrations.models import Administration
from relaas.catalog.models import CostType, ProductGroup
from relaas.contracts.models import Contract, ContractLine, Direction, LossReason, Recurrence, Status
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM
from relaas.parties.models import Address, Party
from relaas.story.writing import writing
from relaas.terms.models import VatRegime

type MakeContract = Callable[..., Contract]

_numbers = count(1)


def make_contract(
    ours: Administration,
    relation: Party,
    *,
    direction: Direction = Direction.SALES,
    gross: Decimal | int = 0,
    **given: Any,
) -> Contract:
    """A contract that lacks nothing for any step; what is `given` stands on it as it is."""
    with writing(by=SYSTEM, what="test"):
        address, _made = Address.objects.get_or_create(party=relation, city="Zwolle", for_invoice=True)
        values = {
            "administration": ours,
            "direction": direction,
            "number": f"T-{next(_numbers)}",
            "description": "Roggemeel",
            "relation": relation,
            "status_since": clock.now(),
            "from_day": date(2026, 1, 1),
            "invoice_address": address,
            "vat_regime": VatRegime.EXEMPT,
            "net": Decimal(gross),
            "gross": Decimal(gross),
            direction.category: _category(direction),
            **given,
        }
        contract = Contract.objects.create(**values)
        ContractLine.objects.create(
            contract=contract, position=1, description="Meel", quantity=1, price=gross, amount=gross
        )
    return contract


def make_recurrence(line: ContractLine, **given: Any) -> Recurrence:
    """This line is periodic, from 1 January 2026 on and each month; what is `given` stands on it as it is."""
    values: dict[str, Any] = {"from_day": date(2026, 1, 1), **given}
    with writing(by=SYSTEM, what="test"):
        return Recurrence.objects.create(
            contract=line.contract, line=line, relation_id=line.contract.relation_id, **values
        )


def loss_reason(name: str = "Te duur", closed_from: date | None = None) -> LossReason:
    """A reason off the list."""
    with writing(by=SYSTEM, what="test"):
        found = {"name": name, "closed_from": closed_from}
        return LossReason.objects.get_or_create(sort_name=name.lower(), defaults=found)[0]


def in_status(contract: Contract, status: Status) -> Contract:
    """The same contract, in this status with what belongs to it."""
    day = clock.today()
    days = {"quoted_on": day, "signed_on": day if status.is_signed else None}
    lost = {"lost_on": day, "lost_reason": loss_reason()} if status == Status.LOST else {}
    executed = {"executed_on": day} if status == Status.EXECUTED else {}
    with writing(by=SYSTEM, what="test"):
        values = {} if status == Status.REQUEST else {**days, **lost, **executed}
        if status == Status.OPTION:
            values["option_until"] = date(2999, 12, 31)
        Contract.objects.filter(pk=contract.pk).update(status=status, **values)
    contract.refresh_from_db()
    return contract


def _category(direction: Direction) -> ProductGroup | CostType:
    model: type[ProductGroup | CostType] = ProductGroup if direction == Direction.SALES else CostType
    found = model.objects.first()
    return found or model.objects.create(name="Meel", sort_name="meel")
