"""Facts of a contract: the columns that people fill in, with their labels, checks and how the story tells them."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from relaas.contracts.models import Interval, InvoiceMoment
from relaas.kernel.identifiers.internet import check_email
from relaas.kernel.refusals import Refused
from relaas.parties.facts.fact import Fact, choice_fact, day_fact, last_day_fact, text_fact, yes_no_fact
from relaas.terms.models import VatRegime

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST_MONTHS = 120
LONGEST_NUMBER = 40


def _row(label: "StrOrPromise") -> Fact:
    """A row of another table, or none; the story keeps what it was called."""
    return Fact(label, lambda given: given or None, keep=lambda row: str(row) if row else "")


def _months(label: "StrOrPromise") -> Fact:
    return Fact(label, _check_months, tell=lambda kept: str(kept or ""))


def _check_months(given: Any) -> int | None:
    """Whole months, or none (`months`)."""
    written = str(given if given is not None else "").strip()
    if not written:
        return None
    if not (written.isascii() and written.isdigit()) or len(written) > 4 or int(written) > MOST_MONTHS:
        reason = gettext("Give a whole number of months, at most %(most)d.")
        raise Refused("months", reason % {"most": MOST_MONTHS})
    return int(written)


CONTRACT_FACTS: dict[str, Fact] = {
    "description": text_fact(_("Description"), 200, required=True),
    "product_group": _row(_("Product group")),
    "cost_type": _row(_("Cost type")),
    "from_day": day_fact(pgettext_lazy("period", "From")),
    "until_day": last_day_fact(pgettext_lazy("period", "Through")),
    "valid_until": last_day_fact(_("Quote valid through")),
    "owner": _row(pgettext_lazy("contract", "Owner")),
    "external_reference": text_fact(_("External reference"), 80),
    "department": text_fact(_("Department"), 120),
    "attention": text_fact(_("For the attention of"), 120),
    "delivery_address": _row(_("Delivery address")),
    "end_customer": _row(_("End customer")),
    "notice_months": _months(_("Notice period in months")),
    "auto_renew": yes_no_fact(_("Renews by itself")),
    "remind_on": day_fact(_("Remind on")),
}

INVOICING_FACTS: dict[str, Fact] = {
    "vat_regime": choice_fact(_("VAT regime"), VatRegime),
    "invoice_address": _row(_("Invoice address")),
    "invoice_email": Fact(_("Invoices to"), check_email),
    "payment_term": _row(_("Payment term")),
    "document_scheme": _row(_("Document scheme")),
    "invoice_moment": choice_fact(_("Invoice moment"), InvoiceMoment),
    "interval": choice_fact(_("Interval"), Interval),
    "reference_number": yes_no_fact(_("Number in the reference")),
    "reference_period": yes_no_fact(_("Period in the reference")),
    "reference_description": yes_no_fact(_("Description in the reference")),
}

FACTS: dict[str, Fact] = {**CONTRACT_FACTS, **INVOICING_FACTS}
