"""What of its own this room hangs on the page of a contract: price agreements, and its two cards of facts."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from relaas.contracts.models import Contract, Interval
from relaas.contracts.page import PARTS, ContractPage, Part, Place
from relaas.contracts.price_notes import digest_of, reading_of
from relaas.web.formats import day


def duration(contract: Contract) -> str:
    """*01-01-2027 t/m 31-12-2027, verlengt vanzelf*."""
    parts = []
    if contract.from_day and contract.last_day:
        parts.append(
            _("%(first)s through %(last)s") % {"first": day(contract.from_day), "last": day(contract.last_day)}
        )
    elif contract.from_day:
        parts.append(_("from %(first)s") % {"first": day(contract.from_day)})
    elif contract.last_day:
        parts.append(_("through %(last)s") % {"last": day(contract.last_day)})
    if contract.auto_renew:
        parts.append(_("renews by itself"))
    return ", ".join(parts)


def invoiced(contract: Contract) -> str:
    """*Per maand, achteraf*; what is invoiced once has no period."""
    interval = contract.get_interval_display()
    once = contract.interval == Interval.ONCE
    return str(interval) if once else f"{interval}, {str(contract.get_invoice_moment_display()).lower()}"


def printed(contract: Contract) -> str:
    """What stands in the reference of its invoices."""
    named = (
        (contract.reference_number, _("number")),
        (contract.reference_period, _("period")),
        (contract.reference_description, _("description")),
    )
    return ", ".join(label for is_on, label in named if is_on)


def _request(page: ContractPage) -> Mapping[str, Any]:
    return {"duration": duration(page.contract)}


def _invoicing(page: ContractPage) -> Mapping[str, Any]:
    return {"invoiced": invoiced(page.contract), "printed": printed(page.contract)}


def _price_note(page: ContractPage) -> Mapping[str, Any]:
    if not page.contract.relation.price_note:
        return {}
    return {"reading": reading_of(page.contract), "digest": digest_of(page.contract.relation)}


PARTS.add("price_note", Part("price_note", Place.BANNER, 10, "contracts/price_note.html", _price_note))
PARTS.add("request", Part("request", Place.CARD, 10, "contracts/cards/request.html", _request))
PARTS.add("invoicing", Part("invoicing", Place.CARD, 20, "contracts/cards/invoicing.html", _invoicing))
PARTS.add("deeds", Part("deeds", Place.DEEDS, 90, "contracts/deeds.html"))
