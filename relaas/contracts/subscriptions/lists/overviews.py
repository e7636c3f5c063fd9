"""The lists of subscriptions: those of what we sell and those of what we buy (S1, K7)."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

from django.db.models import F, Q
from django.db.models.expressions import Expression
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from relaas.contracts.columns import CATEGORIES
from relaas.contracts.models import Direction, Recurrence
from relaas.contracts.models.sort_keys import (
    PLACE_OF_PRICE_PER,
    PLACE_OF_STATE,
    Cents,
    EndMonth,
    PricePerPlace,
    StatePlace,
)
from relaas.contracts.overviews import categories_named, users_named
from relaas.contracts.rights import EXPORT
from relaas.contracts.subscriptions.lists.columns import columns_of, more_columns_of
from relaas.contracts.subscriptions.lists.filters import filters_of
from relaas.contracts.subscriptions.values.asking import ADDRESSES
from relaas.contracts.subscriptions.words import per
from relaas.contracts.sums.of_subscriptions import kept_sums
from relaas.overviews.columns import Sort
from relaas.overviews.grouping import Grouping
from relaas.overviews.overview import Overview, Way, declare
from relaas.overviews.rail import put_in_rail
from relaas.overviews.sort_keys import DayPlace
from relaas.web.formats import number as shown


def _by(name: str, label: str | Promise, *made: Expression | str, indexed: bool = True, falls: bool = False) -> Sort:
    """By whole numbers that are columns, or are made of them."""
    keys = {each if isinstance(each, str) else f"{name}_key{place or ''}": each for place, each in enumerate(made)}
    made_of = {key: each for key, each in keys.items() if not isinstance(each, str)}
    return Sort(name, label, tuple(keys), indexed=indexed, made=made_of, numbers=tuple(keys), falls=falls)


def _sorts(direction: Direction) -> tuple[Sort, ...]:
    """The first is that in which they were made, the newest first. Ends stand by month and day: groups are months."""
    return (
        Sort("made", _("Made"), (), falls=True, holds_text=True),
        _by("state", _("Status"), StatePlace()),
        Sort("relation", _("Relation"), ("sort_relation",)),
        _by("owner", pgettext_lazy("contract", "Owner"), "owner_key"),
        _by("category", CATEGORIES[direction], "category_key"),
        _by("price_per", _("Price per"), PricePerPlace()),
        _by("end", pgettext_lazy("contract", "End"), EndMonth("ends_on"), DayPlace("ends_on")),
        _by("notice", _("Notice by"), DayPlace("notice_by")),
        _by("yearly", _("A year"), Cents(F("yearly")), falls=True),
        _by("start", pgettext_lazy("contract", "Start"), DayPlace("from_day"), indexed=False),
    )


def _states(_keys: Collection[Any]) -> Mapping[Any, str]:
    return {place: str(state.label) for state, place in PLACE_OF_STATE.items()}


def _prices_per(_keys: Collection[Any]) -> Mapping[Any, str]:
    return {place: per(price_per) for price_per, place in PLACE_OF_PRICE_PER.items()}


def _groupings(direction: Direction) -> tuple[Grouping, ...]:
    nothing = {Direction.SALES: _("No product group"), Direction.PURCHASE: _("No cost type")}
    return (
        Grouping("state", _("Status"), "state", "state", "", named=_states),
        Grouping("relation", _("Relation"), "relation", "relation", ""),
        Grouping("owner", pgettext_lazy("contract", "Owner"), "owner", "owner", _("No owner"), named=users_named),
        Grouping(
            direction.category,
            CATEGORIES[direction],
            "category",
            direction.category,
            nothing[direction],
            named=partial(categories_named, direction),
        ),
        Grouping("price_per", _("Price per"), "price_per", "price_per", "", named=_prices_per),
        Grouping("month", _("Month of end"), "end", "month", _("No end")),
    )


def _counted(number: int) -> str:
    return ngettext("%(shown)s subscription", "%(shown)s subscriptions", number) % {"shown": shown(number)}


def _subscriptions(direction: Direction, name: str, url_name: str, **said: Any) -> Overview:
    """The list of the subscriptions of one direction."""
    return declare(
        Overview(
            name=name,
            charted=("yearly",),
            model=Recurrence,
            columns=columns_of(direction),
            more_columns=more_columns_of(direction),
            sorts=_sorts(direction),
            groupings=_groupings(direction),
            walks=Q(direction=direction.value),
            filters=filters_of(direction),
            kept_sums=kept_sums,
            url_name=f"contracts:{url_name}",
            row_url=lambda recurrence: reverse("contracts:subscription", args=(recurrence,)),
            read_right=direction.read_right,
            export_right=EXPORT,
            counted=_counted,
            **said,
        )
    )


SUBSCRIPTIONS = _subscriptions(
    Direction.SALES,
    "subscriptions",
    "subscriptions",
    title=pgettext_lazy("subscriptions", "Subscriptions"),
    nothing_yet=_("A subscription is a line of a request that comes back every period. It is made at a line."),
)
PURCHASED = _subscriptions(
    Direction.PURCHASE,
    "purchase-subscriptions",
    "purchase_subscriptions",
    title=pgettext_lazy("subscriptions", "Purchased subscriptions"),
    nothing_yet=_("A purchased subscription is a line of an order that comes back every period."),
)
LIST_OF = {Direction.SALES: SUBSCRIPTIONS, Direction.PURCHASE: PURCHASED}
for _direction, _list in LIST_OF.items():
    _to_value = Way("value", pgettext_lazy("value report", "Value"), ADDRESSES[_direction], "trending-up", 10)
    _list.ways.add(_to_value.name, _to_value)

_PLACES = (
    (SUBSCRIPTIONS, "repeat", pgettext_lazy("menu", "Sales"), "s", 25),
    (PURCHASED, "refresh-cw", pgettext_lazy("menu", "Purchasing"), "", 27),
)
for _overview, _icon, _section, _hotkey, _order in _PLACES:
    put_in_rail(_overview, _icon, _section, order=_order, hotkey=_hotkey)
