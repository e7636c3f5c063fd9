"""What the planner is asked with: the pure terms of recurrences, out of their rows (S1, S5, S6)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from relaas.contracts.models import Contract, Pause, PriceChange, Recurrence
from relaas.contracts.subscriptions.periods import Days
from relaas.contracts.subscriptions.rules import Prices, Terms
from relaas.kernel.asked_often import rows_asked_often


def terms_of(recurrence: Recurrence) -> Terms:
    """Of one recurrence: three queries at most."""
    return terms_of_many([recurrence])[recurrence.pk]


def terms_of_contract(contract: Contract) -> dict[int, Terms]:
    """Of all recurrences of a contract, by id, in the order of its lines: three queries, which make no records: a
    contract may have 10,000."""
    rows = _said_of([contract.pk])
    if not rows:
        return {}
    prices, pauses = _price_changes_in(PriceChange.objects.filter(contract=contract)), _pauses_in(contract.pauses.all())
    of_all = pauses[None, contract.pk]
    return {key: _terms(_Said(*said), prices.get(key, ()), [*of_all, *pauses.get((key, 0), ())]) for key, *said in rows}


@rows_asked_often
def _said_of(ids: Collection[int]) -> QuerySet[Recurrence, Any]:
    found = Recurrence.objects.filter(contract__in=ids).order_by("line__position", "line_id")
    return found.values_list("pk", *_COLUMNS)


def recurrences_of(contract: Contract) -> list[Recurrence]:
    """Those of a contract with their lines, in the order of these: one query."""
    found = Recurrence.objects.filter(contract=contract).select_related("line")
    return list(found.order_by("line__position", "line_id"))


def terms_of_many(recurrences: Sequence[Recurrence]) -> dict[int, Terms]:
    """Of recurrences of any contracts, by id: two queries, if they were read with their line.

    Who has many reads `price_changes` along with them.
    """
    if not recurrences:
        return {}
    prices, pauses = _price_changes(recurrences), _pauses(recurrences)
    return {
        each.pk: terms_from(
            each, prices=prices.get(each.pk, ()), pauses=[*pauses[None, each.contract_id], *pauses[each.pk, 0]]
        )
        for each in recurrences
    }


def with_prices(recurrences: Sequence[Recurrence]) -> Mapping[int, Terms]:
    """The same without their pauses, which change neither where something ends nor what a year of it is worth."""
    prices = _price_changes(recurrences) if recurrences else {}
    return {each.pk: terms_from(each, prices=prices.get(each.pk, ())) for each in recurrences}


class _Said(NamedTuple):
    """What the rows of a recurrence and its line say, in the order of `_COLUMNS`."""

    quantity: Decimal
    discount: Decimal
    price: Decimal
    price_per: str
    every: int
    interval: str
    moment: str
    splits: str
    alignment: str
    from_day: date
    until_day: date | None
    times: int
    auto_renew: bool
    notice_until: date | None


_OF_LINE = 3  # of these columns stand on the line
_COLUMNS = tuple(f"line__{name}" if at < _OF_LINE else name for at, name in enumerate(_Said._fields))
_read = attrgetter(*(name.replace("__", ".") for name in _COLUMNS))


def terms_from(
    recurrence: Recurrence, *, prices: Iterable[tuple[date, Decimal]] = (), pauses: Iterable[Days] = ()
) -> Terms:
    """What the row itself says, with these later prices and pauses."""
    return _terms(_Said(*_read(recurrence)), prices, pauses)


def _terms(said: _Said, prices: Iterable[tuple[date, Decimal]], pauses: Iterable[Days]) -> Terms:
    """A notice ends it, whatever was agreed before."""
    first: Prices = ((said.from_day, said.price),)
    return Terms(
        quantity=said.quantity,
        discount=said.discount,
        prices=(*first, *prices),
        price_per=said.price_per,
        every=said.every,
        interval=said.interval,
        moment=said.moment,
        splits=said.splits,
        alignment=said.alignment,
        from_day=said.from_day,
        until_day=said.notice_until or said.until_day,
        times=said.times,
        renews=said.auto_renew and said.notice_until is None,
        pauses=tuple(pauses),
    )


def _price_changes(recurrences: Collection[Recurrence]) -> dict[int, list[tuple[date, Decimal]]]:
    """Those that were read along are not asked for again."""
    found: defaultdict[int, list[tuple[date, Decimal]]] = defaultdict(list)
    unread = []
    for each in recurrences:
        if "price_changes" in getattr(each, "_prefetched_objects_cache", {}):
            found[each.pk] = [(change.from_day, change.price) for change in each.price_changes.all()]
        else:
            unread.append(each.pk)
    if unread:
        found |= _price_changes_in(PriceChange.objects.filter(recurrence__in=unread))
    return found


def _price_changes_in(rows: QuerySet[PriceChange]) -> dict[int, list[tuple[date, Decimal]]]:
    """By recurrence, in the order of their days."""
    found: defaultdict[int, list[tuple[date, Decimal]]] = defaultdict(list)
    for recurrence, day, price in rows.order_by("from_day", "id").values_list("recurrence_id", "from_day", "price"):
        found[recurrence].append((day, price))
    return found


def _pauses(recurrences: Collection[Recurrence]) -> defaultdict[tuple[int | None, int], list[Days]]:
    own = Q(recurrence__in=[each.pk for each in recurrences])
    of_all = Q(recurrence=None, contract__in={each.contract_id for each in recurrences})
    return _pauses_in(Pause.objects.filter(own | of_all))


def _pauses_in(rows: QuerySet[Pause]) -> defaultdict[tuple[int | None, int], list[Days]]:
    """Under (recurrence, 0), and those of a whole contract under (None, contract)."""
    found: defaultdict[tuple[int | None, int], list[Days]] = defaultdict(list)
    columns = ("recurrence_id", "contract_id", "from_day", "until_day")
    for recurrence, contract, from_day, until_day in rows.order_by("from_day", "id").values_list(*columns):
        found[recurrence, 0 if recurrence else contract].append(Days(from_day, until_day))
    return found
