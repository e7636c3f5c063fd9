"""The sums that a contract keeps of its lines, for lists and for the law (K3)."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import batched
from typing import Any

from django.db.models import F, QuerySet, prefetch_related_objects

from relaas.catalog.known_rates import read_rates
from relaas.contracts.lines.lists import vat_day
from relaas.contracts.lines.reckoning import reckon, taxed_of
from relaas.contracts.models import Contract, ContractLine, Recurrence
from relaas.contracts.rights import CHANGE
from relaas.contracts.subscriptions.values.keeping import keep_events
from relaas.contracts.subscriptions.worth import KEPT, counts_yearly, differing
from relaas.kernel import bulk
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.asked_often import rows_asked_often
from relaas.kernel.clock import today
from relaas.kernel.invariants import invariant
from relaas.kernel.moments import subscribe
from relaas.kernel.policy import Act
from relaas.kernel.verbs import verb
from relaas.money.vat import Totals, totals
from relaas.story.putting_back import PutBack

SUMS = ("net", "vat", "gross", "yearly", "yearly_vat")
ALONG = ("lines__vat_code__rates", "lines__recurrence__price_changes")
AT_ONCE = 500
_LINE: Any = Recurrence._meta.get_field("line")


def lines_of(contract: Contract) -> list[ContractLine]:
    """In their order, with what they are reckoned and drawn by: three queries at most, however many lines."""
    lines = _lines_of([contract.pk])
    some_come_back = any(vars(line)["comes_back"] for line in lines)
    recurrences = {each.line_id: each for each in _recurrences_of([contract.pk])} if some_come_back else {}
    codes = {line.vat_code_id: line.vat_code for line in lines if line.vat_code}
    read_rates(codes.values())
    for line in lines:
        line.contract, line.vat_code = contract, codes.get(line.vat_code_id)
        _put_recurrence(line, recurrences.get(line.pk))
    return lines


def _put_recurrence(line: ContractLine, recurrence: Recurrence | None) -> None:
    """Have both know each other; a line that is invoiced once knows that it has none."""
    _LINE.remote_field.set_cached_value(line, recurrence)
    if recurrence:
        _LINE.set_cached_value(recurrence, line)


@rows_asked_often
def _lines_of(ids: Collection[int]) -> QuerySet[ContractLine]:
    found = ContractLine.objects.filter(contract__in=ids).select_related("price_unit", "vat_code")
    return found.annotate(comes_back=F("recurrence__pk"))


@rows_asked_often
def _recurrences_of(ids: Collection[int]) -> QuerySet[Recurrence]:
    return Recurrence.objects.filter(contract__in=ids)


def keep_sums(contract: Contract, lines: Sequence[ContractLine] | None = None) -> None:
    """Keep what the lines of a contract come to, and its periodic lines what they must: after a change of them, of its
    VAT regime or of its first day."""
    found = lines_of(contract) if lines is None else lines
    recurrences = _recurrences(contract, found)
    bulk.update(differing(recurrences), KEPT)
    keep_events(recurrences)
    sums = _differing(contract, found)
    for name, value in sums.items():
        setattr(contract, name, value)
    if sums:
        bulk.put(contract, SUMS)


def _recurrences(contract: Contract, lines: Sequence[ContractLine]) -> list[Recurrence]:
    """Those of these lines, with their contract."""
    prefetch_related_objects(list(lines), "recurrence")  # of lines that are new; the others were read with theirs
    recurrences = [line.periodic for line in lines if line.periodic]
    for each in recurrences:
        each.contract = contract
    return recurrences


def _differing(contract: Contract, lines: Sequence[ContractLine]) -> dict[str, Decimal]:
    once, yearly = reckon(contract, lines).totals, _of_a_year(contract, lines)
    sums = dict(zip(SUMS, (once.net, once.vat, once.gross, yearly.net, yearly.vat), strict=True))
    return {name: value for name, value in sums.items() if getattr(contract, name) != value}


def _of_a_year(contract: Contract, lines: Sequence[ContractLine]) -> Totals:
    """What a year of the periodic lines comes to that have not ended yet."""
    day, on = vat_day(contract), today()
    return totals(
        taxed_of(line, contract.vat_regime, day, line.periodic.yearly)
        for line in lines
        if line.periodic and counts_yearly(line.periodic, on)
    )


@subscribe(PutBack)
def keep_again(put_back: PutBack) -> None:
    """After lines or contracts were put back as they were (U3)."""
    ids = [subject.id for subject in put_back.subjects if subject.kind == "contract"]
    keep_sums_of(ids)


def keep_sums_of(ids: Collection[int]) -> None:
    """Keep what the lines of these contracts come to; inside a verb. For many it takes no more queries than for one."""
    found = Contract.objects.filter(pk__in=ids).order_by("pk").select_related("relation")
    for contract in found.prefetch_related(*ALONG):
        keep_sums(contract, list(contract.lines.all()))


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
    return [f"contract {contract.pk}: it keeps something else than its lines come to" for contract in _wrong()]


def _wrong() -> Iterator[Contract]:
    all_of_them = Contract.objects.order_by("pk").select_related("relation").prefetch_related(*ALONG)
    last = 0
    while some := list(all_of_them.filter(pk__gt=last)[:AT_ONCE]):
        for contract in some:
            lines = list(contract.lines.all())
            if differing(_recurrences(contract, lines)) or _differing(contract, lines):
                yield contract
        last = some[-1].pk
