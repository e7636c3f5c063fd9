"""The sums that a contract keeps of its lines, for lists and for the law (K3)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import batched

from django.db.models import QuerySet

from relaas.contracts.lines.reckoning import reckon
from relaas.contracts.models import Contract, ContractLine
from relaas.contracts.rights import CHANGE
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.invariants import invariant
from relaas.kernel.moments import subscribe
from relaas.kernel.policy import Act
from relaas.kernel.verbs import verb
from relaas.story.putting_back import PutBack

SUMS = ("net", "vat", "gross")
AT_ONCE = 500


def lines_of(contract: Contract) -> QuerySet[ContractLine]:
    """In their order, with what they are reckoned and drawn by: two queries, however many lines."""
    return contract.lines.select_related("price_unit", "vat_code").prefetch_related("vat_code__rates")


def keep_sums(contract: Contract, lines: Sequence[ContractLine] | None = None) -> None:
    """Keep what the lines of a contract come to: after a change of them, of its VAT regime or of its first day."""
    sums = _differing(contract, list(lines_of(contract)) if lines is None else lines)
    for name, value in sums.items():
        setattr(contract, name, value)
    if sums:
        contract.save(update_fields=SUMS)


def _differing(contract: Contract, lines: Sequence[ContractLine]) -> dict[str, Decimal]:
    found = reckon(contract, lines).totals
    sums: dict[str, Decimal] = {name: getattr(found, name) for name in SUMS}
    return {name: value for name, value in sums.items() if getattr(contract, name) != value}


@subscribe(PutBack)
def keep_again(put_back: PutBack) -> None:
    """After lines or contracts were put back as they were (U3)."""
    ids = [subject.id for subject in put_back.subjects if subject.kind == "contract"]
    for contract in Contract.objects.filter(pk__in=ids).order_by("pk"):
        keep_sums(contract)


@verb("contracts.rebuild_sums", act=Act.READ, right=CHANGE, on=())
def rebuild_sums_of(contracts: Sequence[Contract], *, by: Actor) -> None:  # noqa: ARG001 - every verb has an actor
    """Keep anew what these contracts keep of their lines."""
    for contract in contracts:
        keep_sums(contract)


def rebuild_sums() -> None:
    """Put every sum right that differs from the lines; asked for by `relaas check --repair`."""
    for some in batched(_wrong(), AT_ONCE):
        rebuild_sums_of(some, by=SYSTEM)


@invariant("contracts.sums", repair=rebuild_sums)
def differing_sums() -> list[str]:
    """What differs, a line for each contract."""
    return [f"contract {contract.pk}: {contract.net} is not what its lines come to" for contract in _wrong()]


def _wrong() -> Iterator[Contract]:
    last, all_of_them = 0, Contract.objects.order_by("pk").prefetch_related("lines__vat_code__rates")
    while some := list(all_of_them.filter(pk__gt=last)[:AT_ONCE]):
        yield from (contract for contract in some if _differing(contract, list(contract.lines.all())))
        last = some[-1].pk
