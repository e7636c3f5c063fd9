"""Facts of a line: the columns that people fill in, with their labels, checks and how the story tells them (K3)."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from relaas.contracts.models import LineKind
from relaas.kernel.amounts import check_percentage, check_price, check_quantity
from relaas.kernel.refusals import Refused
from relaas.parties.facts.fact import Fact, choice_fact, text_fact
from relaas.web import formats

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ZERO, ONE = Decimal(0), Decimal(1)


def _price(given: Any) -> Decimal:
    found = check_price(given)
    if found is None:
        raise Refused("required", gettext("Fill this in."))
    return found


def _one_of_a_list(label: "StrOrPromise") -> Fact:
    """A row of a maintained list, or none; a text is what somebody pasted that stands on no list."""
    return Fact(label, _row, keep=lambda row: row.name if row else "")


def _row(given: Any) -> Any:
    if isinstance(given, str) and given:
        raise Refused("choice", gettext("“%(given)s” is not on the list.") % {"given": given[:60]})
    return given or None


def _number(value: Decimal | None) -> str:
    return "" if value is None else str(value)


def _told_number(kept: str) -> str:
    return formats.number(formats.shortest(Decimal(kept))) if kept else ""


def _told_price(kept: str) -> str:
    return formats.unit_price(Decimal(kept)) if kept else ""


def _told_percentage(kept: str) -> str:
    return formats.percentage(Decimal(kept)) if kept else ""


# An empty quantity is one, an empty discount none; a price is always said.
LINE_FACTS: dict[str, Fact] = {
    "kind": choice_fact(_("Kind"), LineKind),
    "description": text_fact(_("Description"), 500),
    "quantity": Fact(
        pgettext_lazy("contract line", "Quantity"),
        lambda given: ONE if (found := check_quantity(given)) is None else found,
        keep=_number,
        tell=_told_number,
    ),
    "price_unit": _one_of_a_list(pgettext_lazy("contract line", "Unit")),
    "price": Fact(pgettext_lazy("contract line", "Price"), _price, keep=_number, tell=_told_price),
    "discount": Fact(
        pgettext_lazy("contract line", "Discount"),
        lambda given: check_percentage(given) or ZERO,
        keep=_number,
        tell=_told_percentage,
    ),
    "vat_code": _one_of_a_list(pgettext_lazy("contract line", "VAT")),
    "cost_price": Fact(pgettext_lazy("contract line", "Cost price"), check_price, keep=_number, tell=_told_price),
    "remark": text_fact(_("Remark"), 1000),
}

# What a heading or a subtotal has; the rest is that of a line alone.
OF_EVERY_KIND = ("kind", "description", "remark")
EMPTY: dict[str, Any] = {
    "quantity": ZERO, "price_unit": None, "price": ZERO, "discount": ZERO, "vat_code": None, "cost_price": None,
}  # fmt: skip
SECRET = frozenset({"cost_price"})
