"""The columns of the lists of subscriptions: those that are shown, and those that can be chosen besides."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.contracts.columns import CATEGORIES, month_of, plain, through
from relaas.contracts.models import Direction, RecurrenceState
from relaas.contracts.subscriptions.coming import next_moments
from relaas.contracts.subscriptions.words import interval_of, per
from relaas.kernel import clock
from relaas.kernel.periods import last_day
from relaas.overviews.columns import Column, Look
from relaas.web.formats import day, money, quantity

_OF_CONTRACT = pgettext_lazy("subscription", "Contract")
_TONES = {
    RecurrenceState.RUNNING.value: "good",
    RecurrenceState.COMING.value: "info",
    RecurrenceState.PROPOSED.value: "wait",
    RecurrenceState.ENDED.value: "",
    RecurrenceState.LOST.value: "bad",
}


def _state(value: str) -> str:
    return str(RecurrenceState(value).label)


def _month_of_end(until: date | None) -> str:
    return month_of(last_day(until))


def _on(name: str, label: str | Promise, column: str, *, sort: str = "", fades: str = "") -> Column:
    return Column(name, label, (column,), text=day, look=Look.DAY, sort=sort, fades=fades)


def _sum(name: str, label: str | Promise, *, sort: str = "", fades: str = "") -> Column:
    return Column(name, label, (name,), text=money, look=Look.MONEY, sort=sort, sum_of=name, fades=fades)


def columns_of(_direction: Direction) -> tuple[Column, ...]:
    """What a list of subscriptions shows."""
    return (
        Column("description", _("Description"), ("line__description",), look=Look.LINK, below="contract__number"),
        Column("relation", _("Relation"), ("relation__name",), sort="relation"),
        Column(
            "state", _("Status"), ("state",), text=_state, look=Look.PILL, tone="state", tones=_TONES, sort="state",
            fades="later",
        ),
        Column(
            "amount", pgettext_lazy("contract", "Amount"), ("line__amount",), text=money, look=Look.MONEY,
            fades="later",
        ),
        Column("price_per", _("Price per"), ("price_per",), text=per, sort="price_per", fades="later", unbroken=True),
        _sum("monthly", _("A month")),
        _sum("yearly", _("A year"), sort="yearly", fades="later"),
        Column(
            "end", pgettext_lazy("contract", "End"), ("ends_on",), text=through, value=last_day, look=Look.DAY,
            sort="end", fades="later",
        ),
        _on("notice_by", _("Notice by"), "notice_by", sort="notice", fades="later"),
    )  # fmt: skip


def _next_moments(ids: Collection[int]) -> Mapping[int, tuple[date, Decimal]]:
    found = next_moments(ids, clock.today())
    return {id: (moment.day, moment.amount) for id, moment in found.items()}


def more_columns_of(direction: Direction) -> tuple[Column, ...]:
    """What can be chosen besides."""
    category = direction.category
    named = (f"contract__{category}__name",)
    return (
        Column("contract", _OF_CONTRACT, ("contract__number",), unbroken=True),
        Column(category, CATEGORIES[direction], named, text=plain, sort="category"),
        _on("start", pgettext_lazy("contract", "Start"), "from_day", sort="start"),
        *_MORE,
    )


_MORE = (
    Column("owner", pgettext_lazy("contract", "Owner"), ("contract__owner__name",), text=plain, sort="owner"),
    Column("quantity", _("Quantity"), ("line__quantity",), text=quantity, look=Look.NUMBER),
    Column("interval", _("Interval"), ("every", "interval"), text=interval_of),
    Column("next", _("Next invoice"), (), text=lambda on, _amount: day(on), load=_next_moments),
    Column("next_amount", _("Amount of it"), (), text=lambda _on, amount: money(amount), load=_next_moments),
    _on("price_changes", _("Next price from"), "price_changes_on"),
    Column("until", _("Agreed through"), ("until_day",), text=through, value=last_day, look=Look.DAY),
    _on("notice", _("Notice on"), "notice_on"),
    Column("month", _("Month of end"), ("ends_on",), text=_month_of_end, sort="end"),
    Column("administration", _("Administration of ours"), ("contract__administration__name",)),
    Column("remark", _("Remark"), ("remark",)),
)
