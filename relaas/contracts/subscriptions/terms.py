"""What the planner is asked with: the pure terms of recurrences, out of their rows (S1, S5, S6)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Q

from relaas.contracts.models import Contract, Pause, PriceChange, Recurrence
from relaas.contracts.subscriptions.periods import Days
from relaas.contracts.subscriptions.rules import Prices, Terms


def terms_of(recurrence: Recurrence) -> Terms:
    """Of one recurrence: three queries at most."""
    return terms_of_many([recurrence])[recurrence.pk]


def terms_of_contract(contract: Contract) -> dict[int, Terms]:
    """Of all recurrences of a contract, by id, in the order of its lines: three queries."""
    return terms_of_many(recurrences_of(contract))


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


def terms_from(
    recurrence: Recurrence, *, prices: Iterable[tuple[date, Decimal]] = (), pauses: Iterable[Days] = ()
) -> Terms:
    """What the row itself says, with these later prices and pauses. A notice ends it, whatever was agreed before."""
    line, noticed = recurrence.line, recurrence.notice_until
    first: Prices = ((recurrence.from_day, line.price),)
    return Terms(
        quantity=line.quantity,
        discount=line.discount,
        prices=(*first, *prices),
        price_per=recurrence.price_per,
        every=recurrence.every,
        interval=recurrence.interval,
        moment=recurrence.moment,
        splits=recurrence.splits,
        alignment=recurrence.alignment,
        from_day=recurrence.from_day,
        until_day=noticed or recurrence.until_day,
        times=recurrence.times,
        renews=recurrence.auto_renew and noticed is None,
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
    rows = PriceChange.objects.filter(recurrence__in=unread).order_by("from_day", "id")
    for recurrence, day, price in rows.values_list("recurrence_id", "from_day", "price") if unread else ():
        found[recurrence].append((day, price))
    return found


def _pauses(recurrences: Collection[Recurrence]) -> defaultdict[tuple[int | None, int], list[Days]]:
    """Under (recurrence, 0), and those of a whole contract under (None, contract)."""
    found: defaultdict[tuple[int | None, int], list[Days]] = defaultdict(list)
    own = Q(recurrence__in=[each.pk for each in recurrences])
    of_all = Q(recurrence=None, contract__in={each.contract_id for each in recurrences})
    rows = Pause.objects.filter(own | of_all).order_by("from_day", "id")
    for recurrence, contract, from_day, until_day in rows.values_list(
        "recurrence_id", "contract_id", "from_day", "until_day"
    ):
        found[recurrence, 0 if recurrence else contract].append(Days(from_day, until_day))
    return found
