"""Writing the contracts of a measurement in bulk, each with its story: made, in one transaction of its own."""

import json
from collections.abc import Callable, Sequence
from datetime import date

from django.db.models import Model

from relaas.administrations.models import Administration
from relaas.bench import happenings
from relaas.bench.contract_population import Buyer, ContractBatch, ContractPopulation, Trade
from relaas.bench.happenings import Told
from relaas.bench.records import Write, columns_of, rows_of
from relaas.catalog.models import CostType, PriceUnit, ProductGroup, VatCode
from relaas.contracts import sentences
from relaas.contracts.models import Contract, ContractLine, Direction, LossReason, PriceChange, Recurrence, ValueEvent
from relaas.contracts.numbering import SERIES
from relaas.kernel.models import NumberSeries
from relaas.parties.models import Address

MODELS = (Contract, ContractLine, Recurrence, PriceChange, ValueEvent)


def write_contracts(
    write: Write, count: int, actors: Sequence[tuple[int, str]], first: int, said: Callable[[str], None]
) -> None:
    """Write `count` contracts of the parties that stand in the database; their story is numbered from `first`."""
    trade = _trade([id for id, _name in actors])
    population = ContractPopulation(count, trade)
    for batch in population.batches():
        _write(write, batch)
        _tell(write, batch.contracts, actors, first)
        first += len(batch.contracts)
        said(f"{batch.contracts[-1].pk:,} of {count:,} contracts")
    administration = Administration.objects.get(pk=trade.administration)
    for (direction, year), given in population.given.items():
        SERIES[direction].next_numbers(administration, date(year, 1, 1))  # makes the series where it is not there yet
        name = f"administrations.{administration.pk}.{SERIES[direction].letter}.{year}"
        NumberSeries.objects.filter(name=name).update(next_number=given + 1)


def _trade(owners: Sequence[int]) -> Trade:
    """What there is to make contracts of; a relation is in it once, with the first address that it is visited at."""
    return Trade(
        administration=Administration.objects.order_by("pk").values_list("pk", flat=True)[0],
        vat_code=VatCode.objects.order_by("pk").values_list("pk", flat=True)[0],
        price_unit=PriceUnit.objects.order_by("pk").values_list("pk", flat=True)[0],
        product_group=ProductGroup.objects.order_by("pk").values_list("pk", flat=True).first(),
        cost_type=CostType.objects.order_by("pk").values_list("pk", flat=True).first(),
        lost_reason=LossReason.objects.order_by("pk").values_list("pk", flat=True)[0],
        owners=owners,
        buyers=_relations("is_customer", "is_prospect"),
        suppliers=_relations("is_supplier"),
    )


def _relations(*roles: str) -> list[Buyer]:
    visited = Address.objects.filter(default_visit=True, party__archived_at=None).order_by("party_id")
    rows = visited.values_list(
        "party_id", "pk", "party__name", "party__sort_name", *(f"party__{each}" for each in roles)
    )
    return [Buyer(*row[:4]) for row in rows.iterator() if any(row[4:])]


def _write(write: Write, batch: ContractBatch) -> None:
    tables: list[Sequence[Model]] = [
        batch.contracts, batch.lines, batch.recurrences, batch.price_changes, batch.value_events,
    ]  # fmt: skip
    for rows in filter(None, tables):
        model = type(rows[0])
        write(model._meta.db_table, columns_of(model), rows_of(rows))


def _tell(write: Write, contracts: Sequence[Contract], actors: Sequence[tuple[int, str]], first: int) -> None:
    told = Told()
    for number, contract in enumerate(contracts, first):
        actor, direction = actors[number % len(actors)], Direction(contract.direction)
        at, key = str(contract.status_since), sentences.REGISTERED
        named = {"number": contract.number, "description": contract.description, "direction": contract.direction}
        told.transactions.append((number, at, *actor, key))
        told.changes.append((number, number, Contract._meta.db_table, contract.pk, "I", "", "contract", contract.pk))
        told.entries.append((number, number, at, *actor, key, json.dumps(named), direction.read_right))
        about = (("contract", contract.pk), ("party", contract.relation_id))
        told.subjects += [(2 * number + place, number, kind, id, at) for place, (kind, id) in enumerate(about)]
    happenings.write(write, told)
