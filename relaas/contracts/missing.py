"""What a contract lacks for its next step (K2): all of it at once, each at the field where it is filled in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relaas.contracts.models import Contract, ContractLine, Direction, LineKind
from relaas.contracts.rules import lacking
from relaas.kernel import clock
from relaas.kernel.asked_often import rows_asked_often
from relaas.kernel.checking import Checking
from relaas.terms.models import VatRegime
from relaas.web import formats


@dataclass(frozen=True)
class Lines:
    """How many lines of a contract have an amount, and how many of those no VAT code."""

    items: int = 0
    without_vat: int = 0


def lines_of(ids: Collection[int]) -> Mapping[int, Lines]:
    """By contract, of those that have lines with an amount; one query."""
    return {contract: Lines(items, without_vat) for contract, items, without_vat in _counted(ids)}


@rows_asked_often
def _counted(ids: Collection[int]) -> QuerySet[ContractLine, Any]:
    items = ContractLine.objects.filter(contract__in=ids, kind=LineKind.ITEM).order_by()
    return items.values_list("contract").annotate(items=Count("pk"), without=Count("pk", filter=Q(vat_code=None)))


def check_nothing_lacks(contract: Contract, to: str, lines: Lines, checking: Checking) -> None:
    """Each thing that the step to this status needs and is not there, at its field."""
    for need in lacking(to, _standing(contract, lines, clock.today())):
        field, message = _told(need, contract, lines)
        checking.add("missing" if need != "valid_until" else "past", message, field)


def _standing(contract: Contract, lines: Lines, today: date) -> dict[str, bool]:
    regime = VatRegime(contract.vat_regime)
    return {
        "line": lines.items > 0,
        "vat_code": regime != VatRegime.STANDARD or not lines.without_vat,
        "valid_until": contract.valid_until is None or contract.valid_until > today,
        "option_until": contract.option_until is not None,
        "category": getattr(contract, f"{Direction(contract.direction).category}_id") is not None,
        "from_day": contract.from_day is not None,
        "invoice_address": contract.invoice_address_id is not None,
        "vat_number": not (contract.is_sales and regime.needs_vat_number) or bool(contract.relation.vat_number),
    }


def _told(need: str, contract: Contract, lines: Lines) -> tuple[str, str]:
    """The field, and the sentence."""
    match need:
        case "line":
            return "lines", _("It has no lines yet.")
        case "vat_code":
            count = lines.without_vat
            told = ngettext("%(count)d line has no VAT code.", "%(count)d lines have no VAT code.", count)
            return "lines", told % {"count": count}
        case "valid_until":
            held = formats.day(contract.valid_through) if contract.valid_through else ""
            return "valid_until", _("The quote held through %(day)s; give a later day.") % {"day": held}
        case "option_until":
            return "option_until", _("Fill in until when the option runs.")
        case "category" if contract.is_sales:
            return "product_group", _("Choose a product group.")
        case "category":
            return "cost_type", _("Choose a cost type.")
        case "from_day":
            return "from_day", _("Fill in the day on which it starts.")
        case "invoice_address":
            return "invoice_address", _("Choose the invoice address.")
    regime = VatRegime(contract.vat_regime).label
    return "vat_number", _("%(regime)s needs the VAT number of %(name)s.") % {
        "regime": regime,
        "name": contract.relation.name,
    }
