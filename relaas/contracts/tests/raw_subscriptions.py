"""Subscriptions as rows: each with a contract and a line of its own, and what its row keeps."""

from datetime import date
from decimal import Decimal
from typing import Any

from relaas.administrations.models import Administration
from relaas.contracts.models import ContractLine, PriceChange, Recurrence, Status
from relaas.contracts.subscriptions.keeping import keep
from relaas.contracts.tests.raw_rows import raw
from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.models import Party
from relaas.story.writing import writing

OF_CONTRACT = ("direction", "number", "status", "relation", "owner", "product_group", "cost_type")


def subscriptions(ours: Administration, relation: Party, *rows: dict[str, Any]) -> list[Recurrence]:
    """One for each row: signed and running since 1 January 2026 unless the row says otherwise. `price` is that of its
    line, `changes` the prices to come by their days."""
    return [_subscription(ours, relation, row) for row in rows]


def _subscription(ours: Administration, relation: Party, row: dict[str, Any]) -> Recurrence:
    of_contract = {"status": Status.CONTRACT, **{name: row[name] for name in OF_CONTRACT if name in row}}
    [contract] = raw(ours, relation, {"net": Decimal(0), "vat": Decimal(0), **of_contract})
    price = row.get("price", Decimal(10))
    others = {"description", "price", "changes", *OF_CONTRACT}
    with writing(by=COMMAND_LINE, what="test"):
        line = ContractLine.objects.create(
            contract=contract, position=1, description=row.get("description", "Onderhoud"), quantity=1, price=price,
            amount=price,
        )  # fmt: skip
        recurrence = Recurrence.objects.create(
            contract=contract, line=line, relation=contract.relation,
            **{"from_day": date(2026, 1, 1), **{name: value for name, value in row.items() if name not in others}},
        )  # fmt: skip
        for day, new in row.get("changes", {}).items():
            PriceChange.objects.create(contract=contract, recurrence=recurrence, from_day=day, price=new)
        keep([recurrence])
    return recurrence
