"""The lists of this room: sales contracts (*Aanvragen*) and purchase contracts (*Bestellingen*) (K7)."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import partial
from typing import Any

from django.db.models import F, Q
from django.db.models.expressions import Expression
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from relaas.accounts.models import User
from relaas.contracts.columns import CATEGORIES, MORE_COLUMNS, columns_of, month_of
from relaas.contracts.filters import filters_of, names_of_categories
from relaas.contracts.models import Contract, Direction, Status
from relaas.contracts.models.sort_keys import PLACE_OF, Cents, MonthPlace, StatusPlace
from relaas.contracts.rights import CHANGE_PURCHASE, CHANGE_SALES, EXPORT
from relaas.contracts.sums.of_contracts import kept_sums
from relaas.contracts.sums.of_months import kept_sums_of_months
from relaas.overviews.columns import Sort
from relaas.overviews.grouping import Grouping
from relaas.overviews.kept_sums import KeptSums
from relaas.overviews.overview import FirstStep, Overview, Way, declare
from relaas.overviews.question import Question
from relaas.overviews.rail import kept_tally, put_in_rail
from relaas.overviews.sort_keys import DayPlace, OrNobody
from relaas.web.formats import number as shown


def _by_number(name: str, label: str | Promise, made: Expression, *, indexed: bool = True, falls: bool = False) -> Sort:
    """By a whole number that is made of columns."""
    key = f"{name}_key"
    return Sort(name, label, (key,), indexed=indexed, made={key: made}, numbers=(key,), falls=falls)


def _sorts(direction: Direction) -> tuple[Sort, ...]:
    """The first is that in which they were made, the newest first."""
    return (
        Sort("number", _("Number"), (), falls=True, holds_text=True),
        _by_number("status", _("Status"), StatusPlace()),
        Sort("relation", _("Relation"), ("sort_relation",)),
        _by_number("owner", pgettext_lazy("contract", "Owner"), OrNobody("owner_id")),
        _by_number("category", CATEGORIES[direction], OrNobody("product_group_id", "cost_type_id")),
        _by_number("end", pgettext_lazy("contract", "End"), DayPlace("until_day")),
        _by_number("amount", pgettext_lazy("contract amount", "Once"), Cents(F("net")), falls=True),
        _by_number("yearly", pgettext_lazy("contract amount", "A year"), Cents(F("yearly")), falls=True),
        _by_number("start", pgettext_lazy("contract", "Start"), DayPlace("from_day"), indexed=False),
        _by_number("valid", pgettext_lazy("quote", "Valid until"), DayPlace("valid_until"), indexed=False),
        _by_number("month", _("Month of start"), MonthPlace("from_day")),
    )  # fmt: skip


def _statuses(_keys: Collection[Any]) -> Mapping[Any, str]:
    return {place: str(status.label) for status, place in PLACE_OF.items()}


def users_named(ids: Collection[Any]) -> Mapping[Any, str]:
    """What these owners are called."""
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))


def categories_named(direction: Direction, _keys: Collection[Any]) -> Mapping[Any, str]:
    """What the product groups or the cost types are called."""
    return dict(names_of_categories(direction))


def _months(keys: Collection[Any]) -> Mapping[Any, str]:
    return {key: month_of(date(key // 100, key % 100, 1)) for key in keys if key}


def _kept(question: Question) -> KeptSums | None:
    """Those of months for a list that is grouped by them, as far as they know what narrows it."""
    by_month = question.grouping is not None and question.grouping.name == "month"
    return (kept_sums_of_months(question) if by_month else None) or kept_sums(question)


def _groupings(direction: Direction) -> tuple[Grouping, ...]:
    category = CATEGORIES[direction]
    categories = partial(categories_named, direction)
    nothing = {Direction.SALES: _("No product group"), Direction.PURCHASE: _("No cost type")}
    return (
        Grouping("status", _("Status"), "status", "status", "", named=_statuses),
        Grouping("relation", _("Relation"), "relation", "relation", ""),
        Grouping("owner", pgettext_lazy("contract", "Owner"), "owner", "owner", _("No owner"), named=users_named),
        Grouping(direction.category, category, "category", direction.category, nothing[direction], named=categories),
        Grouping("month", _("Month of start"), "month", "month", _("No start"), named=_months),
    )


def _requests_counted(number: int) -> str:
    return ngettext("%(shown)s request", "%(shown)s requests", number) % {"shown": shown(number)}


def _orders_counted(number: int) -> str:
    return ngettext("%(shown)s order", "%(shown)s orders", number) % {"shown": shown(number)}


def _contracts(direction: Direction, name: str, add: FirstStep, **said: Any) -> Overview:
    """The list of the contracts of one direction."""
    return declare(
        Overview(
            name=name,
            program_name=f"{direction.value}-contracts",
            charted=("net", "yearly"),
            model=Contract,
            columns=columns_of(direction),
            more_columns=MORE_COLUMNS,
            sorts=_sorts(direction),
            groupings=_groupings(direction),
            walks=Q(direction=direction.value),
            filters=filters_of(direction),
            kept_sums=_kept,
            url_name=f"contracts:{name}",
            row_url=lambda contract_id: reverse("contracts:contract", args=(contract_id,)),
            read_right=direction.read_right,
            export_right=EXPORT,
            add=add,
            **said,
        )
    )


REQUESTS = _contracts(
    Direction.SALES,
    "requests",
    FirstStep(_("New request"), "contracts:new_request", CHANGE_SALES, hotkey="n"),
    title=pgettext_lazy("contracts", "Requests"),
    counted=_requests_counted,
    nothing_yet=_("Requests are what relations want of you, from the first question through the contract."),
)
ORDERS = _contracts(
    Direction.PURCHASE,
    "orders",
    FirstStep(_("New order"), "contracts:new_order", CHANGE_PURCHASE, hotkey="n"),
    title=pgettext_lazy("contracts", "Orders"),
    counted=_orders_counted,
    nothing_yet=_("Orders are what you buy from relations, from the first question through the contract."),
)
for _direction, _list in ((Direction.SALES, REQUESTS), (Direction.PURCHASE, ORDERS)):
    _pages = (("overview", _("Overview"), "chart-column"), ("pipeline", _("Pipeline"), "square-kanban"))
    for _place, (_name, _label, _icon) in enumerate(_pages):
        _list.ways.add(_name, Way(_name, _label, f"contracts:{_direction.value}_{_name}", _icon, _place))
LIST_OF = {Direction.SALES: REQUESTS, Direction.PURCHASE: ORDERS}
ON_THEIR_WAY = (Status.REQUEST, Status.QUOTE, Status.OPTION, Status.CONTRACT)

_PLACES = (
    (REQUESTS, "file-text", pgettext_lazy("menu", "Sales"), "a", 24),
    (ORDERS, "shopping-cart", pgettext_lazy("menu", "Purchasing"), "i", 26),
)
for _overview, _icon, _section, _hotkey, _order in _PLACES:
    _going = kept_tally(_overview, {"status": [status.value for status in ON_THEIR_WAY]})
    put_in_rail(_overview, _icon, _section, order=_order, hotkey=_hotkey, count=_going)
