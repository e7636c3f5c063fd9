"""What changes in a contract's subscriptions from a day on: prices, pauses, ends, renewals, last days for notice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Min, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from relaas.contracts.models import Contract
from relaas.contracts.subscriptions.notice import Ending, last_notice_day, term_end
from relaas.web.formats import number, unit_price

MOST = 50  # changes that are shown


@dataclass(frozen=True)
class Change:
    """What changes on a day, and of which lines. `warns`: something must be done before it."""

    day: date
    what: str
    lines: str
    warns: bool = False


def in_sight(contract: Contract, today: date) -> list[Change]:
    """The next changes after today, in order: one for all lines that change alike. Three queries."""
    found = [*_prices(contract, today), *_pauses(contract, today), *_ends(contract, today)]
    return sorted(found, key=lambda change: (change.day, change.what))[:MOST]


def _alike(rows: Any, *columns: str, line: str, **more: Any) -> Iterable[tuple[Any, ...]]:
    """The rows that are equal in these columns as one: how many, and what the first is called."""
    counted = rows.order_by(*columns).values_list(*columns)
    return counted.annotate(Count("pk"), Min(line), *more.values())[:MOST]  # type: ignore[no-any-return]  # values_list


def _named(count: int, name: str) -> str:
    """*Hosting*, or *12 regels*."""
    return name if count == 1 else ngettext("%(num)s line", "%(num)s lines", count) % {"num": number(count)}


def _prices(contract: Contract, today: date) -> Iterator[Change]:
    rows = contract.price_changes.filter(from_day__gt=today)
    for day, count, name, price in _alike(rows, "from_day", line="recurrence__line__description", price=Min("price")):
        what = _("New price") if count > 1 else _("New price: %(price)s") % {"price": unit_price(price)}
        yield Change(day, what, _named(count, name))


def _pauses(contract: Contract, today: date) -> Iterator[Change]:
    rows = contract.pauses.filter(Q(from_day__gt=today) | Q(until_day__gt=today))
    for start, until, count, name in _alike(rows, "from_day", "until_day", line="recurrence__line__description"):
        lines = _named(count, name) if name else _("the whole contract")
        if start > today:
            yield Change(start, pgettext("subscription", "Pause begins"), lines)
        if until and until > today:
            yield Change(until, pgettext("subscription", "Goes on after a pause"), lines)


def _ends(contract: Contract, today: date) -> Iterator[Change]:
    """Ends, renewals and the last days to give notice for the terms that run."""
    rows = contract.recurrences.filter(Q(ends_on__gt=today) | Q(ends_on=None, until_day__isnull=False))
    columns = ("ends_on", "until_day", "renew_months", "notice_months")
    for ends_on, until, renews, notice, count, name in _alike(rows, *columns, line="line__description"):
        lines = _named(count, name)
        if ends_on:
            yield Change(ends_on, pgettext("subscription", "Has ended"), lines)
            continue
        end = term_end(Ending(until, True, renews, notice or 0), today)
        if end is None:
            continue
        yield Change(end, pgettext("subscription", "Renews"), lines)
        last = last_notice_day(end, notice or 0)
        if last >= today:
            yield Change(last, _("Last day to give notice"), lines, warns=True)
