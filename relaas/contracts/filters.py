"""What the lists of contracts can be narrowed by (K7)."""

from django.db.models import Q, Value
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.accounts.colleagues import names_of_users
from relaas.contracts.columns import CATEGORIES
from relaas.contracts.due import COMING_UP
from relaas.contracts.models import Direction, Status
from relaas.contracts.models.sort_keys import PLACE_OF, StatusPlace
from relaas.kernel.kept_statements import ask
from relaas.overviews.filters import Beginning, Choice, Filter, FromDay, KeyReference, UntilDay
from relaas.overviews.sort_keys import OrNobody

_TABLES = {Direction.SALES: "catalog_productgroup", Direction.PURCHASE: "catalog_costtype"}


def _in_status(value: str) -> Q:
    return Q(Exact(StatusPlace(), Value(PLACE_OF[Status(value)])))


def names_of_categories(direction: Direction) -> list[tuple[int, str]]:
    """The ids and names of those of this direction. As SQL: every list asks it."""
    return list(ask(f"SELECT id, name FROM {_TABLES[direction]} ORDER BY sort_name, id"))  # noqa: S608 - names above


def filters_of(direction: Direction) -> tuple[Filter, ...]:
    """Those of the list of contracts of this direction."""
    category = direction.category
    return (
        Choice("status", _("Status"), lambda: Status.choices, _in_status, indexed=True),
        COMING_UP,
        KeyReference(
            "owner",
            pgettext_lazy("contract", "Owner"),
            "owner_id",
            names_of_users,
            indexed=True,
            key=OrNobody("owner_id"),
        ),
        KeyReference(
            category,
            CATEGORIES[direction],
            f"{category}_id",
            lambda _actor: names_of_categories(direction),
            indexed=True,
            key=OrNobody("product_group_id", "cost_type_id"),
        ),
        Beginning("relation", _("Relation"), "sort_relation"),
        FromDay("starts_from", _("Starts from"), "from_day", holds_days=True),
        UntilDay("starts_until", _("Starts through"), "from_day", holds_days=True),
        FromDay("ends_from", _("Ends from"), "until_day", holds_days=True, holds_day_after=True),
        UntilDay("ends_until", _("Ends through"), "until_day", holds_days=True, holds_day_after=True),
    )  # fmt: skip
